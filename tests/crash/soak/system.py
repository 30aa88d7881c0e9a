"""The system under test: a placet server, and a private PostgreSQL when it needs one."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
CONFIG = '[server]\ntrusted_proxies = ["127.0.0.1/32"]\n'      # each request comes from a visitor of its own


class Broken(Exception):
    """The promise that the test is about does not hold."""


class Postgres:
    def __init__(self, folder: pathlib.Path, port: int):
        self.script = ROOT / "script/support/private-postgres"
        self.folder, self.port = folder, port
        self.url = self.run("start", folder, port)

    def run(self, *words) -> str:
        done = subprocess.run([self.script, *map(str, words)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError("private-postgres %s: %s" % (words[0], done.stderr))
        return done.stdout.strip()

    def crash(self) -> None:
        self.run("stop", self.folder, "immediate")
        self.run("start", self.folder, self.port)

    def stop(self) -> None:
        self.run("stop", self.folder, "immediate")


class Placet:
    def __init__(self, binary: pathlib.Path, work: pathlib.Path, data: pathlib.Path, port: int, database: str | None):
        self.binary, self.data, self.port = binary.resolve(), data, port
        self.store = ["--database", database] if database else []
        self.base = "http://127.0.0.1:%d" % port
        self.log = open(work / "server.log", "ab")
        self.config = work / "placet.toml"
        self.config.write_text(CONFIG)
        made = self.command("demo", "--json")
        if made.returncode != 0:
            raise RuntimeError("placet demo: %s%s" % (made.stdout, made.stderr))
        self.demo = json.loads(made.stdout)
        self.process: subprocess.Popen | None = None
        self.slowest_start = 0.0

    def command(self, name: str, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run([self.binary, name, "--data", self.data, *self.store, *words], capture_output=True, text=True)

    def start(self, limit: float = 10) -> None:
        begin = time.monotonic()
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--listen", "127.0.0.1:%d" % self.port, "--config", self.config,
             *self.store], stdout=self.log, stderr=self.log)
        while not self.is_ready():
            if self.process.poll() is not None:
                raise Broken("the server does not start again: it ended with %d" % self.process.returncode)
            if time.monotonic() - begin > limit:
                raise Broken("the server is not ready after %.0f s" % limit)
            time.sleep(0.01)
        self.slowest_start = max(self.slowest_start, time.monotonic() - begin)

    def is_ready(self) -> bool:
        try:
            return self.get("/readyz")[0] == 200
        except OSError:
            return False

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self.process = None

    def get(self, path: str) -> tuple[int, bytes]:
        request = urllib.request.Request(self.base + path, headers={
            "Authorization": "Bearer " + self.demo["api_key"], "X-Forwarded-For": "198.51.100.1"})
        try:
            with urllib.request.urlopen(request, timeout=15) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def must_get(self, path: str) -> bytes:
        status, body = self.get(path)
        if status != 200:
            raise Broken("GET %s: %d %s" % (path, status, body[:300].decode("utf-8", "replace")))
        return body

    def verify(self) -> None:
        done = self.command("verify", "--json")
        if done.returncode != 0:
            raise Broken("placet verify: exit %d\n%s%s" % (done.returncode, done.stdout, done.stderr))


class SmallDisk:
    """A tmpfs of a few megabytes that can grow. Raises PermissionError where mounting is not allowed."""

    def __init__(self, folder: pathlib.Path, megabytes: int):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.mount("size=%dm" % megabytes)

    def mount(self, options: str) -> None:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "placet-crash", self.folder], capture_output=True, text=True)
        if done.returncode != 0:
            raise PermissionError(done.stderr.strip())

    def grow(self, megabytes: int) -> None:
        self.mount("remount,size=%dm" % megabytes)

    def free_bytes(self) -> int:
        info = os.statvfs(self.folder)
        return info.f_bavail * info.f_frsize

    def unmount(self) -> None:
        subprocess.run(["umount", "-l", self.folder], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)
