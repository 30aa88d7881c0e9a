"""What is measured: Placet on each store, and what somebody would run instead. One interface for all:
start(), stop(), pid, url, environment for the wrk script, stored() = how many consents are on disk by the store's own count.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
# The size of what a real site sends: the payload that every contender gets is padded to it.
PAYLOAD_BYTES = 575


def fetch(url: str, headers: dict | None = None) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=10) as reply:
        return reply.read()


def wait_until_ready(url: str, process: subprocess.Popen, seconds: float = 20) -> float:
    """Seconds until the address answers at all."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        if process.poll() is not None:
            raise RuntimeError("%s ended with status %d" % (process.args[0], process.returncode))
        try:
            fetch(url)
            return time.monotonic() - start
        except urllib.error.HTTPError as error:
            if error.code != 503:
                return time.monotonic() - start
        except OSError:
            pass
        time.sleep(0.005)
    raise RuntimeError("%s does not answer" % url)


def psql(url: str, statement: str) -> str:
    return subprocess.run(["psql", "-XqAt", url, "-c", statement], check=True, capture_output=True, text=True).stdout.strip()


def new_database(postgres: str, name: str) -> str:
    psql(postgres, 'DROP DATABASE IF EXISTS "%s"' % name)
    psql(postgres, 'CREATE DATABASE "%s"' % name)
    return postgres.rsplit("/", 1)[0] + "/" + name


def resident_mb(pid: int) -> float:
    for line in pathlib.Path("/proc/%d/status" % pid).read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


class Server:
    """A process that answers on loopback."""
    per_request = 1      # stored consents for one request

    def __init__(self, name: str, port: int, work: pathlib.Path, environment: dict):
        self.name, self.port, self.work = name, port, work / name
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.environment = {**os.environ, **environment}
        self.process: subprocess.Popen | None = None
        self.ready_seconds = self.ready_mb = 0.0

    def launch(self, command: list, ready: str) -> None:
        log = open(self.work / "log", "ab")
        self.process = subprocess.Popen([str(word) for word in command], env=self.environment, stdout=log, stderr=log)
        self.ready_seconds = wait_until_ready(ready, self.process)
        self.ready_mb = resident_mb(self.process.pid)

    @property
    def pid(self) -> int:
        return self.process.pid

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def script(self, requests: int) -> dict:
        """Environment of lua/post.lua for that many requests at most."""
        path = self.work / "body.json"
        path.write_text(self.body(), encoding="utf-8")
        return {"BODY": str(path)}


class Peer(Server):
    """A Node.js server of peers/ on PostgreSQL."""

    def __init__(self, name: str, program: str, path: str, port: int, work: pathlib.Path, postgres: str, modules: pathlib.Path,
                 environment: dict):
        super().__init__(name, port, work, environment)
        self.database = new_database(postgres, name.replace("-", "_"))
        self.environment |= {"DATABASE_URL": self.database, "NODE_ENV": "production"}
        self.program = modules / program
        shutil.copy(HERE / "peers" / program, self.program)
        subprocess.run(["node", self.program, "migrate"], env=self.environment, check=True, stdout=subprocess.DEVNULL)
        self.url = "http://127.0.0.1:%d%s" % (port, path)

    def start(self) -> None:
        self.launch(["node", self.program, "serve", self.port], "http://127.0.0.1:%d/" % self.port)

    def body(self) -> str:
        return json.dumps({
            "type": "marketing_communications", "subjectId": "sub_{{ID}}", "domain": "example.org",
            "preferences": {"newsletter": True, "phone": False, "profiling": False}, "givenAt": 1700000000000,
            "metadata": {
                "form": "contact-2026", "formVersion": "7f3c9a1e52d84b60", "language": "de", "textHash": "sha256-" + "9b" * 32,
                "source": "https://example.org/kontakt?utm=spring", "email": "subject.{{N}}@example.net",
                "wording": "Ja, ich moechte den Newsletter per E-Mail erhalten und habe die Datenschutzerklaerung gelesen.",
            },
            "uiSource": "form",
        }, separators=(",", ":"))

    def stored(self) -> int:
        return int(psql(self.database, "SELECT count(*) FROM consent"))

    def disk_bytes(self) -> int:
        return int(psql(self.database, "SELECT pg_database_size(current_database())"))


class Placet(Server):
    """Our server with the demo companies. A request is one submission of the first company's form, with its agreement in
    mode 2 (required, not ticked, to be read first) given; with `agreements` 2 the optional one in mode 4 as well."""

    def __init__(self, name: str, binary: pathlib.Path, port: int, work: pathlib.Path, postgres: str | None, environment: dict,
                 agreements: int = 1):
        super().__init__(name, port, work, environment)
        self.binary, self.data, self.per_request = binary, self.work / "data", agreements
        self.store: list[str] = []
        self.database = None
        if postgres:
            self.database = new_database(postgres, name.replace("-", "_"))
            self.store = ["--database", self.database]
        made = subprocess.run([binary, "demo", "--data", self.data, "--json", *self.store], check=True, capture_output=True,
                              text=True, env=self.environment)
        self.demo = json.loads(made.stdout)
        # The generator plays a reverse proxy: limits per visitor's address stay on, each request has its own address.
        (self.work / "placet.toml").write_text((HERE / "placet.toml").read_text())
        self.base = "http://127.0.0.1:%d" % port
        self.form = ""

    @property
    def url(self) -> str:
        return "%s/e/v1/forms/%s/submissions" % (self.base, self.form)

    @property
    def manifest_url(self) -> str:
        return "%s/e/v1/forms/%s/manifest?lang=ru" % (self.base, self.form)

    def start(self) -> None:
        self.serve()
        if not self.form:
            self.form = self.make_form()

    def call(self, method: str, path: str, body: dict, headers: dict) -> tuple[dict, dict]:
        request = urllib.request.Request(self.base + "/api/v1" + path, method=method, data=json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json", **headers})
        if method == "GET":
            request.data = None
        with urllib.request.urlopen(request, timeout=10) as reply:
            return json.loads(reply.read()), dict(reply.headers)

    def make_form(self) -> str:
        """A copy of the demo form that asks for as many agreements as wanted."""
        person = self.demo["staff"][0]
        session, headers = self.call("POST", "/sessions", {"email": person["email"], "password": person["password"]}, {})
        staff = {"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": session["csrf"]}
        model, _ = self.call("GET", "/forms/" + self.demo["forms"][0]["id"], {}, staff)
        draft = model["draft"]
        draft["agreements"] = draft["agreements"][:self.per_request]
        form, _ = self.call("POST", "/forms", {"company": model["company"], "name": "Bench", "draft": draft}, staff)
        self.call("POST", "/forms/%s/publish" % form["id"], {}, staff)
        return form["id"]

    def serve(self) -> None:
        self.launch([self.binary, "serve", "--data", self.data, "--listen", "127.0.0.1:%d" % self.port, "--config",
                     self.work / "placet.toml", *self.store], self.base + "/readyz")

    def script(self, requests: int) -> dict:
        """A token is good for one submission: enough of them are fetched before the clock starts."""
        tokens, made = self.work / "tokens", 0
        tokens.unlink(missing_ok=True)
        while made < requests:
            seconds = 1 if requests - made < 5000 else 3
            done = subprocess.run(["wrk", "-t1", "-c8", "-d%ds" % seconds, "-s", HERE / "lua" / "tokens.lua", self.manifest_url],
                                  env={**os.environ, "LUA": str(HERE / "lua"), "TOKENS": str(tokens)}, check=True,
                                  capture_output=True, text=True)
            with open(tokens, "rb") as file:
                before, made = made, sum(1 for _ in file)
            if made == before:
                raise RuntimeError("%s gives no tokens: %s" % (self.name, done.stdout + done.stderr))
        return {**super().script(requests), "TOKENS": str(tokens)}

    def body(self) -> str:
        manifest = json.loads(fetch(self.manifest_url))
        answers = {"name": "Анна Сергеевна Ковалёва", "email": "subject.{{N}}@example.net", "phone": "+375{{PHONE}}",
                   "address": "Минск, ул. Ясная, 4", "comment": "Прошу перезвонить", "birth_date": "1990-05-17", "number": "1"}
        values = {}
        for field in manifest["fields"]:
            if field["kind"] in answers:
                values[field["name"]] = answers[field["kind"]]
            elif field["kind"] == "choice" and field["required"]:
                values[field["name"]] = field["choices"][0]["value"]
        body = {
            "token": "{{TOKEN}}", "values": values,
            "consents": [{"agreement": asked["agreement"], "version": asked["version"], "checked": True,
                          "acts": {"text_opened": True, "end_reached": True}} for asked in manifest["agreements"]],
            "page_url": "https://shop.example.by/order",
        }
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        missing = PAYLOAD_BYTES - len(text.encode()) - (len(manifest["token"]) - len("{{TOKEN}}")) - 1
        body["page_url"] += "?" + "x" * max(0, missing)
        return json.dumps(body, ensure_ascii=False, separators=(",", ":"))

    def log_size(self) -> int:
        return int(fetch("%s/log/%s/checkpoint" % (self.base, self.demo["log"])).decode().splitlines()[1])

    def stored(self) -> int:
        return self.log_size()

    def disk_bytes(self) -> int:
        if self.database:
            return int(psql(self.database, "SELECT pg_database_size(current_database())"))
        return sum(path.stat().st_size for path in self.data.glob("*.db*"))

    def verify_seconds(self) -> float:
        start = time.monotonic()
        subprocess.run([self.binary, "verify", "--data", self.data, *self.store], check=True, env=self.environment,
                       stdout=subprocess.DEVNULL)
        return time.monotonic() - start
