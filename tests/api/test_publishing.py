"""What the law forbids cannot be published; what it leaves to a person needs a named one."""
import pytest
from installation import assert_problem, good_body
from publish import LABELS, make_agreement, make_form, post, publish_form


@pytest.fixture(scope="module")
def ground(placet):
    """A company with a published agreement, by law profile."""
    made = {}

    def of(law_profile):
        if law_profile not in made:
            made[law_profile] = make_agreement(placet.staff("owner"), law_profile)
        return made[law_profile]
    return of


# Article 7 GDPR and recital 32: a ticked box is no consent. 99-Z and 152-FZ leave it to a person.
@pytest.mark.parametrize("law_profile, mode, code", [
    ("gdpr-de", 1, "publish_refused"), ("gdpr-de", 3, "publish_refused"),
    ("ru-152fz", 1, "override_required"), ("ru-152fz", 3, "override_required"),
    ("by-99z", 2, None), ("by-99z", 4, None), ("gdpr-de", 2, None), ("ru-152fz", 4, None)])
def test_publishes_what_the_law_profile_allows(placet, owner, ground, law_profile, mode, code):
    company, agreement = ground(law_profile)
    form = make_form(owner, company, agreement, mode)
    answer = publish_form(owner, form)
    if code:
        problem = assert_problem(answer, 422, code)
        assert problem["verdicts"][0]["agreement"] == agreement["id"]
        assert owner.get(f"/api/v1/forms/{form['id']}").json()["published_version"] is None
        missing = placet.nobody().get(f"/e/v1/forms/{form['id']}/manifest")
        assert_problem(missing, 404, "form_not_found")
    else:
        assert answer.status_code == 200, answer.text
        asked = placet.manifest(form["id"])["agreements"][0]
        assert asked["mode"] == mode
        assert asked["required"] is (mode in (1, 2)) and asked["preset"] is (mode in (1, 3))
        assert asked["read_gate"] is (mode == 2)


def test_takes_an_override_from_an_officer_only_and_records_it(placet, owner, ground):
    company, agreement = ground("ru-152fz")
    form = make_form(owner, company, agreement, 1)
    override = [{"agreement": agreement["id"], "reason": "Legal opinion of 12 March",
                 "review_date": "2027-05-01"}]
    refused = publish_form(placet.staff("editor"), form, override)
    assert_problem(refused, 403, "override_not_allowed")
    size = placet.log_size()
    taken = publish_form(placet.staff("privacy_officer"), form, override)
    assert taken.status_code == 200, taken.text
    assert placet.log_size() > size, "an override is an entry of the log"
    acts = owner.get("/api/v1/register?limit=5").json()["items"]
    assert "capture_override" in [act["act"] for act in acts]


def test_asks_anew_when_the_text_changed_meanwhile(placet, owner, ground):
    company, agreement = ground("by-99z")
    form = make_form(owner, company, agreement, 2)
    assert publish_form(owner, form).status_code == 200
    old = placet.manifest(form["id"])

    path = f"/api/v1/agreements/{agreement['id']}"
    draft = owner.get(path).json()["draft"]
    draft["label"] = {lang: LABELS[lang] + "." for lang in draft["languages"]}
    assert owner.patch(path, json={"draft": draft}).status_code == 200
    assert owner.post(path + "/publish", json={}).status_code == 200
    if placet.manifest(form["id"])["agreements"] == old["agreements"]:
        assert publish_form(owner, form).status_code == 200

    before = placet.stored()
    stale = placet.submit(form["id"], good_body(old))
    problem = assert_problem(stale, 409, "consent_stale")
    assert problem["manifest"]["token"] != old["token"]
    assert placet.stored() == before
    assert placet.submit(form["id"], good_body(problem["manifest"])).status_code == 201


def test_changes_no_published_text_when_the_company_changes(placet, owner, ground):
    company, agreement = ground("gdpr-de")
    path = f"/api/v1/agreements/{agreement['id']}/versions/{agreement['published_version']}"
    before = owner.get(path + "?lang=de").json()
    renamed = owner.patch(f"/api/v1/companies/{company['id']}", json={"name": "Andere GmbH"})
    assert renamed.status_code == 200
    assert owner.get(path + "?lang=de").json() == before
    assert owner.patch(f"/api/v1/companies/{company['id']}",
                       json={"name": company["name"]}).status_code == 200


def test_lets_listed_origins_in_and_no_other(placet, owner, ground):
    company, agreement = ground("by-99z")
    form = make_form(owner, company, agreement, 4)
    assert publish_form(owner, form).status_code == 200
    body = good_body(placet.manifest(form["id"]))
    evil = placet.submit(form["id"], body, headers={"Origin": "https://evil.example"})
    assert_problem(evil, 403, "origin_not_allowed")
    good = placet.submit(form["id"], body, headers={"Origin": "https://shop.example.by"})
    assert good.status_code == 201, good.text
    assert good.headers["Access-Control-Allow-Origin"] == "https://shop.example.by"


def test_stops_a_form_at_once(placet, owner, ground):
    company, agreement = ground("by-99z")
    form = make_form(owner, company, agreement, 4)
    assert publish_form(owner, form).status_code == 200
    body = good_body(placet.manifest(form["id"]))
    assert owner.post(f"/api/v1/forms/{form['id']}/stop", json={}).status_code in (200, 204)
    before = placet.stored()
    assert placet.submit(form["id"], body).status_code in (404, 409)
    assert placet.stored() == before


def test_asks_nobody_for_an_answer_to_a_notice(owner, ground):
    company, agreement = ground("by-99z")
    draft = {**agreement["draft"], "template": "notice-by", "title": {}, "label": {}}
    notice = post(owner, "/api/v1/agreements", {
        "company": company["id"], "name": "Notice", "kind": "notice", "law_profile": "by-99z",
        "draft": draft})
    path = f"/api/v1/agreements/{notice['id']}"
    preview = post(owner, path + "/preview", {"lang": "ru"}, status=200)
    told = {one["name"]: one for one in preview["placeholders"]}
    assert told["operator_name"] == {"name": "operator_name", "value": company["name"],
                                     "origin": "company", "overridable": False}
    post(owner, path + "/publish", {}, status=200)
    form = make_form(owner, company, owner.get(path).json(), 4)
    problem = assert_problem(publish_form(owner, form), 422, "invalid")
    assert [fault["code"] for fault in problem["invalid"]] == ["notice_takes_no_answer"]


def test_publishes_no_address_that_nobody_proved_to_read(owner):
    company, agreement = make_agreement(owner, "by-99z")
    changed = owner.patch(f"/api/v1/companies/{company['id']}",
                          json={"erasure_email": "unread@proba.example"})
    assert changed.status_code == 200
    path = f"/api/v1/agreements/{agreement['id']}"
    problem = assert_problem(owner.post(path + "/publish", json={}), 422, "publish_refused")
    assert "mailbox_unproved" in [finding["rule"] for finding in problem["findings"]]
    assert owner.get(path).json()["published_version"] == agreement["published_version"]
