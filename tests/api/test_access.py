"""Default deny: every operation is called as every role, as every kind of key and as nobody."""
import pathlib

import access_table
import pytest
from installation import PASSWORD, ROLES, SCOPES

TABLE = pathlib.Path(__file__).with_name("access_table.txt")


def test_serves_the_callers_that_were_reviewed(openapi):
    assert access_table.table(openapi) == TABLE.read_text(encoding="utf-8"), \
        "read the difference, then: placet openapi | tests/api/access_table.py > " + str(TABLE)


def test_names_at_least_one_role_for_every_staff_operation(openapi):
    for method, path, operation in access_table.operations(openapi):
        if operation["x-audience"] == "staff":
            assert operation.get("x-roles"), (method, path)
        elif path.startswith("/api/"):
            assert path in ("/api/v1/sessions", "/api/v1/setup", "/api/v1/openapi.json"), path


def callers_of(placet):
    yield placet.nobody(), None, None
    for role in ROLES:
        email = f"access-{role}@staff.example"
        placet.make_staff(email, [role])
        yield placet.sign_in(email, PASSWORD, role), role, None
    for scope in SCOPES:
        yield placet.integration(scope), None, scope


@pytest.mark.late
def test_answers_every_operation_as_the_table_says(placet, openapi):
    wrong = []
    for client, role, scope in callers_of(placet):
        for method, path, operation in access_table.operations(openapi):
            if operation["x-audience"] != "staff" or operation["operationId"] == "signOut":
                continue
            may = role in operation.get("x-roles", []) or scope in access_table.scopes(operation)
            body = {"json": {}} if "requestBody" in operation else {}
            answer = client.request(method, access_table.filled(path), stream=True, **body)
            code = ""
            if answer.headers.get("Content-Type", "").startswith("application/problem+json"):
                code = answer.json()["code"]
            answer.close()
            if may:
                good = answer.status_code < 500 and code not in (
                    "unauthenticated", "forbidden", "csrf", "session_invalid", "key_invalid")
            elif client.name == "nobody":
                good = (answer.status_code, code) == (401, "unauthenticated")
            else:
                good = (answer.status_code, code) == (403, "forbidden")
            if not good:
                wrong.append(f"{operation['operationId']} as {client.name}: "
                             f"{answer.status_code} {code}, may call: {may}")
    assert wrong == []


def test_shows_another_workspace_nothing(placet, owner):
    for path in ("/api/v1/companies/co_aaaaaaaaaaaaaaaa", "/api/v1/forms/f_aaaaaaaaaaaaaaaa"):
        assert owner.get(path).status_code == 404
