"""Forms before they are public: kinds to begin with, conditions, copies, history, companies."""
import pytest
from installation import assert_problem, good_body
from publish import form_draft, make_agreement, make_form, post, publish_form

KINDS = ["contact", "callback", "order", "newsletter", "questionnaire", "registration",
         "job_application", "account_page"]


@pytest.fixture(scope="module")
def by(placet):
    return make_agreement(placet.staff("owner"), "by-99z")


def label(languages, text):
    return {lang: text for lang in languages}


@pytest.mark.parametrize("kind", KINDS)
def test_begins_a_form_of_every_kind_with_what_the_company_has(placet, owner, by, kind):
    company, agreement = by
    items = owner.get("/api/v1/form-presets").json()["items"]
    preset = next(item for item in items if item["kind"] == kind)
    assert set(preset["title"]) == {"ru", "be", "de", "en"}
    form = post(owner, "/api/v1/forms", {"company": company["id"], "name": kind, "kind": kind})
    draft = form["draft"]
    assert form["kind"] == kind and form["state"] == "draft"
    assert draft["languages"] == ["ru", "be"], "the languages that the law wants"
    assert [f["name"] for f in draft["fields"]] == [f["name"] for f in preset["draft"]["fields"]]
    attached = [use["agreement"] for use in draft["agreements"]]
    asks = [asked["kind"] for asked in preset["asks"]]
    assert attached == ([agreement["id"]] if "processing" in asks else [])
    if attached:
        assert publish_form(owner, form).status_code == 200


def test_needs_a_kind_or_a_draft(owner, by):
    company, _ = by
    nothing = owner.post("/api/v1/forms", json={"company": company["id"], "name": "x"})
    assert_problem(nothing, 422, "invalid")
    wrong = owner.post("/api/v1/forms", json={"company": company["id"], "name": "x",
                                              "kind": "tombola"})
    assert wrong.status_code == 422


def test_asks_only_what_applies(placet, owner, by):
    company, agreement = by
    languages = agreement["draft"]["languages"]
    draft = form_draft(agreement, 4)
    draft["fields"] += [
        {"name": "delivery", "kind": "choice", "required": True,
         "label": label(languages, "Delivery"),
         "choices": [{"value": value, "label": label(languages, value)}
                     for value in ("pickup", "delivery")]},
        {"name": "address", "kind": "address", "required": True,
         "label": label(languages, "Where to"),
         "when": {"field": "delivery", "is": ["delivery"]}}]
    form = post(owner, "/api/v1/forms", {"company": company["id"], "name": "w", "draft": draft})
    assert publish_form(owner, form).status_code == 200
    manifest = placet.manifest(form["id"])
    shown = next(f for f in manifest["fields"] if f["name"] == "address")
    assert shown["when"] == {"field": "delivery", "is": ["delivery"]}
    text = placet.nobody().get("/a/by-hash/" + manifest["agreements"][0]["text_sha256"]).text
    assert "Where to" in text, "every field that may be shown is named"

    body = good_body(manifest)
    body["values"].update(delivery="delivery", address="")
    missing = assert_problem(placet.submit(form["id"], body), 422, "invalid")
    assert [fault["field"] for fault in missing["invalid"]] == ["values.address"]

    body = good_body(placet.manifest(form["id"]))
    body["values"].update(delivery="pickup", address="Nobody asked for this")
    taken = placet.submit(form["id"], body)
    assert taken.status_code == 201, taken.text
    row = owner.get(f"/api/v1/register/{taken.json()['receipts'][0]['index']}").json()
    values = {item["name"]: item["value"] for item in row["personal"]["values"]}
    assert values["delivery"] == "pickup" and "address" not in values


def test_shows_every_field_on_the_page_without_scripts(placet, owner, by):
    company, _ = by
    form = post(owner, "/api/v1/forms",
                {"company": company["id"], "name": "order", "kind": "order"})
    assert publish_form(owner, form).status_code == 200
    page = placet.nobody().get(f"/f/{form['id']}?lang=ru").text
    assert 'name="v.address"' in page
    assert "Как получить заказ: Доставка" in page, "tells when the field applies"


def test_publishes_and_takes_sixty_fields(placet, owner, by):
    company, agreement = by
    languages = agreement["draft"]["languages"]
    draft = form_draft(agreement, 4)
    draft["fields"] = draft["fields"][:3] + [
        {"name": f"q{number}", "kind": "comment", "required": number < 40,
         "label": label(languages, f"Question {number}")} for number in range(57)]
    form = post(owner, "/api/v1/forms",
                {"company": company["id"], "name": "60", "kind": "questionnaire", "draft": draft})
    assert publish_form(owner, form).status_code == 200
    body = good_body(placet.manifest(form["id"]))
    assert len(body["values"]) == 60
    assert placet.submit(form["id"], body).status_code == 201


def test_copies_a_form_without_its_history_and_places(owner, by):
    company, agreement = by
    form = make_form(owner, company, agreement, 4)
    assert publish_form(owner, form).status_code == 200
    copy = post(owner, f"/api/v1/forms/{form['id']}/copy", {"name": "Second"})
    assert copy["id"] != form["id"] and copy["name"] == "Second"
    assert copy["state"] == "draft" and copy["published_version"] is None
    assert copy["draft"]["fields"] == form["draft"]["fields"]
    assert copy["draft"]["allowed_origins"] == [] and copy["draft"]["pages"] == []
    assert_problem(owner.post("/api/v1/forms/f_none/copy", json={"name": "x"}),
                   404, "form_not_found")


def test_keeps_every_version_with_who_and_when(placet, owner, by):
    company, agreement = by
    form = make_form(owner, company, agreement, 4)
    path = f"/api/v1/forms/{form['id']}"
    assert publish_form(owner, form).status_code == 200
    draft = owner.get(path).json()["draft"]
    draft["title"]["ru"] = "Другое"
    assert owner.patch(path, json={"draft": draft}).status_code == 200
    assert publish_form(placet.staff("editor"), form).status_code == 200
    items = owner.get(path + "/versions").json()["items"]
    assert [item["version"] for item in items] == [2, 1]
    assert items[0]["by"]["name"] == "Test Person" and items[0]["published_at"]
    assert items[0]["by"] != items[1]["by"]
    first = owner.get(path + "/versions/1").json()
    assert first["draft"]["title"]["ru"] != "Другое"
    assert owner.get(path + "/versions/2").json()["draft"]["title"]["ru"] == "Другое"
    assert_problem(owner.get(path + "/versions/3"), 404, "form_not_found")
    assert_problem(owner.get(path + "/versions/x"), 404, "form_not_found")


def test_belongs_to_one_company(owner, by):
    company, _ = by
    _, foreign = make_agreement(owner, "by-99z")
    form = make_form(owner, company, foreign, 4)
    refused = assert_problem(publish_form(owner, form), 422, "invalid")
    assert refused["invalid"][0]["code"] == "other_company"
    mine = owner.get(f"/api/v1/forms?company={company['id']}").json()["items"]
    assert mine and {item["company"] for item in mine} == {company["id"]}
    assert owner.get("/api/v1/forms?company=co_none").json()["items"] == []
    unknown = owner.post("/api/v1/forms", json={"company": "co_none", "name": "x",
                                                "kind": "contact"})
    assert assert_problem(unknown, 422, "invalid")["invalid"][0]["field"] == "company"


@pytest.mark.parametrize("origin", ["*", "https://*.example.by", "https://shop.example.by/path",
                                    "http://shop.example.by", "shop.example.by"])
def test_lets_no_vague_site_in(owner, by, origin):
    company, agreement = by
    draft = form_draft(agreement, 4, allowed_origins=["https://shop.example.by", origin])
    refused = owner.post("/api/v1/forms", json={"company": company["id"], "name": "x",
                                                "draft": draft})
    faults = assert_problem(refused, 422, "invalid")["invalid"]
    assert [(f["field"], f["code"]) for f in faults] == [
        ("draft.allowed_origins[1]", "not_an_origin")]


def test_keeps_every_colour_readable(placet, owner, by):
    company, agreement = by
    draft = form_draft(agreement, 4, look={"accent": "#ffe08a", "corner": 12, "font": "system"})
    form = post(owner, "/api/v1/forms", {"company": company["id"], "name": "x", "draft": draft})
    assert publish_form(owner, form).status_code == 200
    look = placet.manifest(form["id"])["look"]
    assert look["on"] == "#000000" and look["light"] != "#ffe08a" == look["dark"]
    assert look["corner"] == 12 and look["font"] == "system"
    page = placet.nobody().get(f"/f/{form['id']}")
    assert f"/f/{form['id']}/look.css" in page.text
    sheet = placet.nobody().get(f"/f/{form['id']}/look.css")
    assert sheet.headers["Content-Type"].startswith("text/css")
    assert look["light"] in sheet.text and "12px" in sheet.text
