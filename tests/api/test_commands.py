"""What an administrator and an auditor do at the command line, on an installation that took consents."""
import importlib.util
import json
import pathlib
import sqlite3
import subprocess
import uuid

import pytest
from conftest import psql
from installation import Installation, good_body

GO_CLIENT = pathlib.Path(__file__).parent.parent / "interop" / "run.py"


@pytest.fixture
def other(placet, binary, database, tmp_path):
    """An installation of the test's own: it is stopped, tampered with, and its keys are changed."""
    folder = tmp_path / "other"
    folder.mkdir()
    with Installation(binary, folder, database("postgres" if placet.database else "sqlite")) as made:
        for n in range(5):
            form = made.form("by")
            assert made.submit(form, someone(made, form, n)).status_code == 201
        yield made


def someone(installation, form, n):
    body = good_body(installation.manifest(form))
    body["values"]["email"] = f"person.{n}@example.by"
    body["values"]["phone"] = f"+3752961234{n:02}"
    return body


def run(installation, *words, expect=0, store=True):
    """The command's JSON."""
    where = ["--data", installation.data, *installation.store()] if store else []
    done = subprocess.run([installation.binary, *words, *where, "--json"],
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == expect, done.stdout + done.stderr
    return json.loads(done.stdout) if done.stdout.strip() else {}


def tamper(installation, sqlite, postgres):
    installation.stop()
    if installation.database:
        psql(installation.database, "SET search_path = placet; ALTER TABLE entry DISABLE TRIGGER ALL; "
             + postgres)
        return
    with sqlite3.connect(installation.data / "placet.db") as store:
        for (name,) in store.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'").fetchall():
            store.execute(f"DROP TRIGGER {name}")
        store.execute(sqlite)
    store.close()


def receipt_of(installation, index):
    answer = installation.staff("owner").get(f"/api/v1/register/{index}/receipt")
    assert answer.status_code == 200, answer.text
    return answer.content


def first_given(installation):
    rows = installation.staff("owner").get("/api/v1/register?act=given").json()["items"]
    return rows[0]["index"]


def test_verify_finds_a_running_installation_sound(other):
    report = run(other, "verify", "--payloads")
    log = report["logs"][0]
    assert report["sound"] and log["size"] == other.log_size()
    assert log["payloads"]["opened"] >= 10 and log["payloads"]["erased"] == 0


def test_verify_names_the_entry_that_was_changed(other):
    index = first_given(other)
    tamper(other,
           f"UPDATE entry SET e = CAST(substr(e, 1, length(e) - 1) || x'5a' AS BLOB) WHERE idx = {index}",
           "UPDATE entry SET e = set_byte(e, length(e) - 1, "
           f"(get_byte(e, length(e) - 1) + 1) % 256) WHERE idx = {index}")
    report = run(other, "verify", expect=1)
    assert not report["sound"]
    assert {"code": "store.leaf", "index": index, "detail": ""} in report["logs"][0]["findings"]


def test_verify_receipt_needs_the_file_and_the_key_only(other, tmp_path):
    file, vkey = tmp_path / "receipt.json", other.demo["vkey"]
    file.write_bytes(receipt_of(other, first_given(other)))
    other.stop()
    verdict = run(other, "verify-receipt", file, "--vkey", vkey, store=False)
    assert verdict["valid"]

    receipt = json.loads(file.read_text())
    assert receipt["opened"], "the receipt opens nothing"
    for opened in receipt["opened"]:
        if isinstance(opened["value"], str) and opened["value"].startswith("person."):
            opened["value"] = "somebody.else@example.by"
    file.write_text(json.dumps(receipt))
    assert not run(other, "verify-receipt", file, "--vkey", vkey, store=False, expect=1)["valid"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format":"placet-receipt/1"}', b"\xff\xfe" * 50])
def test_verify_receipt_refuses_what_is_no_receipt(placet, tmp_path, content):
    file = tmp_path / "receipt.json"
    file.write_bytes(content)
    verdict = run(placet, "verify-receipt", file, "--vkey", placet.demo["vkey"], store=False, expect=1)
    assert verdict["valid"] is False and verdict["code"]


def test_verify_receipt_says_that_it_could_not_run(placet, tmp_path):
    run(placet, "verify-receipt", tmp_path / "absent", "--vkey", placet.demo["vkey"], store=False, expect=2)


def test_an_exported_log_holds_for_a_client_that_is_not_ours(other, tmp_path):
    spec = importlib.util.spec_from_file_location("go_client", GO_CLIENT)
    go_client = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(go_client)
    scratch = tmp_path / "go"
    scratch.mkdir()
    program = go_client.build_go(scratch)
    out = tmp_path / "log"
    told = run(other, "export", "log", "--workspace", str(other.demo["workspace"]), "--out", out)
    assert told["size"] == other.log_size()
    (out / "vkey").write_text(told["vkey"])
    (out / "receipt.json").write_bytes(receipt_of(other, first_given(other)))
    go_client.judge(program, out, "-receipt", out / "receipt.json", expect=0)
    # An auditor who came earlier is served, too.
    older = tmp_path / "older"
    (out / "checkpoint").rename(older)
    form = other.form("by")
    assert other.submit(form, someone(other, form, 50)).status_code == 201
    longer = tmp_path / "longer"
    run(other, "export", "log", "--workspace", str(other.demo["workspace"]), "--out", longer)
    (longer / "vkey").write_text(told["vkey"])
    go_client.judge(program, longer, "-older", older, expect=0)


def test_rotated_keys_find_and_open_everybody_as_before(other):
    other.stop()
    begun = run(other, "rotate-keys", "--grace-hours", "0")
    assert begun["begun"] and begun["moved"] == 5
    ended = run(other, "rotate-keys", "--grace-hours", "0", "--finish")
    assert not ended["begun"] and begun["destroyed"] + ended["destroyed"] == [begun["epoch"] - 1]
    other.people.clear()
    other.start()
    found = other.staff("owner").get("/api/v1/contacts?q=person.3@example.by").json()["items"]
    assert len(found) == 1 and found[0]["email"] == "person.3@example.by"
    form = other.form("by")
    assert other.submit(form, someone(other, form, 3)).status_code == 201
    again = other.staff("owner").get("/api/v1/contacts?q=person.3@example.by").json()["items"]
    assert [p["id"] for p in again] == [found[0]["id"]], "the same person got a second card"
    assert run(other, "verify", "--payloads")["sound"]


def test_a_second_process_is_refused(other):
    if other.database:
        pytest.skip("PostgreSQL serves several nodes")
    done = subprocess.run([other.binary, "serve", "--data", other.data, "--listen", "127.0.0.1:0"],
                          capture_output=True, text=True, timeout=30)
    assert done.returncode == 2 and "placet" in done.stderr


def test_commands_name_what_is_wrong_with_their_arguments(placet, tmp_path):
    for words in (["verify", "--data", tmp_path / uuid.uuid4().hex],
                  ["export", "log", "--data", placet.data, "--workspace", "99", "--out", tmp_path / "x",
                   *placet.store()],
                  ["serve", "--data", tmp_path, "--listen", "nonsense"]):
        done = subprocess.run([placet.binary, *words], capture_output=True, text=True, timeout=30)
        assert done.returncode == 2, done.stdout + done.stderr
        assert done.stderr.startswith("placet"), done.stderr
