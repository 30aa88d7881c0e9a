"""What an accepted submission leaves, once, whatever is repeated; and what is typed stays text."""
import uuid

import pytest
from installation import assert_problem, good_body


@pytest.fixture
def form(placet):
    return placet.form("by")


def test_records_one_submission_once_for_one_key(placet, form):
    body, key = good_body(placet.manifest(form)), uuid.uuid4().hex
    first = placet.submit(form, body, key=key)
    assert first.status_code == 201, first.text
    assert "Idempotency-Replayed" not in first.headers
    after_first = placet.stored()

    again = placet.submit(form, body, key=key)
    assert again.status_code == 201, again.text
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.json() == first.json()

    other = good_body(placet.manifest(form))
    assert_problem(placet.submit(form, other, key=key), 422, "idempotency_mismatch")
    assert placet.stored() == after_first


def test_takes_a_token_once(placet, form):
    body = good_body(placet.manifest(form))
    assert placet.submit(form, body).status_code == 201
    after = placet.stored()
    assert_problem(placet.submit(form, body), 422, "token_invalid")
    assert placet.stored() == after


def test_appends_one_entry_for_each_agreement_and_answers_with_links_that_work(placet, form):
    manifest = placet.manifest(form)
    before = placet.log_size()
    answer = placet.submit(form, good_body(manifest))
    assert answer.status_code == 201, answer.text
    receipts = answer.json()["receipts"]
    assert [r["agreement"] for r in receipts] == [a["agreement"] for a in manifest["agreements"]]
    assert all(r["outcome"] == "given" for r in receipts)
    assert placet.log_size() >= before + len(receipts)
    for receipt in receipts:
        page = placet.nobody().get(receipt["receipt_url"])
        assert page.status_code == 200
        shown = placet.nobody().get(receipt["withdraw_url"])
        assert shown.status_code == 200
    # A GET changed nothing: links in mail are opened by machines.
    row = placet.staff("owner").get(f"/api/v1/register/{receipts[0]['index']}").json()
    assert row["state"] == "given"


MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
FORMULA = '=HYPERLINK("http://evil.example";"x")'


@pytest.mark.parametrize("typed", [MARKUP, FORMULA, "'; DROP TABLE staff; --", "{{7*7}}${7*7}"])
def test_keeps_what_is_typed_as_text(placet, form, typed):
    manifest = placet.manifest(form)
    body = good_body(manifest)
    names = [f["name"] for f in manifest["fields"] if f["kind"] in ("name", "comment", "address")]
    assert names
    for name in names:
        body["values"][name] = typed
    answer = placet.submit(form, body)
    assert answer.status_code == 201, answer.text
    receipt = answer.json()["receipts"][0]
    page = placet.nobody().get(receipt["receipt_url"])
    assert "<img src=x" not in page.text and "<script>alert" not in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    shown = placet.staff("owner").get(f"/api/v1/register/{receipt['index']}")
    assert shown.headers["Content-Type"].startswith("application/json")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    if shown.json().get("personal"):
        assert typed in [v["value"] for v in shown.json()["personal"]["values"]] + [
            shown.json()["personal"]["name"]]


def test_records_an_unticked_option_as_not_given(placet):
    for form in (f["id"] for f in placet.demo["forms"]):
        manifest = placet.manifest(form)
        optional = [a["agreement"] for a in manifest["agreements"] if not a["required"]]
        if not optional:
            continue
        body = good_body(manifest)
        for consent in body["consents"]:
            if consent["agreement"] in optional:
                consent["checked"] = False
        answer = placet.submit(form, body)
        assert answer.status_code == 201, answer.text
        outcomes = {r["agreement"]: r["outcome"] for r in answer.json()["receipts"]}
        assert all(outcomes[a] == "not_given" for a in optional)
        return
    pytest.skip("the demo has no optional agreement")


def test_withdraws_by_an_act_only(placet, form):
    receipt = placet.submit(form, good_body(placet.manifest(form))).json()["receipts"][0]
    link = receipt["withdraw_url"]
    row = f"/api/v1/register/{receipt['index']}"
    for _ in range(2):
        assert placet.nobody().get(link).status_code == 200
    assert placet.staff("owner").get(row).json()["state"] == "given"
    done = placet.nobody().post(link, data={"List-Unsubscribe": "One-Click"})
    assert done.status_code in (200, 303), done.text
    assert placet.staff("owner").get(row).json()["state"] == "withdrawn"
    size = placet.log_size()
    placet.nobody().post(link, data={"List-Unsubscribe": "One-Click"})
    assert placet.log_size() == size, "a second press recorded a second withdrawal"
