"""An agreement whose text stands on the company's own site: copied when published, watched afterwards."""
import contextlib
import datetime
import email
import email.policy
import hashlib
import http.server
import threading
import time
import uuid

import pytest
from installation import Installation, assert_problem
from publish import form_draft, make_agreement, post

NOW = datetime.datetime(2027, 3, 1, 9, tzinfo=datetime.timezone.utc)


class Site(http.server.ThreadingHTTPServer):
    """The company's site, with one page that a test may change."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Page)
        self.pages = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def put(self, path, body, kind="text/html; charset=utf-8"):
        self.pages[path] = (kind, body if isinstance(body, bytes) else body.encode())
        return f"http://127.0.0.1:{self.server_port}{path}"


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path not in self.server.pages:
            self.send_error(404)
            return
        kind, body = self.server.pages[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # who reads may have had enough
            self.wfile.write(body)

    def log_message(self, *_):
        pass


PAGE = ("<html><head><script>track()</script></head><body><nav>Магазин</nav><main><h1>Согласие</h1>"
        "<p>Мы храним <b>ваше имя</b> один год. <script>alert(1)</script></p></main>"
        "<footer>{footer}</footer></body></html>")


@pytest.fixture(scope="module")
def site():
    made = Site()
    yield made
    made.shutdown()


@pytest.fixture
def path():
    return "/" + uuid.uuid4().hex


def external(owner, url):
    """A draft that takes its text from `url`."""
    _, agreement = make_agreement(owner, "ru-152fz")
    draft = {**agreement["draft"], "template": "external", "sources": {"ru": url}}
    made = post(owner, "/api/v1/agreements", {
        "company": agreement["company"], "name": "Text on our site", "kind": "processing",
        "law_profile": "ru-152fz", "draft": draft})
    return f"/api/v1/agreements/{made['id']}"




def a_form(owner, agreement):
    made = post(owner, "/api/v1/forms", {"company": agreement["company"], "name": "Test",
                                         "draft": form_draft(agreement, 4)})
    post(owner, f"/api/v1/forms/{made['id']}/publish", {}, status=200)
    return made["id"]


def state_of(owner, agreement):
    return [item["state"] for item in owner.get(agreement + "/sources").json()["items"]]


def state_at_night(placet, agreement, night):
    """What the nightly look at the sites found; the owner who signed in to see it."""
    placet.set_clock(night)
    placet.people.clear()
    owner = placet.staff("owner")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = owner.get(agreement + "/sources").json()["items"][0]
        if datetime.datetime.fromisoformat(found["checked_at"]) >= night:
            return found["state"], owner
        time.sleep(0.2)
    raise AssertionError("nobody looked")


@pytest.fixture
def other(placet, binary, database, tmp_path):
    """An installation whose clock may run ahead: a log never goes back in time."""
    with Installation(binary, tmp_path, database("postgres" if placet.database else "sqlite")) as made:
        yield made


def test_publishes_a_copy_of_what_the_site_says(placet, owner, site, path):
    page = PAGE.replace("{footer}", "2026")
    url = site.put(path, page)
    agreement = external(owner, url)
    published = owner.post(agreement + "/publish", json={})
    assert published.status_code == 200, published.text

    # From now on the copy is shown, whatever becomes of the site.
    site.put(path, PAGE.replace("один год", "сто лет"))
    shown = owner.get(agreement + "/versions/1?lang=ru").json()["html"]
    assert "<strong>ваше имя</strong> один год" in shown and "сто лет" not in shown
    assert "alert" not in shown and "Магазин" not in shown
    sha256 = hashlib.sha256(page.encode()).hexdigest()
    assert sha256 in shown

    copy = placet.nobody().get(f"/a/documents/{sha256}")
    assert copy.status_code == 200 and copy.content == page.encode()
    assert copy.headers["Content-Type"] == "application/octet-stream"
    assert copy.headers["Content-Disposition"].startswith("attachment")


def test_a_file_is_kept_and_linked(placet, owner, site, path):
    pdf = b"%PDF-1.7 " + uuid.uuid4().hex.encode()
    url = site.put(path, pdf, "application/pdf")
    agreement = external(owner, url)
    read = owner.post(agreement + "/sources", json={"sources": {"ru": url}})
    assert read.status_code == 200, read.text
    assert read.json()["items"][0]["readable"] is False
    preview = owner.post(agreement + "/preview", json={"lang": "ru"}).json()
    assert hashlib.sha256(pdf).hexdigest() in preview["html"]
    assert owner.post(agreement + "/publish", json={}).status_code == 200
    assert placet.nobody().get(read.json()["items"][0]["document_url"]).content == pdf


def test_a_draft_that_was_never_read_is_not_published(owner, site, path):
    agreement = external(owner, site.put(path, PAGE))
    preview = owner.post(agreement + "/preview", json={"lang": "ru"}).json()
    assert "source_missing" in [f["rule"] for f in preview["findings"]]


@pytest.mark.parametrize("url, code", [
    ("http://10.255.255.1/terms", "fetch_private"), ("http://169.254.169.254/", "fetch_private"),
    ("terms.html", "fetch_url"), ("ftp://shop.example/terms", "fetch_url"),
    ("file:///etc/passwd", "fetch_url")])
def test_refuses_addresses_that_are_no_public_page(owner, url, code):
    agreement = external(owner, url)
    for answer in (owner.post(agreement + "/sources", json={"sources": {"ru": url}}),
                   owner.post(agreement + "/publish", json={})):
        problem = assert_problem(answer, 422, "invalid")
        assert [(f["field"], f["code"]) for f in problem["invalid"]] == [("draft.sources.ru", code)]
    assert owner.get(agreement).json()["published_version"] is None


def test_refuses_a_page_that_is_missing_empty_or_too_large(owner, site, path):
    missing = f"http://127.0.0.1:{site.server_port}/nothing-here"
    for url, code in ((missing, "fetch_status"), (site.put(path, "<nav>only</nav>"), "text_empty"),
                      (site.put(path + "x", b"x" * 5_000_000, "text/plain"), "fetch_too_large")):
        agreement = external(owner, url)
        problem = assert_problem(owner.post(agreement + "/publish", json={}), 422, "invalid")
        assert problem["invalid"][0]["code"] == code


def test_tells_when_the_site_says_something_else(other, site, path):
    url = site.put(path, PAGE.replace("{footer}", "2026"))
    other.set_clock(NOW)
    owner = other.staff("owner")
    agreement = external(owner, url)
    assert owner.post(agreement + "/publish", json={}).status_code == 200
    form = a_form(owner, owner.get(agreement).json())
    assert other.nobody().get(f"/e/v1/forms/{form}/manifest").status_code == 200
    # What is around the text may change every day.
    site.put(path, PAGE.replace("{footer}", "2027"))
    assert state_at_night(other, agreement, NOW + datetime.timedelta(days=1))[0] == "same"

    site.put(path, PAGE.replace("один год", "сто лет"))
    state, owner = state_at_night(other, agreement, NOW + datetime.timedelta(days=2))
    assert state == "changed"
    address = next(s["email"] for s in other.demo["staff"] if "owner" in s["roles"])
    letters = [email.message_from_bytes(f.read_bytes(), policy=email.policy.default)
               for f in (other.rehearsal / "mail").glob("*source-*.eml")]
    assert [m for m in letters if m["To"] == address and url in m.get_content()]
    assert [a for a in other.trail("agreement.source_changed") if a["object"] in agreement]

    # Nobody agrees to words that are not the ones published. A form is looked at anew after a second.
    other.set_clock(NOW + datetime.timedelta(days=2, seconds=5))
    assert_problem(other.nobody().get(f"/e/v1/forms/{form}/manifest"), 409, "capture_point_stopped")

    # Published again, it is the same again.
    assert owner.post(agreement + "/publish", json={}).status_code == 200
    assert state_of(owner, agreement) == ["same"]
    deadline = time.monotonic() + 10
    while other.nobody().get(f"/e/v1/forms/{form}/manifest").status_code != 200:
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_only_editors_read_sites(placet, owner, site, path):
    url = site.put(path, PAGE)
    agreement = external(owner, url)
    for role in ("operator", "auditor"):
        answer = placet.staff(role).post(agreement + "/sources", json={"sources": {"ru": url}})
        assert answer.status_code == 403
    for nothing in ("00", "0" * 64, "x" * 64):
        assert placet.nobody().get(f"/a/documents/{nothing}").status_code == 404
