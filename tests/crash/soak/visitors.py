"""The visitors: submissions with keys of their own, retries of old ones, and a note of everything that was answered."""
import http.client
import json
import random
import threading
import time
import uuid

from journal import Journal
from system import Broken, Placet

ANSWERS = {"name": "Анна Ковалёва %(n)d", "email": "visitor.%(n)d@example.net", "phone": "+37529%(n)07d",
           "address": "Минск, ул. Ясная, %(n)d", "comment": "Прошу перезвонить", "birth_date": "1990-05-17", "number": "1"}


class Submission:
    """One key and its body; `answer` is the first acknowledgement."""

    def __init__(self, key: str, form: str, body: bytes):
        self.key, self.form, self.body = key, form, body
        self.answer: dict | None = None


def meaning(answer: dict) -> list:
    return [answer["submission"], [[r["agreement"], r["outcome"], r["index"]] for r in answer["receipts"]]]


class Load:
    def __init__(self, placet: Placet, journal: Journal, connections: int, seed: int):
        self.placet, self.journal, self.connections = placet, journal, connections
        self.random = random.Random(seed)
        self.mutex = threading.Lock()
        self.numbers = 0
        self.answered: list[Submission] = []
        self.open: dict[str, Submission] = {}      # sent, not answered
        self.checkpoints: dict[int, str] = {}      # size → note as it was served
        self.refused: dict[str, int] = {}          # code → how often
        self.broken: list[str] = []
        self.stopping = threading.Event()
        self.threads: list[threading.Thread] = []

    def run(self) -> None:
        self.stopping.clear()
        seeds = [self.random.random() for _ in range(self.connections)]
        self.threads = [threading.Thread(target=self.client, args=(seed,), daemon=True) for seed in seeds]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.stopping.set()
        for thread in self.threads:
            thread.join(60)
        if self.broken:
            raise Broken(self.broken[0])

    def client(self, seed: float) -> None:
        visitor = Visitor(self, random.Random(seed))
        while not self.stopping.is_set():
            try:
                visitor.act()
            except (OSError, http.client.HTTPException):
                visitor.hang_up()
                time.sleep(0.02)
            except Broken as broken:
                with self.mutex:
                    self.broken.append(str(broken))
                return

    def settle(self) -> int:
        """Asks again for everything that was sent and not answered; returns how many there were."""
        visitor = Visitor(self, random.Random(0))
        waiting = list(self.open.values())
        for submission in waiting:
            deadline = time.monotonic() + 30
            while submission.answer is None:
                try:
                    if not visitor.send(submission) and visitor.last_status in (409, 422):
                        # Refused for good: nothing may be recorded under this key.
                        break
                except (OSError, http.client.HTTPException):
                    visitor.hang_up()
                if time.monotonic() > deadline:
                    raise Broken("key %s is never answered: %s" % (submission.key, visitor.last_text))
            self.open.pop(submission.key, None)
        return len(waiting)

    def ask_again(self, count: int) -> None:
        """A sample of old keys must give their old answers (send() compares)."""
        visitor = Visitor(self, random.Random(0))
        for submission in self.random.sample(self.answered, min(count, len(self.answered))):
            if not visitor.send(submission):
                raise Broken("key %s was acknowledged and is refused now: %s" % (submission.key, visitor.last_text))


class Visitor:
    """One connection."""

    def __init__(self, load: Load, choices: random.Random):
        self.load, self.random = load, choices
        self.connection: http.client.HTTPConnection | None = None
        self.last_status, self.last_text = 0, ""

    def hang_up(self) -> None:
        if self.connection:
            self.connection.close()
        self.connection = None

    def request(self, method: str, path: str, body: bytes | None = None, headers: dict | None = None) -> bytes:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.load.placet.port, timeout=20)
        address = "198.51.%d.%d" % (self.random.randrange(256), self.random.randrange(1, 255))
        self.connection.request(method, path, body, {"X-Forwarded-For": address, **(headers or {})})
        reply = self.connection.getresponse()
        text = reply.read()
        self.last_status, self.last_text = reply.status, text[:500].decode("utf-8", "replace")
        return text

    def act(self) -> None:
        choice = self.random.random()
        if choice < 0.02:
            self.look_at_head()
        elif choice < 0.20 and self.load.answered:
            self.send(self.random.choice(self.load.answered))
        else:
            self.submit()

    def look_at_head(self) -> None:
        note = self.request("GET", "/log/%s/checkpoint" % self.load.placet.demo["log"]).decode()
        if self.last_status != 200:
            return
        size = int(note.split("\n")[1])
        with self.load.mutex:
            before = self.load.checkpoints.setdefault(size, note)
        if before.split("\n")[:3] != note.split("\n")[:3]:
            raise Broken("two heads of size %d:\n%s\n%s" % (size, before, note))

    def manifest(self, form: str) -> dict | None:
        text = self.request("GET", "/e/v1/forms/%s/manifest?lang=ru" % form)
        return json.loads(text) if self.last_status == 200 else None

    def submit(self) -> None:
        form = self.random.choice(self.load.placet.demo["forms"])["id"]
        manifest = self.manifest(form)      # a new one each time: a token is good once
        if manifest is None:
            time.sleep(0.05)
            return
        with self.load.mutex:
            self.load.numbers += 1
            number = self.load.numbers
        submission = Submission(str(uuid.uuid4()), form, json.dumps(self.body(manifest, number), ensure_ascii=False).encode())
        self.load.journal.write(sent=submission.key, form=form, number=number)
        self.load.open[submission.key] = submission
        if self.send(submission):
            return
        if self.last_status in (409, 422):
            self.load.open.pop(submission.key, None)
        else:
            time.sleep(0.05)

    def body(self, manifest: dict, number: int) -> dict:
        values = {}
        for field in manifest["fields"]:
            if field["kind"] in ANSWERS:
                text = ANSWERS[field["kind"]]
                values[field["name"]] = text % {"n": number} if "%" in text else text
            elif field["kind"] == "choice" and field["required"]:
                values[field["name"]] = field["choices"][0]["value"]
        consents = [{"agreement": asked["agreement"], "version": asked["version"],
                     "checked": asked["required"] or self.random.random() < 0.5,
                     "acts": {"text_opened": True, "end_reached": True}} for asked in manifest["agreements"]]
        return {"token": manifest["token"], "values": values, "consents": consents, "page_url": "https://shop.example.by/order"}

    def send(self, submission: Submission) -> bool:
        """True when acknowledged. Raises Broken when the answer contradicts an earlier one."""
        text = self.request("POST", "/e/v1/forms/%s/submissions" % submission.form, submission.body,
                            {"Content-Type": "application/json", "Idempotency-Key": submission.key})
        if self.last_status not in (200, 201):
            code = "%d %s" % (self.last_status, self.problem_code())
            with self.load.mutex:
                self.load.refused[code] = self.load.refused.get(code, 0) + 1
            if submission.answer is not None and self.last_status not in (429, 503, 507):
                raise Broken("key %s was acknowledged and is refused now: %s" % (submission.key, self.last_text))
            return False
        answer = json.loads(text)
        if submission.answer is None:
            self.load.journal.write(acknowledged=submission.key, answer=meaning(answer))
            with self.load.mutex:
                submission.answer = submission.answer or answer
                if self.load.open.pop(submission.key, None):
                    self.load.answered.append(submission)
        if meaning(submission.answer) != meaning(answer):
            raise Broken("key %s has two answers: %s and %s" % (submission.key, meaning(submission.answer), meaning(answer)))
        return True

    def problem_code(self) -> str:
        try:
            return str(json.loads(self.last_text).get("code"))
        except ValueError:
            return "?"
