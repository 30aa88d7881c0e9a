"""Marked values go through every door; none of them may come out of a log, a metric or a refusal."""
import uuid

import pytest
from installation import good_body

MARK = "zq" + uuid.uuid4().hex[:12]


def marked(manifest):
    body = good_body(manifest)
    for field in manifest["fields"]:
        if field["kind"] in ("name", "comment", "address"):
            body["values"][field["name"]] = f"{MARK} {field['kind']}"
        if field["kind"] == "email":
            body["values"][field["name"]] = f"{MARK}@example.by"
    body["page_url"] = f"https://shop.example.by/{MARK}"
    return body


@pytest.mark.late
def test_keeps_persons_out_of_logs_metrics_and_refusals(placet):
    form = placet.form("by")
    user_agent = {"User-Agent": f"Browser {MARK}"}
    refusals = []
    accepted = placet.submit(form, marked(placet.manifest(form)), headers=user_agent)
    assert accepted.status_code == 201, accepted.text

    replay = marked(placet.manifest(form))
    replay["consents"] = []
    refusals.append(placet.submit(form, replay, headers=user_agent))
    bad_values = marked(placet.manifest(form))
    for name in bad_values["values"]:
        bad_values["values"][name] = f"{MARK}@{MARK}@" * 400
    refusals.append(placet.submit(form, bad_values))
    extra = marked(placet.manifest(form))
    extra["token"] = MARK
    refusals.append(placet.submit(form, extra))
    refusals.append(placet.submit(form, f'{{"token":"{MARK}'.encode()))
    nobody = placet.nobody()
    refusals.append(nobody.post("/api/v1/sessions", json={
        "email": f"{MARK}@example.by", "password": MARK}))
    refusals.append(nobody.get(f"/api/v1/contacts?q={MARK}@example.by"))
    refusals.append(nobody.get("/api/v1/companies", headers={"Authorization": f"Bearer {MARK}"}))
    refusals.append(nobody.get("/api/v1/companies", headers={"Cookie": f"placet_session={MARK}"}))
    refusals.append(nobody.get(f"/r/{MARK}", headers={"Accept": "application/json"}))
    owner = placet.staff("owner")
    found = owner.get(f"/api/v1/contacts?q={MARK}@example.by")
    assert found.status_code == 200, found.text
    refusals.append(owner.post("/api/v1/staff", json={
        "email": f"{MARK}", "name": MARK, "roles": ["editor"], "password": MARK}))

    for refusal in refusals:
        assert 400 <= refusal.status_code < 500, refusal.text
        assert MARK not in refusal.text.replace(f"?q={MARK}", ""), refusal.text
    assert MARK not in nobody.get("/metrics").text
    assert MARK not in placet.log_file.read_text(errors="replace")
    tiles = nobody.get(f"/log/{placet.demo['log']}/checkpoint").text
    assert MARK not in tiles
    assert MARK not in str(owner.get("/api/v1/trail?limit=200").json())


@pytest.mark.late
def test_counts_requests_in_its_metrics_without_telling_who(placet):
    metrics = placet.nobody().get("/metrics")
    assert metrics.status_code == 200
    assert "placet_" in metrics.text
    assert "@" not in metrics.text
