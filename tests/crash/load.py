"""Many visitors at once, who keep their own books: what was acknowledged, and what they cannot know."""
import http.client
import json
import threading
import uuid

import placet_server


class Visitors:
    def __init__(self, server: placet_server.Server, threads: int = 12):
        self.server, self.manifest = server, server.manifest()
        self.path = "/e/v1/forms/%s/submissions" % self.manifest["form"]
        self.acknowledged: dict[str, list[int]] = {}    # key -> indices in the log
        self.unknown: dict[str, dict] = {}              # key -> body: sent, and no answer came
        self.refused: list[str] = []
        self.lock, self.going = threading.Lock(), True
        self.threads = [threading.Thread(target=self._visit, args=(number,)) for number in range(threads)]

    def __enter__(self) -> "Visitors":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.going = False
        for thread in self.threads:
            thread.join()

    def send(self, connection: http.client.HTTPConnection, key: str, body: dict, number: int = 0) -> int:
        connection.request("POST", self.path, json.dumps(body).encode(), {
            "Content-Type": "application/json", "Idempotency-Key": key, "X-Forwarded-For": "10.%d.%d.7" % (
                number, hash(key) % 250)})
        reply = connection.getresponse()
        answer = reply.read()
        with self.lock:
            if reply.status in (200, 201):
                indices = [receipt["index"] for receipt in json.loads(answer)["receipts"]]
                first = self.acknowledged.setdefault(key, indices)
                assert first == indices, "another answer to the same key: %s, then %s" % (first, indices)
                self.unknown.pop(key, None)
            elif reply.status == 503:
                self.unknown[key] = body
            else:
                self.refused.append("%d %s" % (reply.status, answer[:200]))
        return reply.status

    def _visit(self, number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        while self.going:
            key, body = str(uuid.uuid4()), None
            try:
                body = placet_server.submission(self.server.manifest())    # a token is good once
                self.send(connection, key, body, number)
            except (OSError, http.client.HTTPException, AssertionError):
                if body:
                    with self.lock:
                        self.unknown[key] = body
                connection.close()
                if self.server.process.poll() is not None:
                    return

    def repeat_unknown(self) -> None:
        """What a visitor's browser does when the connection comes back: the same request with the same key."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        for number, (key, body) in enumerate(list(self.unknown.items())):
            status = self.send(connection, key, body, number % 250)
            assert status in (200, 201), "a repeated request got %d: %s" % (status, self.refused[-1:])
        connection.close()
