"""The log as it is served: judged by a program that is not ours, and by `placet verify`."""
import os
import pathlib
import shutil
import subprocess

import pytest

from installation import good_body

SOURCE = pathlib.Path(__file__).resolve().parents[1] / "interop/verify_log.go"
GOPATH = pathlib.Path("/usr/share/gocode")


@pytest.fixture(scope="session")
def verify_log(tmp_path_factory):
    if shutil.which("go") is None or not (GOPATH / "src/golang.org/x/mod/sumdb/tlog").exists():
        pytest.skip("needs golang-go and golang-golang-x-mod-dev")
    folder = tmp_path_factory.mktemp("verify-log")
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": str(GOPATH), "GOFLAGS": ""}
    environment.setdefault("GOCACHE", str(folder / "cache"))
    subprocess.run(["go", "build", "-o", folder / "verify_log", SOURCE], check=True,
                   env=environment)
    return folder / "verify_log"


def test_holds_for_a_stranger(placet, owner, verify_log, tmp_path):
    log, form = f"/log/{placet.demo['log']}", placet.form("by-99z")
    older = tmp_path / "older"
    older.write_text(placet.nobody().get(log + "/checkpoint").text)
    indices = []
    for _ in range(3):
        answer = placet.submit(form, good_body(placet.manifest(form)))
        assert answer.status_code == 201, answer.text
        indices += [receipt["index"] for receipt in answer.json()["receipts"]]
    receipt = tmp_path / "receipt.json"
    receipt.write_text(owner.get(f"/api/v1/register/{indices[-1]}/receipt").text)
    key = tmp_path / "vkey"
    key.write_text(placet.demo["vkey"] + "\n")
    chosen = [word for index in indices for word in ("-index", str(index))]
    judged = subprocess.run([verify_log, "-vkey", key, "-older", older, *chosen,
                             "-receipt", receipt, placet.url + log],
                            capture_output=True, text=True, timeout=60)
    assert judged.returncode == 0, judged.stdout + judged.stderr

    other = tmp_path / "other"
    name, _, secret = placet.demo["vkey"].split("+", 2)
    other.write_text(f"{name}+00000000+{secret}\n")
    refused = subprocess.run([verify_log, "-vkey", other, placet.url + log],
                             capture_output=True, text=True, timeout=60)
    assert refused.returncode != 0, refused.stdout


def test_holds_for_the_operator_while_it_is_served(placet):
    verified = subprocess.run(
        [placet.binary, "verify", "--data", placet.data, *placet.store()],
        capture_output=True, text=True, timeout=60)
    assert verified.returncode == 0, verified.stdout + verified.stderr
