"""One installation of the program with demo data: its process, its staff and what is stored."""
import datetime
import json
import re
import socket
import subprocess
import time
import uuid

import requests

ROLES = ("owner", "privacy_officer", "editor", "operator", "auditor")
SCOPES = ("register:read", "contacts:read", "agreements:write", "forms:write", "admin")
PASSWORD = "a password for tests 7"


class Client(requests.Session):
    """A caller: nobody, a signed-in person, or an integration with a key."""

    def __init__(self, url, name="nobody"):
        super().__init__()
        self.url, self.name = url, name
        self.trust_env = False

    def request(self, method, path, **options):
        options.setdefault("timeout", 30)
        options.setdefault("allow_redirects", False)
        target = path if path.startswith("http") else self.url + path
        return super().request(method, target, **options)


class Installation:
    def __init__(self, binary, folder, database):
        self.binary, self.folder, self.database = binary, folder, database
        self.data, self.rehearsal = folder / "data", folder / "rehearsal"
        self.rehearsal.mkdir()
        self.log_file = folder / "server.log"
        self.people, self.integrations = {}, {}
        self.process = None

    def store(self):
        return ["--database", self.database] if self.database else []

    def __enter__(self):
        made = subprocess.run(
            [self.binary, "demo", "--data", self.data, "--json", *self.store()],
            capture_output=True, text=True, timeout=120)
        assert made.returncode == 0, made.stdout + made.stderr
        self.demo = json.loads(made.stdout)
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            port = listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.output = open(self.log_file, "ab")
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--listen", f"127.0.0.1:{port}",
             "--rehearsal", self.rehearsal, *self.store()],
            stdin=subprocess.DEVNULL, stdout=self.output, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log_file.read_text()
            try:
                if requests.get(self.url + "/readyz", timeout=2).status_code == 200:
                    return
            except requests.ConnectionError:
                pass
            time.sleep(0.05)
        raise AssertionError("not ready:\n" + self.log_file.read_text())

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            assert self.process.wait(20) == 0
        if self.process:
            self.output.close()
        self.process = None

    # Callers

    def nobody(self):
        return Client(self.url)

    def sign_in(self, email, password, name):
        client = Client(self.url, name)
        answer = client.post("/api/v1/sessions", json={"email": email, "password": password})
        assert answer.status_code == 201, answer.text
        client.headers["X-CSRF-Token"] = answer.json()["csrf"]
        client.mailbox = self.rehearsal / "mail"
        return client

    def staff(self, role):
        """Somebody with that one role; signed in once for all tests."""
        if role not in self.people:
            if role == "owner":
                known = next(s for s in self.demo["staff"] if "owner" in s["roles"])
                email, password = known["email"], known["password"]
            else:
                email, password = f"{role}-{uuid.uuid4().hex[:8]}@staff.example", PASSWORD
                self.make_staff(email, [role])
            self.people[role] = self.sign_in(email, password, role)
        return self.people[role]

    def make_staff(self, email, roles):
        made = self.staff("owner").post("/api/v1/staff", json={
            "email": email, "name": "Test Person", "roles": roles, "password": PASSWORD})
        assert made.status_code == 201, made.text
        return made.json()

    def integration(self, scope):
        if scope not in self.integrations:
            made = self.staff("owner").post(
                "/api/v1/api-keys", json={"name": "test " + scope, "scopes": [scope]})
            assert made.status_code == 201, made.text
            client = Client(self.url, "key " + scope)
            client.headers["Authorization"] = "Bearer " + made.json()["key"]
            self.integrations[scope] = client
        return self.integrations[scope]

    # What is stored

    def log_size(self):
        checkpoint = self.nobody().get(f"/log/{self.demo['log']}/checkpoint")
        assert checkpoint.status_code == 200, checkpoint.text
        return int(checkpoint.text.split("\n")[1])

    def stored(self):
        owner = self.staff("owner")
        register = owner.get("/api/v1/register/summary?days=1")
        contacts = owner.get("/api/v1/contacts?limit=200")
        assert register.status_code == 200, register.text
        assert contacts.status_code == 200, contacts.text
        return {"log": self.log_size(), "register": register.json()["total"],
                "people": sorted(item["id"] for item in contacts.json()["items"])}

    def trail(self, action):
        found = self.staff("owner").get("/api/v1/trail?limit=200").json()["items"]
        return [item for item in found if item["action"] == action]

    # Time (rehearsal)

    def set_clock(self, instant):
        part = self.rehearsal / "clock.new"
        part.write_text(instant.astimezone(datetime.timezone.utc).isoformat()
                        .replace("+00:00", "Z"))
        part.rename(self.rehearsal / "clock")

    def release_clock(self):
        (self.rehearsal / "clock").unlink(missing_ok=True)

    # Capturing

    def form(self, law_profile_prefix):
        return next(f["id"] for f in self.demo["forms"]
                    if f["law_profile"].startswith(law_profile_prefix))

    def manifest(self, form, lang=None):
        query = f"?lang={lang}" if lang else ""
        answer = self.nobody().get(f"/e/v1/forms/{form}/manifest{query}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def submit(self, form, body, key=None, **options):
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, **options.pop("headers", {})}
        if isinstance(body, (bytes, str)):
            headers.setdefault("Content-Type", "application/json")
            options["data"] = body
        else:
            options["json"] = body
        return self.nobody().post(f"/e/v1/forms/{form}/submissions", headers=headers, **options)


GOOD_VALUES = {"name": "Анна Сергеевна Ковалёва", "email": "anna.{n}@example.by",
               "phone": "+375 29 612-34-56", "address": "Пинск, ул. Заречная, 1",
               "comment": "Позвоните, пожалуйста, после обеда.", "birth_date": "1990-05-17",
               "number": "3"}


def good_value(field):
    if field["kind"] == "choice":
        first = field["choices"][0]["value"]
        return [first] if field.get("multiple") else first
    if field["kind"] == "number":
        return field.get("min", 3)
    return GOOD_VALUES[field["kind"]].replace("{n}", uuid.uuid4().hex[:10])


def good_body(manifest):
    """What the widget sends for somebody who reads and agrees to everything."""
    return {
        "token": manifest["token"],
        "values": {field["name"]: good_value(field) for field in manifest["fields"]
                   if field["kind"] != "file"},
        "consents": [{"agreement": asked["agreement"], "version": asked["version"],
                      "checked": True, "acts": {"text_opened": True, "end_reached": True}}
                     for asked in manifest["agreements"]],
        "page_url": "https://shop.example.by/order",
    }


def assert_problem(answer, status, code):
    """RFC 9457, with our stable code."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    problem = answer.json()
    assert problem["code"] == code, problem
    assert problem["status"] == status
    assert problem["title"] and problem["type"]
    for fault in problem["invalid"]:
        assert fault["field"] is not None and re.fullmatch(r"[a-z_]+", fault["code"]), fault
        assert fault["message"], fault
    return problem
