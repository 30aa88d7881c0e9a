"""Every refusal of a submission, each with the proof that nothing was stored."""
import copy
import datetime
import json
import uuid

import pytest
from installation import assert_problem, good_body

pytestmark = pytest.mark.usefixtures("unchanged")


@pytest.fixture(params=["by", "ru", "gdpr"])
def form(request, placet):
    try:
        return placet.form(request.param)
    except StopIteration:
        pytest.skip("the demo has no form under " + request.param)


@pytest.fixture
def manifest(placet, form):
    return placet.manifest(form)


def required(manifest):
    return [a["agreement"] for a in manifest["agreements"] if a["required"]]


def test_refuses_without_a_required_agreement(placet, form, manifest):
    needed = required(manifest)
    assert needed, "the demo's form asks for nothing"
    unticked = good_body(manifest)
    for consent in unticked["consents"]:
        consent["checked"] = False
    absent = good_body(manifest)
    absent["consents"] = []
    for body in (unticked, absent):
        problem = assert_problem(placet.submit(form, body), 422, "consent_required")
        assert sorted(f["field"] for f in problem["invalid"]) == sorted(needed)


def test_refuses_a_text_that_was_not_read_to_its_end(placet, form, manifest):
    gated = [a["agreement"] for a in manifest["agreements"] if a["read_gate"]]
    if not gated:
        pytest.skip("no agreement of this form has to be read")
    for acts in ({"text_opened": False, "end_reached": False},
                 {"text_opened": True, "end_reached": False}, {}):
        body = good_body(manifest)
        for consent in body["consents"]:
            if consent["agreement"] in gated:
                consent["acts"] = acts
        assert_problem(placet.submit(form, body), 422, "read_gate_unmet")


def test_refuses_bad_values_and_names_the_fields(placet, form, manifest):
    bad = {"email": "nobody", "phone": "12", "birth_date": "1990-02-31", "number": "many",
           "choice": "none of these"}
    for field in manifest["fields"]:
        if field["kind"] in bad:
            body = good_body(manifest)
            body["values"][field["name"]] = bad[field["kind"]]
            problem = assert_problem(placet.submit(form, body), 422, "invalid")
            assert [f["field"] for f in problem["invalid"]] == ["values." + field["name"]]
        if field["required"]:
            body = good_body(manifest)
            del body["values"][field["name"]]
            problem = assert_problem(placet.submit(form, body), 422, "invalid")
            assert [f["field"] for f in problem["invalid"]] == ["values." + field["name"]]


def test_refuses_a_value_that_is_too_long(placet, form, manifest):
    for field in manifest["fields"]:
        if field["kind"] not in ("name", "comment", "address"):
            continue
        body = good_body(manifest)
        body["values"][field["name"]] = "я" * (field["max_length"] + 1)
        assert_problem(placet.submit(form, body), 422, "invalid")


def test_refuses_an_agreement_of_another_form(placet, form, manifest):
    other = next(f["id"] for f in placet.demo["forms"] if f["id"] != form)
    body = good_body(manifest)
    body["consents"].append(good_body(placet.manifest(other))["consents"][0])
    assert_problem(placet.submit(form, body), 422, "invalid")


def test_refuses_forged_and_foreign_tokens(placet, form, manifest):
    other = next(f["id"] for f in placet.demo["forms"] if f["id"] != form)
    token = manifest["token"]
    middle = len(token) // 2
    changed = token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1:]
    for forged in (changed, token[:-2], token + "AA", "", "x" * 300,
                   placet.manifest(other)["token"]):
        body = {**good_body(manifest), "token": forged}
        answer = placet.submit(form, body)
        assert answer.status_code == 422, answer.text
        assert answer.json()["code"] in ("token_invalid", "invalid"), answer.text


def test_refuses_an_expired_token(placet, form, manifest):
    expires = datetime.datetime.fromisoformat(manifest["expires"].replace("Z", "+00:00"))
    try:
        placet.set_clock(expires + datetime.timedelta(seconds=1))
        answer = placet.submit(form, good_body(manifest))
    finally:
        placet.release_clock()
    assert_problem(answer, 422, "token_invalid")


def test_refuses_other_sites(placet, form, manifest):
    for origin in ("https://evil.example", "null", "http://localhost:1"):
        answer = placet.submit(form, good_body(manifest), headers={"Origin": origin})
        assert_problem(answer, 403, "origin_not_allowed")
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_refuses_forms_that_do_not_exist(placet, form, manifest):
    assert_problem(placet.submit("f_aaaaaaaaaaaaaaaa", good_body(manifest)), 404, "form_not_found")
    missing = placet.nobody().get("/e/v1/forms/f_aaaaaaaaaaaaaaaa/manifest")
    assert_problem(missing, 404, "form_not_found")


def test_refuses_ten_megabytes(placet, form, manifest):
    body = good_body(manifest)
    body["values"]["comment"] = "x" * 10_000_000
    try:
        answer = placet.submit(form, json.dumps(body).encode())
    except OSError:
        return    # closed while we were still sending: refused as well
    assert_problem(answer, 413, "body_too_large")


def test_refuses_unknown_fields_at_every_depth(placet, form, manifest):
    top = good_body(manifest)
    top["extra"] = 1
    value = good_body(manifest)
    value["values"]["salary"] = "1000"
    consent = good_body(manifest)
    consent["consents"][0]["extra"] = True
    acts = good_body(manifest)
    acts["consents"][0]["acts"]["scrolled"] = True
    for body in (top, value, consent, acts):
        answer = placet.submit(form, body)
        assert_problem(answer, 422, "unknown_field")


def test_refuses_what_is_not_text(placet, form, manifest):
    text = json.dumps(good_body(manifest))
    broken = text.encode().replace(b'"page_url": "', b'"page_url": "\xff\xfe')
    assert_problem(placet.submit(form, broken), 400, "json_malformed")
    for bad in (b"", b"{", b"null", b"[]", b'{"token":1}'):
        answer = placet.submit(form, bad)
        assert answer.status_code in (400, 422), answer.text

    with_nul = copy.deepcopy(good_body(manifest))
    first = next(f["name"] for f in manifest["fields"] if f["kind"] in ("name", "comment"))
    with_nul["values"][first] = "Анна\0Ковалёва"
    answer = placet.submit(form, with_nul)
    assert answer.status_code in (400, 422), answer.text
    assert answer.json()["code"] in ("invalid", "json_malformed")


def test_refuses_a_body_without_its_type(placet, form, manifest):
    answer = placet.submit(form, json.dumps(good_body(manifest)).encode(),
                           headers={"Content-Type": "text/plain"})
    assert_problem(answer, 400, "content_type")


def test_stores_nothing_when_a_page_is_only_looked_at(placet, form):
    nobody = placet.nobody()
    manifest = placet.manifest(form)
    for path in (f"/f/{form}", manifest["agreements"][0]["text_url"],
                 "/a/by-hash/" + manifest["agreements"][0]["text_sha256"], "/e/form.js"):
        answer = nobody.get(path)
        assert answer.status_code == 200, path
        assert "Set-Cookie" not in answer.headers, path
    assert not nobody.cookies


def test_asks_for_an_idempotency_key_or_lives_without_one_but_never_stores_a_refusal(
        placet, form, manifest):
    key = uuid.uuid4().hex
    body = good_body(manifest)
    body["consents"] = []
    for _ in range(2):
        assert_problem(placet.submit(form, body, key=key), 422, "consent_required")
