"""The register shows what happened and cannot be edited."""
import pytest
from installation import assert_problem, good_body


@pytest.fixture(scope="module")
def recorded(placet):
    form = placet.form("by")
    answer = placet.submit(form, good_body(placet.manifest(form)))
    assert answer.status_code == 201, answer.text
    return answer.json()["receipts"][0]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_refuses_to_change_or_delete_a_row_and_remembers_who_tried(
        placet, owner, recorded, method):
    path = f"/api/v1/register/{recorded['index']}"
    before = owner.get(path).json()
    tries = len(placet.trail("register.change_refused"))
    answer = owner.request(method, path, json={"state": "withdrawn"})
    assert_problem(answer, 405, "register_append_only")
    assert "GET" in answer.headers.get("Allow", "GET")
    assert owner.get(path).json() == before
    assert len(placet.trail("register.change_refused")) == tries + 1


def test_shows_a_record_with_its_text_and_proof(placet, owner, recorded):
    row = owner.get(f"/api/v1/register/{recorded['index']}").json()
    assert row["act"] == recorded["outcome"]
    assert row["source"]["id"] == placet.form("by")
    text = placet.nobody().get(f"/a/by-hash/{row['text_sha256']}")
    assert text.status_code == 200
    import hashlib
    assert hashlib.sha256(text.content).hexdigest() == row["text_sha256"]
    listed = owner.get("/api/v1/register", params={"q": row["subject"]}).json()["items"]
    assert row["leaf_hash"] in [one["leaf_hash"] for one in listed]
    proof = owner.get(f"/api/v1/register/{recorded['index']}/proof").json()
    assert proof["index"] == recorded["index"] < proof["size"]


def test_masks_persons_from_operators_and_auditors(placet, recorded):
    path = f"/api/v1/register/{recorded['index']}"
    assert placet.staff("privacy_officer").get(path).json()["personal"]["email"]
    for role in ("operator", "auditor"):
        shown = placet.staff(role).get(path)
        assert shown.status_code == 200, shown.text
        assert "Ковалёва" not in shown.text and "612-34-56" not in shown.text


def test_finds_no_row_beyond_the_end(placet, owner):
    assert_problem(owner.get("/api/v1/register/99999999"), 404, "entry_not_found")
    assert owner.get("/api/v1/register/-1").status_code in (400, 404, 422)


def test_tells_everybody_who_reads_lists_the_names_of_colleagues_and_nothing_more(placet):
    items = placet.staff("auditor").get("/api/v1/staff/names").json()["items"]
    assert len(items) >= 5
    assert all(set(one) == {"id", "name"} for one in items)
