"""The letter with the receipts: written after a submission with an address, read as a mail program would."""
import email
import email.policy
import random
import re
import time

import pytest
from installation import good_body


def letters_to(placet, address):
    found = []
    for file in sorted((placet.rehearsal / "mail").glob("*.eml")):
        letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        if letter["To"] == address:
            found.append(letter)
    return found


def wait_for_letters(placet, address, count):
    deadline = time.monotonic() + 20
    while len(letters_to(placet, address)) < count and time.monotonic() < deadline:
        time.sleep(0.1)
    return letters_to(placet, address)


def a_submission(placet, law, lang=None):
    """Of somebody who never wrote before."""
    form = placet.form(law)
    body = good_body(placet.manifest(form, lang))
    if "phone" in body["values"]:
        body["values"]["phone"] = f"+37529{random.randrange(1_000_000, 10_000_000)}"
    return form, body


@pytest.mark.parametrize("law, lang, words", [
    ("by", "be", "Вось што запісала"),
    ("by", "ru", "Вот что записала"),
    ("gdpr-de", "de", "Ihre Antwort so verzeichnet"),
])
def test_sends_the_receipts_in_the_language_of_the_form(placet, law, lang, words):
    form, body = a_submission(placet, law, lang)
    answer = placet.submit(form, body)
    assert answer.status_code == 201, answer.text
    letters = wait_for_letters(placet, body["values"]["email"], 1)
    assert len(letters) == 1
    letter = letters[0]
    assert letter["Subject"].startswith("[Rehearsal] ")
    text = letter.get_content()
    assert words in text and letter["Content-Language"] == lang
    receipts = answer.json()["receipts"]
    for receipt in receipts:
        assert receipt["receipt_url"] in text and receipt["withdraw_url"] in text
    for link in re.findall(r"http://\S+", text):
        assert placet.nobody().get(link).status_code == 200
    # Nothing that was typed comes along, but the address it goes to.
    assert not [v for k, v in body["values"].items() if k != "email" and str(v) in text]


def test_writes_to_nobody_whose_answer_was_refused(placet):
    form, body = a_submission(placet, "by")
    body["consents"][0]["checked"] = False
    assert placet.submit(form, body).status_code == 422
    other_form, good = a_submission(placet, "by")
    placet.submit(other_form, good)
    assert wait_for_letters(placet, good["values"]["email"], 1)
    assert letters_to(placet, body["values"]["email"]) == []


def test_does_not_flood_an_address_that_somebody_else_types(placet):
    form, body = a_submission(placet, "by")
    address = body["values"]["email"]
    for _ in range(6):
        again = good_body(placet.manifest(form))
        again["values"].update(email=address, phone=body["values"]["phone"])
        assert placet.submit(form, again).status_code == 201
    _, last = a_submission(placet, "by")
    placet.submit(form, last)
    assert wait_for_letters(placet, last["values"]["email"], 1)
    assert len(letters_to(placet, address)) == 3
