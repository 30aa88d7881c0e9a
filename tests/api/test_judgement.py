"""Publishing is a judgement: a report that says what to mend, and overrides that end by themselves."""
import datetime

import pytest
from installation import Installation, assert_problem, good_body
from publish import form_draft, make_agreement, make_form, post, publish_form

REASON = "Заключение юриста от 12 марта: флажок отмечен, снять его легко"
UTC = datetime.timezone.utc


@pytest.fixture(scope="module")
def ground(placet):
    made = {}

    def of(law_profile):
        if law_profile not in made:
            made[law_profile] = make_agreement(placet.staff("owner"), law_profile)
        return made[law_profile]
    return of


@pytest.fixture
def own(placet, binary, database, tmp_path):
    """An installation whose clock may go far ahead: nobody else is signed in there."""
    store = "postgres" if placet.database else "sqlite"
    with Installation(binary, tmp_path, database(store)) as installation:
        yield installation


def later(own, instant):
    """Moves the clock and gives somebody who signs in then."""
    own.set_clock(instant)
    owner = next(s for s in own.demo["staff"] if "owner" in s["roles"])
    return own.sign_in(owner["email"], owner["password"], "owner later")


def rules(report):
    return {finding["rule"]: finding for finding in report["findings"]}


def judge(client, form, draft=None, lang=None):
    body = ({"draft": draft} if draft else {}) | ({"lang": lang} if lang else {})
    return post(client, f"/api/v1/forms/{form['id']}/judge", body, status=200)


def review_day(days):
    return (datetime.datetime.now(UTC) + datetime.timedelta(days=days)).date()


def midnight(day):
    return datetime.datetime.combine(day, datetime.time(), UTC)


def overridden(owner, company, agreement, day):
    form = make_form(owner, company, agreement, 1)
    taken = publish_form(owner, form, [{"agreement": agreement["id"], "reason": REASON,
                                        "review_date": day.isoformat()}])
    assert taken.status_code == 200, taken.text
    return form


def test_reports_every_fault_in_the_readers_language(placet, owner, ground):
    company, agreement = ground("ru-152fz")
    form = make_form(owner, company, agreement, 1)
    draft = form_draft(agreement, 1, intro={"ru": "Нажимая кнопку, вы соглашаетесь на обработку."},
                       look={"accent": "#ffee00"})
    draft["fields"].append({"name": "health", "kind": "comment", "category": "health",
                            "label": {"ru": "Диагноз"}})
    report = judge(owner, form, draft, "de")
    found = rules(report)
    assert {"pre_ticked", "submit_notice", "contrast_low", "special_category_unasked"} <= set(found)
    assert found["pre_ticked"]["overridable"] and found["pre_ticked"]["severity"] == "error"
    assert found["pre_ticked"]["place"] == {"part": "agreements", "id": agreement["id"]}
    health = found["special_category_unasked"]
    assert health["article"] == "Art. 10(2)(1) des Gesetzes Nr. 152-FZ"
    assert health["place"] == {"part": "fields", "id": "health"}
    assert "Diagnos" in health["message"] or "Диагноз" in health["message"]
    assert health["remedy"].startswith("Entfernen Sie das Feld")
    assert report["verdicts"][0]["verdict"] == "override"
    for lang in ("ru", "be", "en"):
        other = rules(judge(owner, form, draft, lang))["special_category_unasked"]
        assert other["remedy"] and other["remedy"] != health["remedy"]
    assert "special_category_unasked" not in rules(judge(owner, form))


def test_refuses_to_publish_with_the_report_and_stores_nothing(placet, owner, ground):
    company, agreement = ground("by-99z")
    form = post(owner, "/api/v1/forms", {
        "company": company["id"], "name": "Refused",
        "draft": form_draft(agreement, 2, submit={"ru": "Согласен, отправить"})})
    before = placet.stored()
    problem = assert_problem(publish_form(owner, form), 422, "publish_refused")
    assert rules(problem)["submit_notice"]["severity"] == "error"
    assert rules(problem)["submit_notice"]["remedy"]
    assert owner.get(f"/api/v1/forms/{form['id']}").json()["published_version"] is None
    assert placet.stored() == before


def test_previews_an_agreement_with_remedies(owner, ground):
    _, agreement = ground("by-99z")
    draft = {**agreement["draft"], "template": "custom", "text": {"ru": "Текст.", "be": "Тэкст."}}
    preview = post(owner, f"/api/v1/agreements/{agreement['id']}/preview",
                   {"lang": "ru", "draft": draft}, status=200)
    missing = rules(preview)["required_field_missing"]
    assert missing["remedy"] and missing["place"]["part"] == "text"


@pytest.mark.parametrize("change, field, code", [
    ({"reason": "ок"}, "overrides[0].reason", "too_short"),
    ({"reason": " . "}, "overrides[0].reason", "required"),
    ({"review_date": "2027-02-30"}, "overrides[0].review_date", "not_a_date"),
    ({"review_date": review_day(0).isoformat()}, "overrides[0].review_date", "too_small"),
    ({"review_date": review_day(400).isoformat()}, "overrides[0].review_date", "too_large")])
def test_takes_no_override_without_reason_or_end(owner, ground, change, field, code):
    company, agreement = ground("by-99z")
    form = make_form(owner, company, agreement, 1)
    override = {"agreement": agreement["id"], "reason": REASON,
                "review_date": review_day(90).isoformat(), **change}
    problem = assert_problem(publish_form(owner, form, [override]), 422, "invalid")
    assert [(fault["field"], fault["code"]) for fault in problem["invalid"]] == [(field, code)]


def test_prints_the_override_with_every_record(placet, owner, ground):
    company, agreement = ground("by-99z")
    day = review_day(90)
    form = overridden(owner, company, agreement, day)
    sent = placet.submit(form["id"], good_body(placet.manifest(form["id"])))
    assert sent.status_code == 201, sent.text
    index = sent.json()["receipts"][0]["index"]
    record = owner.get(f"/api/v1/register/{index}").json()
    assert record["override"]["reason"] == REASON
    assert record["override"]["review_date"] == day.isoformat()
    assert record["override"]["by"]["name"]
    taken = owner.get(f"/api/v1/register/{record['override']['index']}").json()
    assert taken["act"] == "capture_override"
    summary = owner.get(f"/api/v1/register/{index}/receipt").json()["summary"]
    assert summary["override"]["reason"] == REASON and "by" not in summary["override"]
    other = make_form(owner, company, agreement, 2)
    assert publish_form(owner, other).status_code == 200
    plain = placet.submit(other["id"], good_body(placet.manifest(other["id"])))
    record = owner.get(f"/api/v1/register/{plain.json()['receipts'][0]['index']}").json()
    assert "override" not in record


def state_of(client, form):
    items = client.get("/api/v1/overrides").json()["items"]
    return [item["state"] for item in items if item["form"] == form["id"]]


def test_warns_then_stops_by_itself_and_is_renewed_by_publishing(own):
    owner = own.staff("owner")
    company, agreement = make_agreement(owner, "by-99z")
    day = review_day(60)
    form = overridden(owner, company, agreement, day)
    path = f"/api/v1/forms/{form['id']}"
    manifest = own.manifest(form["id"])
    assert state_of(owner, form) == ["active"]
    assert owner.get(path).json()["stops_at"] == midnight(day).strftime("%Y-%m-%dT00:00:00.000Z")

    staff = later(own, midnight(day) - datetime.timedelta(days=14))
    assert state_of(staff, form) == ["expiring"]
    assert staff.get(path).json()["state"] == "published"
    staff = later(own, midnight(day) - datetime.timedelta(seconds=1))
    body = good_body(own.manifest(form["id"]))
    before = own.log_size()

    staff = later(own, midnight(day))
    assert_problem(own.submit(form["id"], body), 409, "capture_point_stopped")
    answers = [own.nobody().get(f"/e/v1/forms/{form['id']}/manifest?lang={lang}",
                                   headers={"Origin": "https://shop.example.by"})
               for lang in ("ru", "be", "de", "en")]
    said = {assert_problem(answer, 409, "capture_point_stopped")["detail"] for answer in answers}
    assert len(said) == 4
    assert answers[0].headers["Access-Control-Allow-Origin"] == "https://shop.example.by"
    for page in (own.nobody().get(f"/f/{form['id']}?lang=ru"),
                 own.nobody().post(f"/f/{form['id']}?lang=ru", data={"x": "y"})):
        assert page.status_code == 409 and "Ничего не отправлено" in page.text
    assert own.log_size() == before
    assert state_of(staff, form) == ["expired"]
    shown = staff.get(path).json()
    assert (shown["state"], shown["stopped_because"]) == ("stopped", "override_expired")
    listed = {f["id"]: f for f in staff.get("/api/v1/forms").json()["items"]}[form["id"]]
    assert listed["stopped_because"] == "override_expired"
    expired = staff.get("/api/v1/overrides?state=expired").json()["items"]
    assert form["id"] in [item["form"] for item in expired]
    assert_problem(staff.get("/api/v1/overrides?state=old"), 422, "invalid")

    assert_problem(publish_form(staff, form), 422, "override_required")
    again = {"agreement": agreement["id"], "reason": REASON,
             "review_date": (day + datetime.timedelta(days=100)).isoformat()}
    renewed = publish_form(staff, form, [again])
    assert renewed.status_code == 200, renewed.text
    assert renewed.json()["state"] == "published" and renewed.json()["stopped_because"] is None
    assert state_of(staff, form) == ["active"]
    assert own.manifest(form["id"])["version"] == manifest["version"] + 1


def test_ends_the_day_before_by_the_clocks_of_the_workspace(own):
    owner = own.staff("owner")
    company, agreement = make_agreement(owner, "by-99z")
    settings = owner.get("/api/v1/workspace").json()["settings"]
    moved = owner.patch("/api/v1/workspace",
                        json={"settings": {**settings, "time_zone": "Europe/Minsk"}})
    assert moved.status_code == 200, moved.text
    try:
        day = review_day(30)
        form = overridden(owner, company, agreement, day)
    finally:
        owner.patch("/api/v1/workspace", json={"settings": settings})
    stop = midnight(day) - datetime.timedelta(hours=3)
    later(own, stop - datetime.timedelta(seconds=1))
    assert own.manifest(form["id"])["form"] == form["id"]
    later(own, stop)
    assert_problem(own.nobody().get(f"/e/v1/forms/{form['id']}/manifest"), 409,
                   "capture_point_stopped")
