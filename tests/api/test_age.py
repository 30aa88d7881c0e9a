"""Somebody too young to consent alone: nothing is kept in the open, a representative decides."""
import email
import email.policy
import re
import uuid

import pytest
from installation import assert_problem, good_body
from publish import form_draft, make_agreement, post, publish_form

CHILD = "2014-05-01"


@pytest.fixture(scope="module")
def ground(placet):
    made = {}

    def of(law_profile, gate, mode=2):
        key = (law_profile, gate, mode)
        if key not in made:
            owner = placet.staff("owner")
            company, agreement = made.setdefault(
                law_profile, make_agreement(owner, law_profile))
            draft = form_draft(agreement, mode, age={"gate": gate})
            if gate == "birth_date":
                draft["fields"].append({"name": "born", "kind": "birth_date", "required": True,
                                        "label": {lang: "Born" for lang in draft["languages"]}})
            form = post(owner, "/api/v1/forms",
                        {"company": company["id"], "name": "age", "draft": draft})
            answer = publish_form(owner, form)
            assert answer.status_code == 200, answer.text
            made[key] = form["id"]
        return made[key]
    return of


def a_body(placet, form, **age):
    body = good_body(placet.manifest(form))
    if "born" in body["values"]:
        body["values"]["born"] = CHILD
    if age:
        body["age"] = age
    return body


def parent(name="Мария Ковалёва"):
    return {"name": name, "email": f"parent.{uuid.uuid4().hex[:10]}@example.by"}


def letters(placet, address):
    found = []
    for path in (placet.rehearsal / "mail").glob("*.eml"):
        letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if address in letter["To"]:
            found.append(letter)
    return found


def link_in(letter):
    return re.search(r"(/g/[\w-]+\?lang=\w\w)", letter.get_body(("plain",)).get_content())[1]


def asked(placet, form, representative, **age):
    answer = placet.submit(form, a_body(placet, form, representative=representative, **age))
    assert answer.status_code == 202, answer.text
    body = answer.json()
    assert body["state"] == "representative_asked" and body["receipts"] == []
    assert body["message"] and body["expires"]
    sent = letters(placet, representative["email"])
    assert len(sent) == 1
    return link_in(sent[0])


def ticks(placet, form, **more):
    boxes = {"c." + asked["agreement"]: "on" for asked in placet.manifest(form)["agreements"]}
    return {**boxes, "am": "on", **more}


@pytest.mark.parametrize("law_profile, years", [
    ("by-99z", 16), ("ru-152fz", 18), ("gdpr-de", 16)])
def test_takes_the_age_from_the_law_and_the_country(placet, ground, law_profile, years):
    manifest = placet.manifest(ground(law_profile, "confirm"))
    assert manifest["age"] == {"gate": "confirm", "years": years}


def test_lets_grown_people_through_and_asks_everybody(placet, ground):
    form = ground("by-99z", "confirm")
    silent = assert_problem(placet.submit(form, a_body(placet, form)), 422, "invalid")
    assert silent["invalid"][0]["code"] == "age_required"
    assert placet.submit(form, a_body(placet, form, of_age=True)).status_code == 201
    by_date = ground("by-99z", "birth_date")
    body = a_body(placet, by_date)
    body["values"]["born"] = "1990-05-17"
    assert placet.submit(by_date, body).status_code == 201


@pytest.mark.parametrize("gate, age", [("confirm", {"of_age": False}), ("birth_date", {})])
def test_refuses_the_young_without_a_representative(placet, ground, unchanged, gate, age):
    form = ground("by-99z", gate)
    refused = placet.submit(form, a_body(placet, form, **age))
    problem = assert_problem(refused, 422, "representative_required")
    assert problem["invalid"][0]["field"] == "age.representative.email"


def test_takes_no_representative_with_the_same_address(placet, ground, unchanged):
    form = ground("by-99z", "confirm")
    body = a_body(placet, form, of_age=False)
    body["age"]["representative"] = {"name": "x", "email": body["values"]["email"]}
    problem = assert_problem(placet.submit(form, body), 422, "invalid")
    assert problem["invalid"][0]["code"] == "representative_is_same"


def test_keeps_nothing_that_can_be_read_until_the_representative_agrees(placet, owner, ground):
    form, who = ground("by-99z", "birth_date"), parent()
    before = placet.stored()
    link = asked(placet, form, who)
    assert placet.stored() == before
    if not placet.database:
        store = b"".join(path.read_bytes() for path in placet.data.glob("placet.db*"))
        assert who["email"].encode() not in store and CHILD.encode() not in store

    nobody = placet.nobody()
    page = nobody.get(link)
    assert page.status_code == 200 and CHILD in page.text and who["name"] in page.text
    assert placet.stored() == before, "a GET changes nothing"

    checked = nobody.post(link, data=ticks(placet, form, step="check"))
    assert checked.status_code == 200 and 'value="confirm"' in checked.text
    assert placet.stored() == before, "the second look records nothing"

    done = nobody.post(link, data=ticks(placet, form, step="confirm"))
    assert done.status_code == 200 and "/r/" in done.text
    assert placet.log_size() == before["log"] + 2, "two people in one record"
    rows = owner.get("/api/v1/register?limit=2").json()["items"]
    adult = next(row for row in rows if row["act"] == "represented")
    child = next(row for row in rows if row["act"] == "given")
    assert adult["subject"] != child["subject"] and adult["submission"] == child["submission"]
    assert child["method"] == "email_code_doi"
    assert child["facts"] == {"representative": "alone"}
    card = owner.get(f"/api/v1/register/{adult['index']}").json()["personal"]
    assert card["email"] == who["email"] and card["name"] == who["name"]
    assert nobody.get(link).status_code == 404, "the link is spent"

    listed = owner.get("/api/v1/coming-of-age").json()["items"]
    mine = next(item for item in listed if item["subject"] == child["subject"])
    assert mine["of_age"] == "2030-06" and mine["due"] is False


def test_wants_the_boxes_and_the_word_that_it_is_a_representative(placet, ground, unchanged):
    form, who = ground("by-99z", "confirm"), parent()
    link = asked(placet, form, who, of_age=False)
    nobody = placet.nobody()
    assert nobody.post(link, data={"step": "confirm"}).status_code == 422
    boxes = ticks(placet, form, step="confirm")
    del boxes["am"]
    assert nobody.post(link, data=boxes).status_code == 422


def test_destroys_everything_on_a_refusal(placet, ground, unchanged):
    form, who = ground("by-99z", "confirm"), parent()
    link = asked(placet, form, who, of_age=False)
    assert placet.nobody().post(link, data={"step": "refuse"}).status_code == 200
    assert placet.nobody().get(link).status_code == 404


def test_needs_both_where_the_law_asks_the_young_person_as_well(placet, owner, ground):
    form, who = ground("ru-152fz", "birth_date", 4), parent()
    body = a_body(placet, form, representative=who)
    body["values"]["born"] = "2010-05-01"      # sixteen
    body["consents"][0]["checked"] = False
    assert placet.submit(form, body).status_code == 202
    link = link_in(letters(placet, who["email"])[0])
    done = placet.nobody().post(link, data=ticks(placet, form, step="confirm"))
    assert done.status_code == 200
    rows = owner.get("/api/v1/register?limit=2").json()["items"]
    child = next(row for row in rows if row["act"] != "represented")
    assert child["act"] == "not_given" and child["facts"] == {"representative": "together"}


def test_asks_a_representative_once_for_the_same_request(placet, ground):
    form, who = ground("by-99z", "confirm"), parent()
    body, key = a_body(placet, form, of_age=False, representative=who), uuid.uuid4().hex
    assert placet.submit(form, body, key).status_code == 202
    assert placet.submit(form, body, key).status_code == 202
    assert len(letters(placet, who["email"])) == 1


def test_works_without_scripts(placet, ground):
    form, who = ground("by-99z", "confirm"), parent()
    page = placet.nobody().get(f"/f/{form}?lang=ru")
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    values = good_body(placet.manifest(form))["values"]
    sent = {**fields, **{"v." + name: value for name, value in values.items()},
            **{key: "on" for key in ticks(placet, form) if key != "am"},
            **{"read." + key[2:]: "on" for key in ticks(placet, form) if key != "am"},
            "age.of_age": "no"}
    missing = placet.nobody().post(f"/f/{form}?lang=ru", data=sent)
    assert missing.status_code == 422 and "законного представителя" in missing.text
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', missing.text))
    sent.update(fields, **{"age.name": who["name"], "age.email": who["email"]})
    done = placet.nobody().post(f"/f/{form}?lang=ru", data=sent)
    assert done.status_code == 200, done.text
    assert len(letters(placet, who["email"])) == 1


@pytest.mark.late
def test_destroys_what_nobody_answered(placet, ground):
    import datetime
    form, who = ground("by-99z", "confirm"), parent()
    link = asked(placet, form, who, of_age=False)
    placet.set_clock(datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=73))
    try:
        assert placet.nobody().get(link).status_code == 410
    finally:
        placet.release_clock()
