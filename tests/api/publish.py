"""From nothing to a published form by the API alone, as an integrator does it."""
import email
import email.policy
import re
import time
import uuid

COMPANIES = {
    "by-99z": {"name": "ООО «Проба»", "legal_form": "legal_entity", "country": "BY",
               "address": "225710, г. Пинск, ул. Заречная, 1", "email": "info@proba.example",
               "phone": "+375 17 200-00-00", "requisites": {"unp": "200988541"}},
    "ru-152fz": {"name": "ООО «Проба»", "legal_form": "legal_entity", "country": "RU",
                 "address": "101000, г. Москва, ул. Лесная, 1", "email": "info@proba.example",
                 "phone": "+7 495 000-00-00",
                 "requisites": {"inn": "7707083893", "ogrn": "1027700132195"}},
    "gdpr-de": {"name": "Probe GmbH", "legal_form": "legal_entity", "country": "DE",
                "address": "Hauptstraße 1, 53111 Bonn", "email": "info@probe.example",
                "phone": "+49 228 000000",
                "requisites": {"ust_idnr": "DE136695976", "hrb": "HRB 12345",
                               "register_court": "Amtsgericht Bonn"}},
}
TEMPLATES = {"by-99z": ("processing-by", ["ru", "be"]), "ru-152fz": ("processing-ru", ["ru"]),
             "gdpr-de": ("processing-de", ["de"])}
TITLES = {"ru": "Обработка персональных данных", "be": "Апрацоўка персанальных даных",
          "de": "Verarbeitung personenbezogener Daten", "en": "Processing of personal data"}
LABELS = {"ru": "Я согласен на [обработку персональных данных]",
          "be": "Я згодны на [апрацоўку персанальных даных]",
          "de": "Ich willige in die [Verarbeitung meiner Daten] ein",
          "en": "I agree to the [processing of my data]"}
PURPOSES = {"ru": "ответ на обращение", "be": "адказ на зварот",
            "de": "Beantwortung der Anfrage", "en": "answering the enquiry"}


def post(client, path, body, status=201):
    answer = client.post(path, json=body)
    assert answer.status_code == status, f"{path}: {answer.status_code} {answer.text}"
    return answer.json()


def mailed_code(client, address):
    """The code in the newest letter to an address."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for file in sorted(client.mailbox.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True):
            letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            found = re.search(r"\b(\d{6})\b", letter["Subject"])
            if letter["To"] == address and found:
                return found[1]
        time.sleep(0.05)
    raise AssertionError(f"no code was mailed to {address}")


def prove_mailbox(client, company, address):
    path = f"/api/v1/companies/{company['id']}/erasure-email"
    assert post(client, path + "/send-code", {}, status=202)["address"] == address
    return post(client, path + "/verify", {"code": mailed_code(client, address)}, status=200)


def make_agreement(client, law_profile):
    """A published agreement of a new company: (company, agreement)."""
    template, languages = TEMPLATES[law_profile]
    company = post(client, "/api/v1/companies",
                   {**COMPANIES[law_profile], "law_profiles": [law_profile],
                    "erasure_email": f"privacy-{uuid.uuid4().hex[:8]}@proba.example"})
    prove_mailbox(client, company, company["erasure_email"])
    code = 900 + len(client.get("/api/v1/purposes?limit=200").json()["items"])
    purpose = post(client, "/api/v1/purposes", {
        "code": code, "basis": "consent", "text": {lang: PURPOSES[lang] for lang in languages}})
    agreement = post(client, "/api/v1/agreements", {
        "company": company["id"], "name": "Test", "kind": "processing",
        "law_profile": law_profile,
        "draft": {"template": template, "languages": languages,
                  "default_language": languages[0],
                  "title": {lang: TITLES[lang] for lang in languages},
                  "label": {lang: LABELS[lang] for lang in languages},
                  "purposes": [purpose["id"]], "recipients": [],
                  "term": {"kind": "until_withdrawn"}}})
    path = f"/api/v1/agreements/{agreement['id']}"
    post(client, path + "/publish", {}, status=200)
    return company, client.get(path).json()


def form_draft(agreement, mode, **changes):
    languages = agreement["draft"]["languages"]
    return {"languages": languages, "default_language": languages[0],
            "title": {lang: TITLES[lang] for lang in languages},
            "fields": [
                {"name": "name", "kind": "name", "required": True,
                 "label": {lang: "Name" for lang in languages}},
                {"name": "email", "kind": "email", "required": True,
                 "label": {lang: "E-mail" for lang in languages}},
                {"name": "phone", "kind": "phone", "required": False,
                 "label": {lang: "Phone" for lang in languages}},
                {"name": "comment", "kind": "comment", "required": False,
                 "label": {lang: "Comment" for lang in languages}}],
            "agreements": [{"agreement": agreement["id"], "mode": mode}],
            "allowed_origins": ["https://shop.example.by"], **changes}


def make_form(client, company, agreement, mode):
    """A form as a draft."""
    return post(client, "/api/v1/forms", {
        "company": company["id"], "name": f"Mode {mode}", "draft": form_draft(agreement, mode)})


def publish_form(client, form, overrides=None):
    body = {"overrides": overrides} if overrides else {}
    return client.post(f"/api/v1/forms/{form['id']}/publish", json=body)
