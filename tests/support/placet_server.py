"""A real Placet for tests from outside: demo data in a folder, a process on a free port, and a client of the form.

The store is chosen by the caller; tests that run on both read PLACET_TEST_STORE (sqlite or postgres).
"""
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("PLACET_BINARY", str(ROOT / "build/release/src/server/placet"))
CONFIG = '[server]\ntrusted_proxies = ["127.0.0.1"]\n'


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def psql(url: str, statement: str) -> str:
    done = subprocess.run(["psql", "-XqAt", url, "-c", statement], check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Postgres:
    """A server of one's own, for tests that break it."""

    def __init__(self, folder: pathlib.Path):
        self.folder, self.port = folder / "server", free_port()
        # The server runs as another user: he must be able to pass.
        for parent in (folder, *folder.parents):
            if os.stat(parent).st_uid == os.getuid() and str(parent) not in ("/", "/tmp"):
                parent.chmod(0o755)
        self.url = ""

    def _run(self, *words: str) -> str:
        script = ROOT / "script/support/private-postgres"
        return subprocess.run([script, *words], check=True, capture_output=True, text=True).stdout.strip()

    def start(self) -> str:
        self.url = self._run("start", str(self.folder), str(self.port))
        return self.url

    def stop(self, how: str = "immediate") -> None:
        self._run("stop", str(self.folder), how)


class Server:
    def __init__(self, folder: pathlib.Path, database: str | None = None, environment: dict | None = None):
        self.data, self.port = folder / "data", free_port()
        self.store = ["--database", database] if database else []
        self.environment = {**os.environ, **(environment or {})}
        made = subprocess.run([BINARY, "demo", "--data", self.data, "--json", *self.store], capture_output=True, text=True,
                              check=False)
        assert made.returncode == 0, made.stderr
        self.demo = json.loads(made.stdout)
        self.config = folder / "test.toml"
        self.config.write_text(CONFIG)
        self.log = open(folder / "server.log", "ab")
        self.process: subprocess.Popen | None = None

    def start(self) -> "Server":
        self.process = subprocess.Popen([BINARY, "serve", "--data", str(self.data), "--listen", "127.0.0.1:%d" % self.port,
                                         "--config", str(self.config), *self.store],
                                        stdout=self.log, stderr=self.log, env=self.environment)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "the server ended: see " + self.log.name
            try:
                if self.get("/readyz")[0] == 200:
                    return self
            except OSError:
                time.sleep(0.02)
        raise AssertionError("the server is not ready: see " + self.log.name)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def request(self, method: str, path: str, body: object = None, headers: dict | None = None, timeout: float = 20):
        """(status, headers, bytes)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            raw = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
            extra = {"Content-Type": "application/json"} if raw is not None else {}
            connection.request(method, path, raw, {**extra, **(headers or {})})
            reply = connection.getresponse()
            return reply.status, reply.headers, reply.read()
        finally:
            connection.close()

    def get(self, path: str) -> tuple[int, bytes]:
        status, _, body = self.request("GET", path)
        return status, body

    def manifest(self, form: str | None = None, lang: str = "ru") -> dict:
        status, body = self.get("/e/v1/forms/%s/manifest?lang=%s" % (form or self.demo["forms"][0]["id"], lang))
        assert status == 200, body
        return json.loads(body)

    def log_size(self) -> int:
        return int(self.get("/log/%s/checkpoint" % self.demo["log"])[1].decode().splitlines()[1])

    def verify(self) -> subprocess.CompletedProcess:
        return subprocess.run([BINARY, "verify", "--data", str(self.data), *self.store], capture_output=True, text=True,
                              check=False)


VALUES = {"name": "Анна Сергеевна Ковалёва", "phone": "+375 29 612-34-56", "address": "Минск, ул. Ясная, 4",
          "comment": "Прошу перезвонить", "birth_date": "1990-05-17", "number": "1"}


def submission(manifest: dict, email: str = "") -> dict:
    """A body that the gate must accept: every field filled, every agreement accepted."""
    values = {}
    for field in manifest["fields"]:
        if field["kind"] == "email":
            values[field["name"]] = email or "anna.%s@example.by" % uuid.uuid4().hex[:12]
        elif field["kind"] == "choice":
            values[field["name"]] = field["choices"][0]["value"]
        elif field["kind"] in VALUES:
            values[field["name"]] = VALUES[field["kind"]]
    return {"token": manifest["token"], "values": values, "page_url": "https://shop.example.by/order",
            "consents": [{"agreement": asked["agreement"], "version": asked["version"], "checked": True,
                          "acts": {"text_opened": True, "end_reached": True}} for asked in manifest["agreements"]]}
