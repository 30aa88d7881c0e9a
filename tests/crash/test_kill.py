"""kill -9 under load. An acknowledged answer must be in the register exactly once, everything else not at all; the log
must verify, and a repeated request must get the first answer. PLACET_LONG_TESTS=1: fifty rounds instead of three.
"""
import os
import pathlib
import random
import shutil
import time

import load
import placet_server
import pytest

ROUNDS = 50 if os.environ.get("PLACET_LONG_TESTS") else 3


def books_agree(server: placet_server.Server, books: list[load.Visitors], before: int) -> None:
    indices = [index for visitors in books for found in visitors.acknowledged.values() for index in found]
    assert len(indices) == len(set(indices)), "one entry was promised to two people"
    assert not any(visitors.refused for visitors in books), books[-1].refused[:3]
    # Nothing lost, nothing doubled, nothing that nobody sent: after all repeats the log is exactly the books.
    assert sorted(indices) == list(range(before, server.log_size()))


@pytest.fixture(params=["sqlite", "postgres"])
def server(request, tmp_path: pathlib.Path):
    database = None
    if request.param == "postgres":
        given = os.environ.get("PLACET_TEST_POSTGRES")
        if not given:
            pytest.skip("PLACET_TEST_POSTGRES names no server")
        placet_server.psql(given, "DROP DATABASE IF EXISTS crash")
        placet_server.psql(given, "CREATE DATABASE crash")
        database = given.rsplit("/", 1)[0] + "/crash"
    server = placet_server.Server(tmp_path, database)
    yield server
    server.stop()
    shutil.rmtree(tmp_path, ignore_errors=True)


def test_killed_under_load_loses_and_doubles_nothing(server):
    server.start()
    server.manifest()    # the first showing of a text is an entry of its own
    before = server.log_size()
    books = []
    for _ in range(ROUNDS):
        with load.Visitors(server) as visitors:
            time.sleep(random.uniform(0.3, 1.5))
            server.kill()
        books.append(visitors)
        started = time.monotonic()
        server.start()
        assert time.monotonic() - started < 10
        visitors.repeat_unknown()
        assert visitors.acknowledged, "the load never got through"
        books_agree(server, books, before)
    server.stop()
    verified = server.verify()
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_a_second_process_on_one_data_directory_refuses_to_start(tmp_path):
    first = placet_server.Server(tmp_path).start()
    second = placet_server.subprocess.run(
        [placet_server.BINARY, "serve", "--data", str(first.data), "--listen", "127.0.0.1:%d" % placet_server.free_port()],
        capture_output=True, text=True, timeout=20, check=False)
    first.stop()
    assert second.returncode == 2, second.stdout + second.stderr


def test_postgres_restarted_under_load_loses_no_acknowledged_answer(tmp_path):
    (tmp_path / "pg").mkdir()
    postgres = placet_server.Postgres(tmp_path / "pg")
    server = placet_server.Server(tmp_path, postgres.start()).start()
    try:
        server.manifest()
        before = server.log_size()
        with load.Visitors(server) as visitors:
            time.sleep(1)
            postgres.stop("immediate")
            time.sleep(0.5)
            postgres.start()
            time.sleep(2)
        deadline = time.monotonic() + 20
        while server.get("/readyz")[0] != 200 and time.monotonic() < deadline:
            time.sleep(0.2)
        visitors.repeat_unknown()
        books_agree(server, [visitors], before)
        verified = server.verify()
        assert verified.returncode == 0, verified.stdout + verified.stderr
    finally:
        server.stop()
        postgres.stop()
