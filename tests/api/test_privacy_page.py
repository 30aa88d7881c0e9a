"""The privacy page of a company: public, plain, in four languages, and the same for ever once it is old."""
import re

import pytest
from publish import post

LANGUAGES = {"ru": "Обработка персональных данных", "be": "Апрацоўка персанальных даных",
             "de": "Datenschutzhinweise", "en": "Privacy notice"}


@pytest.fixture
def company(owner):
    items = owner.get("/api/v1/companies").json()["items"]
    return next(c for c in items if c["country"] == "BY")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_is_a_small_page_without_scripts_and_cookies(placet, company, lang):
    page = placet.nobody().get(f"/p/{company['id']}/privacy/{lang}")
    assert page.status_code == 200
    assert len(page.content) < 30_000
    assert LANGUAGES[lang] in page.text and company["name"].replace('"', "&quot;") in page.text
    assert "<script" not in page.text and "Set-Cookie" not in page.headers
    assert "script-src" not in page.headers["Content-Security-Policy"] or \
        "'none'" in page.headers["Content-Security-Policy"]
    assert f'lang="{lang}"' in page.text
    links = re.findall(r'href="(/(?:a|p)/[^"]+)"', page.text)
    assert any(link.startswith("/a/ag_") for link in links)
    for link in links:
        assert placet.nobody().get(link.replace("&amp;", "&")).status_code == 200, link


def test_names_purposes_recipients_terms_and_authority(placet, owner, company):
    page = placet.nobody().get(f"/p/{company['id']}/privacy/ru").text
    agreements = [a for a in owner.get("/api/v1/agreements").json()["items"]
                  if a["company"] == company["id"] and a["state"] == "published"]
    purposes = {p["id"]: p["text"].get("ru") for p in owner.get("/api/v1/purposes").json()["items"]}
    named = {purposes[p] for a in agreements for p in a["draft"]["purposes"]}
    assert named
    for text in named:
        assert text in page
    assert "Национальный центр защиты персональных данных" in page
    assert f'mailto:{company["erasure_email"]}' in page


def test_a_publication_makes_a_new_version_and_keeps_the_old_one(placet, owner, company):
    url = f"/p/{company['id']}/privacy/de"
    before = placet.nobody().get(url).text
    edition = int(re.search(r'<dd class="mono">(\d+)</dd>', before).group(1))
    old = placet.nobody().get(f"{url}/v{edition}")
    assert old.status_code == 200
    agreement = next(a for a in owner.get("/api/v1/agreements").json()["items"]
                     if a["company"] == company["id"] and a["kind"] == "processing")
    post(owner, f"/api/v1/agreements/{agreement['id']}/publish", {}, status=200)

    after = placet.nobody().get(url).text
    assert int(re.search(r'<dd class="mono">(\d+)</dd>', after).group(1)) == edition + 1
    again = placet.nobody().get(f"{url}/v{edition}").text
    same = re.compile(r"<section>.*</section>", re.DOTALL)
    assert same.search(again).group(0) == same.search(old.text).group(0)
    assert f'href="{url}"' in again, "an old version leads to the newest"


def test_does_not_exist_for_others(placet, company):
    for path in (f"/p/{company['id']}/privacy/fr", "/p/co_nobody/privacy/ru",
                 f"/p/{company['id']}/privacy/ru/v0", f"/p/{company['id']}/privacy/ru/v9999",
                 f"/p/{company['id']}/privacy/ru/nonsense"):
        assert placet.nobody().get(path).status_code == 404, path
