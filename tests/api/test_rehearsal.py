"""Rehearsal says what it is, and never writes among records of real people."""
import sqlite3
import subprocess

from conftest import psql
from installation import Installation, good_body


def make_it_real(placet):
    """What the demo is not: a workspace that somebody set up to work in."""
    statement = "UPDATE workspaces SET settings = '{}'"
    if placet.database:
        psql(placet.database, "SET search_path = placet; " + statement)
        return
    with sqlite3.connect(placet.data / "placet.db") as store:
        store.execute(statement)
    store.close()


def test_refuses_a_store_that_holds_real_records(placet, binary, database, tmp_path):
    store = "postgres" if placet.database else "sqlite"
    with Installation(binary, tmp_path, database(store)) as other:
        other.stop()
        make_it_real(other)
        other.start()  # nobody answered yet: it may be rehearsed in
        form = other.form("by")
        assert other.submit(form, good_body(other.manifest(form))).status_code == 201
        other.stop()
        refused = subprocess.run(
            [binary, "serve", "--data", other.data, "--listen", "127.0.0.1:0",
             "--rehearsal", other.rehearsal, *other.store()],
            capture_output=True, text=True, timeout=30)
        assert refused.returncode == 2
        assert "rehearsal" in refused.stderr and "real people" in refused.stderr


def test_every_page_says_that_it_is_a_rehearsal(placet):
    form = placet.form("gdpr-de")
    page = placet.nobody().get(f"/f/{form}?lang=de")
    assert page.status_code == 200
    assert "Probebetrieb" in page.text
