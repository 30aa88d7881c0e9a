"""Laws as a workspace has them, and deadlines reckoned under them."""
import datetime
import pathlib

import pytest
from installation import Installation, assert_problem, good_body
from publish import make_agreement, make_form, publish_form

EDITS = "/api/v1/law-profiles/{}/edits"


def profile(client, law, version=None):
    items = client.get("/api/v1/law-profiles").json()["items"]
    return next(item for item in items if item["id"] == law
                and (version is None or item["version"] == version))


def edit(client, law, path, value, reason="as counsel advised", **options):
    return client.put(EDITS.format(law), json={"path": path, "value": value, "reason": reason},
                      **options)


def restore(client, law, path):
    return client.delete(EDITS.format(law), params={"path": path})


def deadline(client, **question):
    return client.get("/api/v1/calendars/deadline", params=question)


def test_tells_which_version_of_each_law_is_in_force(owner):
    items = owner.get("/api/v1/law-profiles", headers={"Accept-Language": "be"}).json()["items"]
    assert {item["id"] for item in items} == {"gdpr", "gdpr-de", "ru-152fz", "by-99z", "none"}
    belarus = profile(owner, "by-99z")
    assert belarus["state"] == "in_force" and belarus["valid_from"] == "2021-11-15"
    assert belarus["time_zone"] == "Europe/Minsk" and belarus["calendar"] == "BY"
    assert "access" in belarus["rights"] and belarus["capture"]["silence"] == "forbid"


def test_keeps_an_edit_with_its_author_and_reason_and_gives_it_back(placet, owner):
    officer = placet.staff("privacy_officer")
    before = profile(owner, "by-99z")["revision"]
    made = edit(officer, "by-99z", "requests.erase.term", "10D", "internal rule of 1 November")
    assert made.status_code == 200, made.text
    shown = made.json()["edits"][-1]
    assert shown["path"] == "requests.erase.term"
    assert (shown["value"], shown["standard"]) == ("10D", "15D")
    assert shown["reason"] == "internal rule of 1 November" and shown["by"].startswith("st_")
    assert made.json()["revision"] > before
    assert made.headers["ETag"] == f'"{made.json()["revision"]}"'
    asked = {"profile": "by-99z", "right": "erase", "received": "2026-11-22T09:00:00Z"}
    assert deadline(owner, **asked).json()["due_date"] == "2026-12-02"
    back = restore(officer, "by-99z", "requests.erase.term")
    assert back.status_code == 200 and back.json()["edits"] == []
    assert deadline(owner, **asked).json()["due_date"] == "2026-12-07"
    history = owner.get(EDITS.format("by-99z")).json()["items"]
    assert [row["value"] for row in history][:2] == [None, "10D"]
    assert placet.trail("law_profile.edit") and placet.trail("law_profile.restore")
    assert_problem(restore(officer, "by-99z", "requests.erase.term"), 404, "law_edit_not_found")


@pytest.mark.parametrize("path, value, field, code", [
    ("consent.capture.papper", "allow", "consent.capture.papper", "law_path"),
    ("consent.capture.paper", "yes", "consent.capture.paper", "law_value"),
    ("requests.access.term", "soon", "requests.access.term", "law_value"),
    ("valid_from", "2030-01-01", "valid_from", "law_path"),
    ("requests.access.term", None, "value", "required")])
def test_refuses_an_edit_that_the_data_could_not_say(owner, path, value, field, code):
    problem = assert_problem(edit(owner, "by-99z", path, value), 422, "invalid")
    assert {(fault["field"], fault["code"]) for fault in problem["invalid"]} >= {(field, code)}


def test_lets_only_those_who_answer_for_it_edit_a_law(placet, owner):
    for role in ("editor", "operator", "auditor"):
        assert edit(placet.staff(role), "by-99z", "requests.access.term", "3WD").status_code == 403
    key = placet.integration("admin")
    assert edit(key, "by-99z", "requests.access.term", "3WD").status_code == 403
    stale = edit(owner, "gdpr", "requests.withdraw.answer", "14D", headers={"If-Match": '"99999"'})
    assert_problem(stale, 412, "edit_conflict")
    assert_problem(edit(owner, "by-98z", "requests.access.term", "3WD"), 404, "law_profile_unknown")


def test_publishes_by_the_workspace_s_own_rules(placet, owner):
    company, agreement = make_agreement(owner, "ru-152fz")
    form = make_form(owner, company, agreement, 3)
    assert_problem(publish_form(owner, form), 422, "override_required")
    made = edit(owner, "ru-152fz", "consent.capture.checkbox_preticked", "forbid")
    assert made.status_code == 200, made.text
    try:
        problem = assert_problem(publish_form(owner, form), 422, "publish_refused")
        assert problem["verdicts"][0]["verdict"] == "forbid"
    finally:
        restore(owner, "ru-152fz", "consent.capture.checkbox_preticked")
    assert_problem(publish_form(owner, form), 422, "override_required")


def test_keeps_with_a_record_the_state_of_the_law_that_it_was_made_under(placet, owner):
    made = edit(owner, "by-99z", "consent.proof_retention.after_end", "2Y")
    assert made.status_code == 200, made.text
    revision = made.json()["revision"]
    try:
        company, agreement = make_agreement(owner, "by-99z")
    finally:
        restore(owner, "by-99z", "consent.proof_retention.after_end")
    version = owner.get(f"/api/v1/agreements/{agreement['id']}/versions").json()["items"][0]
    assert (version["law_version"], version["law_revision"]) == (1, revision)
    form = make_form(owner, company, agreement, 4)
    published = publish_form(owner, form)
    assert published.status_code == 200, published.text
    assert published.json()["verdicts"][0]["law_revision"] == revision + 1
    answer = placet.submit(form["id"], good_body(placet.manifest(form["id"])))
    assert answer.status_code == 201, answer.text
    index = answer.json()["receipts"][0]["index"]
    law = owner.get(f"/api/v1/register/{index}").json()["law"]
    assert law == {"profile": "by-99z", "version": 1, "parent_version": 0, "revision": revision}


def test_lists_calendars_with_what_they_do_not_know(owner):
    items = {item["id"]: item for item in owner.get("/api/v1/calendars").json()["items"]}
    assert len(items) == 29 + 16
    states = {year["year"]: year["state"] for year in items["BY"]["years"]}
    assert states[2026] == "complete" and states[2028] == "no_transfers"
    assert {year["state"] for year in items["DE-BY"]["years"] if year["year"] <= 2030} == {"complete"}


@pytest.mark.parametrize("law, right, received, due", [
    ("gdpr-de", "access", "2026-11-22T09:00:00Z", "2026-12-22"),
    ("ru-152fz", "access", "2026-11-22T09:00:00Z", "2026-12-04"),
    ("ru-152fz", "rectify", "2026-11-22T09:00:00Z", "2026-12-01"),
    ("ru-152fz", "withdraw", "2026-11-22T09:00:00Z", "2026-12-22"),
    ("by-99z", "access", "2026-11-22T09:00:00Z", "2026-11-27"),
    ("by-99z", "erase", "2026-11-22T09:00:00Z", "2026-12-07"),
    ("gdpr-de", "access", "2027-01-31T09:00:00Z", "2027-03-01"),
    ("by-99z", "breach", "2026-11-20T09:00:00Z", "2026-11-25"),
    ("gdpr-de", "breach", "2026-11-20T17:00:00Z", "2026-11-23"),
    ("by-99z,gdpr-de,ru-152fz", "access", "2026-11-22T09:00:00Z", "2026-11-27")])
def test_reckons_a_deadline_with_every_step(owner, law, right, received, due):
    answer = deadline(owner, profile=law, right=right, received=received)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["due_date"] == due and body["steps"][-1]["date"] <= due
    assert all(step["why"] for step in body["steps"])
    assert len(body["all"]) >= len(law.split(","))


def test_extends_a_term_and_lets_hours_run(owner):
    asked = {"profile": "gdpr-de", "right": "access", "received": "2026-11-22T09:00:00Z"}
    assert deadline(owner, **asked, extended=1).json()["due_date"] == "2027-02-22"
    asked = {"profile": "ru-152fz", "right": "access", "received": "2026-11-22T09:00:00Z"}
    assert deadline(owner, **asked, extended=1).json()["due_date"] == "2026-12-11"
    over_night = deadline(owner, profile="gdpr-de", right="breach", zone="Europe/Berlin",
                          received="2026-10-23T18:00:00+02:00").json()
    assert over_night["due"] == "2026-10-26T16:00:00.000Z"


def test_warns_of_what_it_does_not_know_in_the_reader_s_language(owner):
    asked = {"profile": "by-99z", "right": "access", "received": "2026-12-29T09:00:00Z"}
    answer = owner.get("/api/v1/calendars/deadline", params=asked,
                       headers={"Accept-Language": "be"})
    assert answer.json()["warnings"] == [
        "Пераносы рабочых дзён на 2027 год невядомыя (Беларусь): праверце тэрмін"]
    asked = {"profile": "gdpr", "right": "access", "received": "2026-11-22T09:00:00Z"}
    assert len(deadline(owner, **asked).json()["warnings"]) == 1
    assert deadline(owner, **asked, calendar="PL").json()["warnings"] == []


@pytest.mark.parametrize("question, status, code, field", [
    ({"profile": "by-99z"}, 422, "invalid", ("right", "required")),
    ({"right": "access"}, 422, "invalid", ("profile", "required")),
    ({"profile": "by-98z", "right": "access"}, 404, "law_profile_unknown", None),
    ({"profile": "by-99z", "right": "portability"}, 404, "right_unknown", None),
    ({"profile": "by-99z", "right": "access", "received": "noon"}, 422, "invalid",
     ("received", "not_a_time")),
    ({"profile": "by-99z", "right": "access", "zone": "Minsk"}, 422, "invalid",
     ("zone", "time_zone_unknown")),
    ({"profile": "by-99z", "right": "access", "calendar": "XX"}, 422, "invalid",
     ("calendar", "calendar_unknown")),
    ({"profile": "ru-152fz", "right": "access", "received": "2020-01-01T00:00:00Z"}, 409,
     "law_not_in_force", None)])
def test_refuses_a_question_that_it_cannot_answer(owner, question, status, code, field):
    problem = assert_problem(deadline(owner, **question), status, code)
    if field:
        assert field in {(fault["field"], fault["code"]) for fault in problem["invalid"]}


@pytest.fixture
def newer(binary, tmp_path, pytestconfig):
    """An installation whose data directory holds a law that begins on 1 January 2027 in Minsk."""
    source = (pathlib.Path(__file__).resolve().parents[2] / "data/law/profiles.yaml").read_text()
    place = "    time_zone: Europe/Minsk\n"
    assert place in source
    with Installation(binary, tmp_path, None) as placet:
        placet.stop()
        (placet.data / "law").mkdir()
        (placet.data / "law/profiles.yaml").write_text(source.replace(
            place, place + "    changes:\n      - {version: 2, valid_from: 2027-01-01, "
                           "consent: {capture: {checkbox_preticked: forbid}}}\n"))
        placet.set_clock(BEFORE)
        placet.start()
        yield placet


BEFORE = datetime.datetime(2026, 12, 31, 20, 59, 0, tzinfo=datetime.timezone.utc)


# Midnight in Minsk is 21:00 UTC. Nothing is restarted.
def test_takes_a_new_version_of_a_law_by_itself_when_its_day_begins(newer):
    owner = newer.staff("owner")
    assert profile(owner, "by-99z", 1)["state"] == "in_force"
    assert profile(owner, "by-99z", 1)["valid_to"] == "2026-12-31"
    assert profile(owner, "by-99z", 2)["state"] == "future"
    company, agreement = make_agreement(owner, "by-99z")
    form = make_form(owner, company, agreement, 3)
    assert_problem(publish_form(owner, form), 422, "override_required")
    newer.set_clock(BEFORE + datetime.timedelta(minutes=1))
    assert profile(owner, "by-99z", 1)["state"] == "ended"
    assert profile(owner, "by-99z", 2)["state"] == "in_force"
    assert_problem(publish_form(owner, form), 422, "publish_refused")
