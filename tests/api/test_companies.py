"""Companies over HTTP: requisites, revisions, archiving; and the manners of every answer."""
from installation import assert_problem
from publish import mailed_code

COMPANY = {"name": "ООО «Проверка»", "legal_form": "legal_entity", "country": "BY",
           "law_profiles": ["by-99z"], "address": "Пинск", "email": "info@proverka.example",
           "phone": "+375 17 200-00-00", "requisites": {"unp": "200988541"}}


def create(client, **changes):
    answer = client.post("/api/v1/companies", json={**COMPANY, **changes})
    assert answer.status_code == 201, answer.text
    return answer


def test_creates_reads_changes_and_archives(owner):
    made = create(owner)
    assert made.headers["ETag"] == '"1"'
    path = "/api/v1/companies/" + made.json()["id"]
    read = owner.get(path)
    assert read.headers["ETag"] == '"1"'
    assert read.json() == made.json()

    changed = owner.patch(path, json={"short_name": "Проверка"}, headers={"If-Match": '"1"'})
    assert changed.status_code == 200
    assert changed.headers["ETag"] == '"2"'
    assert changed.json()["requisites"] == COMPANY["requisites"]

    late = owner.patch(path, json={"short_name": "Опоздание"}, headers={"If-Match": '"1"'})
    assert_problem(late, 412, "edit_conflict")
    assert_problem(owner.delete(path, headers={"If-Match": '"1"'}), 412, "edit_conflict")

    assert owner.delete(path, headers={"If-Match": '"2"'}).status_code == 204
    listed = owner.get("/api/v1/companies?limit=200").json()["items"]
    assert made.json()["id"] not in [item["id"] for item in listed]
    assert owner.get(path).json()["archived"] is True


def test_names_the_wrong_requisite_in_the_callers_language(owner):
    words = {"ru": "опечатка", "be": "памылка", "de": "Tippfehler", "en": "typing error"}
    for language, word in words.items():
        refused = owner.post("/api/v1/companies", headers={"Accept-Language": language},
                             json={**COMPANY, "requisites": {"unp": "200988542"}})
        problem = assert_problem(refused, 422, "invalid")
        assert [(f["field"], f["code"]) for f in problem["invalid"]] == [
            ("requisites.unp", "bad_check_digit")]
        assert word in problem["invalid"][0]["message"]


def test_refuses_unknown_fields_wrong_types_and_broken_json(owner):
    post = lambda **options: owner.post("/api/v1/companies", **options)
    problem = assert_problem(post(json={**COMPANY, "colour": "red"}), 422, "unknown_field")
    assert problem["invalid"][0]["field"] == "colour"
    assert_problem(post(json={**COMPANY, "name": 7}), 422, "invalid")
    assert_problem(post(json={**COMPANY, "country": "XX"}), 422, "invalid")
    assert_problem(post(json={**COMPANY, "name": "a\u0007b"}), 422, "invalid")
    headers = {"Content-Type": "application/json"}
    for text in (b"{", b"", b'{"name":"\xff"}', b'{"name":1,"name":2}', b"[" * 200 + b"]" * 200):
        refused = post(data=text, headers=headers)
        assert refused.status_code in (400, 422), text
        assert refused.json()["code"] in ("json_malformed", "invalid"), refused.text
    assert_problem(post(data=b"{}", headers={"Content-Type": "text/plain"}), 400, "content_type")


def test_pages_through_a_list(owner):
    for number in range(3):
        create(owner, name=f"Page {number}")
    seen, path = [], "/api/v1/companies?limit=2"
    while path:
        answer = owner.get(path)
        assert answer.status_code == 200
        seen += [item["id"] for item in answer.json()["items"]]
        assert len(answer.json()["items"]) <= 2
        path = answer.links["next"]["url"] if "next" in answer.links else None
    assert len(seen) == len(set(seen)) >= 3
    assert_problem(owner.get("/api/v1/companies?limit=201"), 422, "invalid")
    assert_problem(owner.get("/api/v1/companies?cursor=nonsense"), 422, "invalid")


def test_answers_an_unknown_path_and_a_wrong_method(owner):
    assert_problem(owner.get("/api/v1/nothing"), 404, "not_found")
    refused = owner.put("/api/v1/companies", json={})
    assert_problem(refused, 405, "method_not_allowed")
    assert "GET" in refused.headers["Allow"]


def test_leaves_an_act_in_the_trail_for_each_change(placet, owner):
    made = create(owner).json()
    acts = [act for act in placet.trail("company.create") if act["object"] == made["id"]]
    assert len(acts) == 1
    assert acts[0]["actor"]["kind"] == "staff"
    assert "@" not in str(acts)


def test_proves_the_mailbox_for_erasure_requests_by_a_mailed_code(owner):
    address = "loeschen@proverka.example"
    company = create(owner, erasure_email=address).json()
    assert company["erasure_email_verified"] is False
    path = f"/api/v1/companies/{company['id']}/erasure-email"
    assert_problem(owner.post(path + "/verify", json={"code": "000000"}), 422, "code_expired")
    sent = owner.post(path + "/send-code", json={})
    assert sent.status_code == 202 and sent.json()["address"] == address
    code = mailed_code(owner, address)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    assert_problem(owner.post(path + "/verify", json={"code": wrong}), 422, "code_wrong")
    proved = owner.post(path + "/verify", json={"code": code})
    assert proved.status_code == 200 and proved.json()["erasure_email_verified"] is True
    assert proved.headers["ETag"] == f'"{proved.json()["revision"]}"'
    changed = owner.patch(f"/api/v1/companies/{company['id']}",
                          json={"erasure_email": "other@proverka.example"})
    assert changed.json()["erasure_email_verified"] is False


def test_mails_only_so_many_codes(owner):
    company = create(owner, erasure_email="viele@proverka.example").json()
    path = f"/api/v1/companies/{company['id']}/erasure-email/send-code"
    for _ in range(5):
        assert owner.post(path, json={}).status_code == 202
    refused = owner.post(path, json={})
    assert_problem(refused, 429, "too_many_requests")
    assert int(refused.headers["Retry-After"]) > 0


def test_demo_companies_have_proved_mailboxes(owner):
    items = owner.get("/api/v1/companies?limit=200").json()["items"]
    demo = [item for item in items if item["erasure_email_verified"]]
    assert len(demo) >= 3
