"""The audit of capture points: the server opens the public pages and compares what they show."""
import http.server
import json
import threading
import time

import pytest
from installation import assert_problem
from publish import form_draft, make_agreement, post, publish_form


class Site(http.server.BaseHTTPRequestHandler):
    pages = {}

    def do_GET(self):
        body = self.pages.get(self.path.split("?")[0])
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def point(owner, form):
    items = owner.get("/api/v1/capture-points").json()["items"]
    return next(item for item in items if item["id"] == form["id"])


def checked(owner, form, pages):
    assert owner.post("/api/v1/capture-points/check",
                      json={"form": form["id"]}).status_code == 202
    for _ in range(200):
        found = point(owner, form)
        if len([page for page in found["pages"] if page["state"]]) == pages:
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def test_compares_what_pages_show_with_what_was_published(placet, owner, site):
    company, agreement = make_agreement(owner, "by-99z")
    urls = [site + path for path in ("/good", "/empty", "/gone", "/forged")]
    draft = form_draft(agreement, 4, allowed_origins=[site], pages=urls + [
        "https://elsewhere.example.by/contact"])
    form = post(owner, "/api/v1/forms", {"company": company["id"], "name": "p", "draft": draft})
    assert publish_form(owner, form).status_code == 200

    embed = '<script async src="%s/e/form.js" data-form="' + form["id"] + '"></script>'
    Site.pages = {"/good": "<html>" + embed % placet.url, "/empty": "<html>",
                  "/forged": embed % site,
                  f"/e/v1/forms/{form['id']}/manifest": json.dumps(
                      {"agreements": [{"text_sha256": "00" * 32}]})}
    before = point(owner, form)
    assert "page_not_checked" in before["problems"] and before["last_capture"] is None
    assert "origin_not_allowed" in before["problems"], "elsewhere is not on the list"

    found = checked(owner, form, 5)
    states = [page["state"] for page in found["pages"]]
    assert states == ["ok", "not_found", "unreachable", "text_differs", "unreachable"]
    manifest = placet.manifest(form["id"])
    expected = manifest["agreements"][0]["text_sha256"]
    assert found["pages"][0]["expected"] == found["pages"][0]["found"] == expected
    assert found["pages"][3]["found"] == "00" * 32 and found["pages"][3]["expected"] == expected
    assert {"page_not_found", "page_text_differs", "page_unreachable"} <= set(found["problems"])
    assert "page_not_checked" not in found["problems"]


def test_lists_a_point_without_an_agreement_as_a_problem(owner):
    company, _ = make_agreement(owner, "by-99z")
    draft = {"languages": ["ru"], "default_language": "ru", "title": {"ru": "x"}, "fields": [],
             "agreements": []}
    form = post(owner, "/api/v1/forms", {"company": company["id"], "name": "n", "draft": draft})
    found = point(owner, form)
    assert found["agreements"] == 0 and found["problems"] == ["agreement_missing"]


def test_checks_only_forms_that_exist(owner):
    missing = owner.post("/api/v1/capture-points/check", json={"form": "f_none"})
    assert_problem(missing, 404, "form_not_found")
