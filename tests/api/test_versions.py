"""Versions: who approves them, what changed, and who is asked again."""
import datetime

import pytest
from installation import assert_problem, good_body
from publish import LABELS, make_agreement, make_form, post, publish_form

SENTENCES = {"ru": "Другой срок согласия: 12 месяцев (было: до отзыва)",
             "be": "Іншы тэрмін згоды: 12 месяцаў (было: да адклікання)",
             "de": "Andere Geltungsdauer der Einwilligung: 12 Monate (bisher: bis zum Widerruf)",
             "en": "Another term of the consent: 12 months (was: until withdrawn)"}


@pytest.fixture
def agreement(owner):
    """The path of a published agreement of its own, its company and itself."""
    company, made = make_agreement(owner, "by-99z")
    return f"/api/v1/agreements/{made['id']}", company, made


@pytest.fixture
def second_person(owner):
    """The workspace asks for a second person."""
    before = owner.get("/api/v1/workspace").json()["settings"]
    assert owner.patch("/api/v1/workspace", json={
        "settings": {**before, "approval": "second_person"}}).status_code == 200
    yield
    assert owner.patch("/api/v1/workspace", json={"settings": before}).status_code == 200


def edit(client, path, **members):
    draft = client.get(path).json()["draft"]
    answer = client.patch(path, json={"draft": {**draft, **members}})
    assert answer.status_code == 200, answer.text
    return answer.json()


def months(count):
    return {"term": {"kind": "months", "months": count}}


def other_label(made):
    return {"label": {lang: LABELS[lang] + "!" for lang in made["draft"]["languages"]}}


def test_publishes_only_what_a_second_person_approved(placet, owner, agreement, second_person):
    path, _, made = agreement
    editor, officer = placet.staff("editor"), placet.staff("privacy_officer")
    edit(editor, path, **months(12))
    assert_problem(owner.post(path + "/publish", json={}), 409, "approval_required")
    assert_problem(officer.post(path + "/approve", json={}), 409, "nothing_to_approve")

    submitted = editor.post(path + "/submit-for-approval", json={})
    assert submitted.status_code == 200, submitted.text
    assert submitted.json()["approval"]["state"] == "awaiting"
    assert submitted.json()["state"] == "published", "what is public stays public meanwhile"
    assert submitted.headers["ETag"] == f'"{submitted.json()["revision"]}"'
    assert_problem(editor.post(path + "/approve", json={}), 403, "approval_own_work")
    assert_problem(officer.post(path + "/approve", json={}, headers={"If-Match": '"1"'}),
                   412, "edit_conflict")
    approved = officer.post(path + "/approve", json={})
    assert approved.json()["approval"]["state"] == "approved"

    edit(editor, path, **months(24))
    assert owner.get(path).json()["approval"] is None
    assert_problem(owner.post(path + "/publish", json={}), 409, "approval_required")
    assert editor.post(path + "/submit-for-approval", json={}).status_code == 200
    assert officer.post(path + "/approve", json={}).status_code == 200
    assert owner.post(path + "/publish", json={}).json() == {
        "version": 2, "materiality": "material", "asks_again": True, "findings": []}

    newest = owner.get(path + "/versions").json()["items"][0]
    assert newest["submitted_by"] and newest["approved_by"]
    assert newest["submitted_by"] != newest["approved_by"]
    acts = [act["action"] for act in owner.get("/api/v1/trail?limit=50").json()["items"]
            if act["object"] == made["id"]]
    assert acts[:3] == ["agreement.publish", "agreement.approve", "agreement.submit"]


def test_ends_an_approval_when_a_purpose_changes(placet, owner, agreement):
    path, _, made = agreement
    edit(owner, path, **months(12))
    assert owner.post(path + "/submit-for-approval", json={}).status_code == 200
    purpose = "/api/v1/purposes/" + made["draft"]["purposes"][0]
    assert owner.patch(purpose, json={"basis": "contract"}).status_code == 200
    officer = placet.staff("privacy_officer")
    assert_problem(officer.post(path + "/approve", json={}), 409, "approval_outdated")


def test_returns_a_draft_with_a_comment(placet, owner, agreement):
    path, _, _ = agreement
    edit(owner, path, **months(12))
    assert owner.post(path + "/submit-for-approval", json={}).status_code == 200
    officer = placet.staff("privacy_officer")
    assert_problem(officer.post(path + "/return", json={"comment": ""}), 422, "invalid")
    returned = officer.post(path + "/return", json={"comment": "Проверьте срок"}).json()
    assert returned["approval"]["state"] == "returned"
    assert returned["approval"]["comment"] == "Проверьте срок"
    assert_problem(officer.post(path + "/return", json={"comment": "x"}),
                   409, "nothing_to_approve")


def test_takes_no_approval_from_a_program_or_a_reader(placet, owner, agreement):
    path, _, _ = agreement
    edit(owner, path, **months(12))
    assert owner.post(path + "/submit-for-approval", json={}).status_code == 200
    for client in (placet.integration("agreements:write"), placet.staff("operator"),
                   placet.staff("auditor")):
        assert_problem(client.post(path + "/approve", json={}), 403, "forbidden")
        assert_problem(client.post(path + "/return", json={"comment": "x"}), 403, "forbidden")


def test_tells_what_changed_in_four_languages_and_whom_it_asks_again(placet, owner, agreement):
    path, company, made = agreement
    form = make_form(owner, company, made, 2)
    assert publish_form(owner, form).status_code == 200
    assert placet.submit(form["id"], good_body(placet.manifest(form["id"]))).status_code == 201

    assert owner.get(path + "/changes").json()["materiality"] == "none"
    edit(owner, path, **months(12))
    for lang, sentence in SENTENCES.items():
        found = owner.get(path + "/changes", headers={"Accept-Language": lang}).json()
        assert found["materiality"] == "material"
        assert found["asked_again"] == 1
        assert [change["text"] for change in found["changes"]] == [sentence]
        assert found["changes"][0]["part"] == "term"
    assert set(found["words"]) == set(made["draft"]["languages"])
    assert any(run["op"] == "added" and "12" in run["text"] for run in found["words"]["ru"])
    assert set(owner.get(path + "/changes?lang=be").json()["words"]) == {"be"}
    assert_problem(owner.get(path + "/changes?lang=fr"), 422, "invalid")

    assert owner.post(path + "/publish", json={}).status_code == 200
    between = owner.get(path + "/versions/2/changes?against=1").json()
    assert between["materiality"] == "material" and between["asked_again"] == 1
    back = owner.get(path + "/versions/1/changes?against=2&lang=ru").json()
    assert any(run["op"] == "removed" and "12" in run["text"] for run in back["words"]["ru"])
    assert_problem(owner.get(path + "/versions/9/changes?against=1"), 404, "not_found")
    assert_problem(placet.staff("operator").get(path + "/changes"), 403, "forbidden")

    # A visitor is told too, on the version's own page.
    page = placet.nobody().get(f"/a/{made['id']}/v2?lang=ru").text
    assert SENTENCES["ru"] in page and f"/a/{made['id']}/v1?lang=ru" in page
    assert SENTENCES["be"] in placet.nobody().get(f"/a/{made['id']}/v2?lang=be").text
    assert "Что изменилось" not in placet.nobody().get(f"/a/{made['id']}/v1?lang=ru").text

    # The next contact: the same form asks under the new version, and nobody is left.
    assert placet.submit(form["id"], good_body(placet.manifest(form["id"]))).status_code == 201
    versions = owner.get(path + "/versions").json()["items"]
    assert [one["consents"] for one in versions] == [1, 1]


def test_takes_a_cosmetic_claim_from_two_people_only(placet, owner, agreement):
    path, _, made = agreement
    edit(owner, path, **other_label(made))
    assert owner.get(path + "/changes").json()["materiality"] == "unclear"
    claim = {"claim": "cosmetic"}
    assert_problem(owner.post(path + "/publish", json=claim), 409, "claim_unconfirmed")
    assert owner.post(path + "/submit-for-approval", json=claim).json()["approval"]["claim"]
    assert placet.staff("privacy_officer").post(path + "/approve", json={}).status_code == 200
    published = owner.post(path + "/publish", json=claim).json()
    assert published["materiality"] == "unclear" and published["asks_again"] is False

    edit(owner, path, **months(6))
    assert_problem(owner.post(path + "/publish", json=claim), 422, "claim_refused")
    assert_problem(owner.post(path + "/submit-for-approval", json=claim), 422, "claim_refused")


def test_keeps_an_old_consent_good_for_old_purposes_only(placet, owner, agreement):
    path, company, made = agreement
    form = make_form(owner, company, made, 2)
    assert publish_form(owner, form).status_code == 200
    body = good_body(placet.manifest(form["id"]))
    sent = placet.submit(form["id"], body)
    assert sent.status_code == 201, sent.text
    index = sent.json()["receipts"][0]["index"]
    record = owner.get(f"/api/v1/register/{index}").json()
    assert record["outdated"] is False

    old = made["draft"]["purposes"]
    languages = made["draft"]["languages"]
    code = 900 + len(owner.get("/api/v1/purposes?limit=200").json()["items"])
    new = post(owner, "/api/v1/purposes", {
        "code": code, "basis": "consent", "text": {lang: "опросы" for lang in languages}})
    edit(owner, path, purposes=[*old, new["id"]])
    assert owner.get(path + "/changes").json()["asked_again"] == 1
    assert owner.post(path + "/publish", json={}).json()["asks_again"] is True

    record = owner.get(f"/api/v1/register/{index}").json()
    assert record["outdated"] is True and record["state"] == "given"
    card = owner.get(f"/api/v1/contacts/{record['subject']}").json()
    state = next(one for one in card["agreements"] if one["agreement"]["id"] == made["id"])
    assert state["outdated"] and state["ask"] and state["state"] == "given"
    assert [one["code"] for one in state["purposes"]["open"]] == [code]
    assert len(state["purposes"]["covered"]) == 1
    assert state["purposes"]["open"][0]["text"] == "опросы"

    again = placet.submit(form["id"], {**good_body(placet.manifest(form["id"])),
                                       "values": body["values"]})
    assert again.status_code == 201, again.text
    card = owner.get(f"/api/v1/contacts/{record['subject']}").json()
    state = next(one for one in card["agreements"] if one["agreement"]["id"] == made["id"])
    assert not state["outdated"] and not state["ask"] and state["purposes"]["open"] == []


@pytest.mark.late
def test_lets_a_consent_run_out_with_its_term(placet, owner, agreement):
    path, company, made = agreement
    edit(owner, path, **months(1))
    assert owner.post(path + "/publish", json={}).status_code == 200
    form = make_form(owner, company, made, 2)
    assert publish_form(owner, form).status_code == 200
    sent = placet.submit(form["id"], good_body(placet.manifest(form["id"])))
    index = sent.json()["receipts"][0]["index"]
    record = owner.get(f"/api/v1/register/{index}").json()
    assert record["state"] == "given" and record["expires"]
    later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=40)
    key = placet.integration("register:read")
    placet.set_clock(later)
    try:
        assert key.get(f"/api/v1/register/{index}").json()["state"] == "expired"
        expired = key.get(f"/api/v1/register?state=expired&agreement={made['id']}").json()
        assert [one["index"] for one in expired["items"]] == [index]
        given = key.get(f"/api/v1/register?state=given&agreement={made['id']}").json()
        assert given["items"] == []
    finally:
        placet.release_clock()


def test_retires_nothing_that_a_published_form_asks_for(placet, owner, agreement):
    path, company, made = agreement
    form = make_form(owner, company, made, 2)
    assert publish_form(owner, form).status_code == 200
    reason = {"reason": "Новый текст"}
    refused = assert_problem(owner.post(path + "/retire", json=reason), 409, "agreement_in_use")
    assert refused["forms"] == [{"id": form["id"], "name": "Mode 2"}]
    assert_problem(owner.delete(path), 409, "agreement_in_use")
    assert owner.post(f"/api/v1/forms/{form['id']}/stop", json={}).status_code in (200, 204)
    assert_problem(placet.staff("auditor").post(path + "/retire", json=reason), 403, "forbidden")
    retired = owner.post(path + "/retire", json=reason).json()
    assert retired["state"] == "retired" and retired["retirement"]["reason"] == "Новый текст"
    assert_problem(owner.post(path + "/retire", json=reason), 409, "agreement_retired")
    assert_problem(owner.post(path + "/publish", json={}), 409, "agreement_retired")
    assert placet.nobody().get(f"/a/{made['id']}/v1?lang=ru").status_code == 200


def test_clones_with_lineage_and_a_kind_that_may_still_change(placet, owner, agreement):
    path, _, made = agreement
    clone = post(owner, path + "/clone", {"name": "Копия", "as": "custom"})
    assert clone["state"] == "draft" and clone["draft"]["template"] == "custom"
    assert clone["draft"]["text"]["ru"]
    assert clone["derived_from"] == {
        "agreement": made["id"], "version": 1, "template": made["draft"]["template"]}
    mine = f"/api/v1/agreements/{clone['id']}"
    assert_problem(owner.post(mine + "/retire", json={"reason": "x"}), 409, "nothing_to_retire")
    changed = owner.patch(mine, json={"kind": "custom"})
    assert changed.status_code == 200 and changed.json()["kind"] == "custom"
    assert_problem(owner.patch(path, json={"kind": "custom"}), 409, "agreement_published")
    assert_problem(placet.staff("operator").post(path + "/clone", json={"name": "x"}),
                   403, "forbidden")
