"""What the driver knows for certain: every request before it is sent and every answer after it came, on disk."""
import json
import os
import pathlib
import threading


class Journal:
    """Lines of JSON. write() returns when the line is flushed; one flush serves all who wait."""

    def __init__(self, path: pathlib.Path):
        self.file = open(path, "ab", buffering=0)
        self.changed = threading.Condition()
        self.waiting: list[bytes] = []
        self.written = self.flushed = 0
        self.closing = False
        self.thread = threading.Thread(target=self.flush, daemon=True)
        self.thread.start()

    def write(self, **line) -> None:
        with self.changed:
            self.waiting.append(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            self.written += 1
            mine = self.written
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.flushed >= mine)

    def flush(self) -> None:
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.waiting or self.closing)
                if not self.waiting:
                    return
                lines, self.waiting = self.waiting, []
                upto = self.written
            self.file.write(b"".join(lines))
            os.fsync(self.file.fileno())
            with self.changed:
                self.flushed = upto
                self.changed.notify_all()

    def close(self) -> None:
        with self.changed:
            self.closing = True
            self.changed.notify_all()
        self.thread.join()
        self.file.close()
