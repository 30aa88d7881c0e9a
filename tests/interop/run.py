"""Logs and receipts written by our code, judged by strangers' code: Go's sumdb and Python's cryptography.

run.py WRITE_LOGS [SCRATCH]

Builds verify_log.go against Debian's golang-golang-x-mod-dev. What must hold must be found to hold, and every
falsification below must be found out. Exit 77 (skipped) where Go or the package is missing.
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

SIZES = [0, 1, 255, 256, 257, 65535, 65536, 65537]
GOPATH = Path("/usr/share/gocode")
SKIPPED = 77


def build_go(scratch):
    if shutil.which("go") is None or not (GOPATH / "src/golang.org/x/mod/sumdb/tlog").exists():
        print("skipped: needs golang-go and golang-golang-x-mod-dev")
        sys.exit(SKIPPED)
    program = scratch / "verify_log"
    source = Path(__file__).with_name("verify_log.go")
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": str(GOPATH), "GOFLAGS": ""}
    environment.setdefault("GOCACHE", str(scratch / "go-cache"))
    subprocess.run(["go", "build", "-o", program, source], check=True, env=environment)
    return program


def judge(program, log, *options, expect, url=None):
    key = log / "vkey"
    done = subprocess.run([program, "-vkey", key, *options, url or log], capture_output=True, text=True)
    if done.returncode != expect:
        sys.exit(f"{log} {options}: exit {done.returncode}, not {expect}\n{done.stdout}{done.stderr}")
    print(f"{done.returncode} {(done.stdout or done.stderr).strip()}")


def changed(log, name, change):
    """A copy of the log in which one file went through `change`."""
    copy = log.with_name(log.name + "-changed")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(log, copy)
    file = copy / name
    file.write_bytes(change(file.read_bytes()))
    return copy


def flip_last(data):
    return data[:-1] + bytes([data[-1] ^ 1])


def check_over_http(program, log):
    """The exported files on a plain web server, as somebody would publish them."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(log))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        judge(program, log, expect=0, url=f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


def check_falsifications(program, logs):
    log = logs / "257"
    for name in ["tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]:
        judge(program, changed(log, name, flip_last), expect=1)
    judge(program, changed(log, "checkpoint", lambda data: data.replace(b"\n257\n", b"\n256\n")), expect=1)
    other = json.loads((log / "receipt.json").read_text())
    other["index"] += 1
    forged = changed(log, "receipt.json", lambda _: json.dumps(other).encode())
    judge(program, forged, "-receipt", forged / "receipt.json", expect=1)
    longer, shorter = logs / "65537", logs / "256"
    judge(program, shorter, "-older", longer / "checkpoint", expect=1)


def check_receipt_in_python(log):
    """Signature, inclusion and opened fields by other means: cryptography and hashlib only."""
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        print("python3-cryptography is missing: receipts were not checked in Python")
        return
    name, _, key = (log / "vkey").read_text().strip().split("+", 2)
    public = base64.b64decode(key)[1:]
    receipt = json.loads((log / "receipt.json").read_text())
    head, note = receipt["proof"].split("\n\n", 1)
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    signature = base64.b64decode(signatures.strip().split(" ")[2])
    assert signature[:4] == hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]
    Ed25519PublicKey.from_public_bytes(public).verify(signature[4:], text.encode())
    assert origin == name

    index, last = receipt["index"], int(size) - 1
    entry = base64.b64decode(receipt["entry"])
    node = hashlib.sha256(b"\0" + entry).digest()
    for line in head.split("\n")[2:]:
        sibling = base64.b64decode(line)
        if index % 2 or index == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        index, last = index // 2, last // 2
    assert last == 0 and base64.b64encode(node).decode() == root
    check_openings(entry, receipt["opened"])
    print(f"0 {origin}: the receipt holds in Python, too")


def check_openings(entry, opened):
    import hmac

    # The first members of an entry stand at fixed places: a head, 01 01, 02 50 log_id, 03 50 uid.
    log_id, uid = entry[5:21], entry[23:39]
    for field in opened:
        value = field["value"].encode()
        assert len(value) < 24 and field["field"] < 24
        message = (b"\x85\x6c" + b"cr/commit/v1" + b"\x50" + log_id + b"\x50" + uid
                   + bytes([field["field"], 0x60 + len(value)]) + value)
        commitment = hmac.new(base64.b64decode(field["salt"]), message, "sha256").digest()
        assert bytes([field["field"]]) + b"\x58\x20" + commitment in entry


def main():
    write_logs = sys.argv[1]
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as name:
        logs = Path(name)
        program = build_go(logs)
        subprocess.run([write_logs, logs, *map(str, SIZES)], check=True)
        for at, size in enumerate(SIZES):
            log = logs / str(size)
            options = [option for older in SIZES[:at] for option in ("-older", logs / str(older) / "checkpoint")]
            if size:
                options += ["-receipt", log / "receipt.json"]
                check_receipt_in_python(log)
            judge(program, log, *options, expect=0)
        check_over_http(program, logs / "257")
        check_falsifications(program, logs)


if __name__ == "__main__":
    main()
