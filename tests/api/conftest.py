"""The program from outside: a demo installation on SQLite and on PostgreSQL, spoken to over HTTP.

PLACET_BINARY         the program (default: build/release, then build/dev)
PLACET_TEST_STORE     sqlite or postgres: that store only (default: both)
PLACET_TEST_POSTGRES  URL of a server where databases may be made (default: a private one)
"""
import os
import pathlib
import socket
import subprocess
import uuid

import pytest

from installation import Installation

ROOT = pathlib.Path(__file__).resolve().parents[2]


def pytest_configure(config):
    config.addinivalue_line("markers", "late: changes what other tests rely on, so it runs last")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("late") is not None)


@pytest.fixture(scope="session")
def binary():
    given = os.environ.get("PLACET_BINARY")
    places = [pathlib.Path(given)] if given else [
        ROOT / "build" / preset / "src/server/placet" for preset in ("release", "dev")]
    for place in places:
        if place.is_file():
            return place.resolve()
    pytest.exit("no program: build it, or name it in PLACET_BINARY", 2)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory):
    """URL of a database of a PostgreSQL server."""
    given = os.environ.get("PLACET_TEST_POSTGRES")
    if given:
        yield given
        return
    folder = tmp_path_factory.mktemp("postgres")
    for parent in [folder, *folder.parents][:3]:
        parent.chmod(0o755)    # the server runs as another user
    script = ROOT / "script/support/private-postgres"
    process = subprocess.Popen([script, "run", folder / "server", str(free_port())],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.stdin.close()
    process.wait(60)


def psql(url, command):
    program = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/psql"))[-1]
    subprocess.run([program, "--no-psqlrc", "--quiet", url, "--command", command], check=True)


@pytest.fixture(scope="session")
def database(request):
    """Makes fresh databases by store: a URL for PostgreSQL, nothing for SQLite."""
    made = []

    def make(store):
        if store == "sqlite":
            return None
        server = request.getfixturevalue("postgres_server")
        name = "placet_api_" + uuid.uuid4().hex[:12]
        psql(server, f'CREATE DATABASE "{name}"')
        made.append((server, name))
        return server.rsplit("/", 1)[0] + "/" + name

    yield make
    for server, name in made:
        psql(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


STORES = [s for s in ("sqlite", "postgres") if os.environ.get("PLACET_TEST_STORE", s) == s]


@pytest.fixture(scope="session", params=STORES)
def placet(request, binary, database, tmp_path_factory):
    """A demo installation that serves, in rehearsal, so that the clock can be moved."""
    folder = tmp_path_factory.mktemp("placet-" + request.param)
    with Installation(binary, folder, database(request.param)) as installation:
        yield installation


@pytest.fixture
def owner(placet):
    return placet.staff("owner")


@pytest.fixture
def unchanged(placet):
    """The test must leave the register, the log and the people as they were."""
    before = placet.stored()
    yield
    assert placet.stored() == before


@pytest.fixture(scope="session")
def openapi(binary):
    import json
    printed = subprocess.run([binary, "openapi"], check=True, capture_output=True, text=True)
    return json.loads(printed.stdout)
