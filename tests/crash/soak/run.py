#!/usr/bin/python3
"""Ends a loaded server at random moments and asserts that nothing acknowledged was lost and nothing else came in. See README.md."""
import argparse
import pathlib
import random
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import audit  # noqa: E402
from journal import Journal  # noqa: E402
from visitors import Load  # noqa: E402
from system import Broken, Placet, Postgres, SmallDisk  # noqa: E402

SKIPPED = 77


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("--store", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--victim", choices=["server", "postgres", "both", "disk"], default="server")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=1.5, help="mean life of a server")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--port", type=int, default=55180)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    if options.victim in ("postgres", "both") and options.store != "postgres":
        parser.error("--victim %s needs --store postgres" % options.victim)
    return options


class Test:
    def __init__(self, options: argparse.Namespace, work: pathlib.Path):
        self.options, self.work = options, work
        self.random = random.Random(options.seed)
        self.postgres = self.disk = None
        data = work / "data"
        if options.victim == "disk":
            self.disk = SmallDisk(work / "disk", 48)
            data = work / "disk" / "data"
        if options.store == "postgres":
            work.chmod(0o755)
            self.postgres = Postgres(work / "postgres", options.port + 1)
        self.placet = Placet(options.binary, work, data, options.port, self.postgres.url if self.postgres else None)
        self.placet.start()
        self.journal = Journal(work / "journal")
        self.load = Load(self.placet, self.journal, options.connections, options.seed)
        self.first, _ = audit.head(self.placet)
        self.own: set[int] = set()

    def close(self) -> None:
        self.placet.kill()
        if self.postgres:
            self.postgres.stop()
        if self.disk:
            self.disk.unmount()

    def check(self, sample: int) -> tuple[int, int]:
        settled = self.load.settle()
        self.load.ask_again(sample)
        size = audit.check_indexes(self.placet, self.load, self.first, self.own)
        audit.check_register(self.placet, self.load, 5)
        return settled, size

    def kill_round(self, number: int) -> None:
        self.load.run()
        time.sleep(self.random.uniform(0.2, 2 * self.options.seconds - 0.2))
        victim = self.options.victim
        if victim == "both":
            victim = self.random.choice(["server", "postgres"])
        if victim == "server":
            self.placet.kill()
            self.load.stop()
            self.placet.verify()
            self.placet.start()
        else:
            self.postgres.crash()
            time.sleep(0.3)      # the load goes on over the new connections
            self.load.stop()
            if not self.placet.is_running():
                raise Broken("the server ended because PostgreSQL did")
            self.placet.verify()
        settled, size = self.check(20)
        print("round %2d: %s ended; %d acknowledged in all, %d lost answers settled, log of %d" % (
            number, victim, len(self.load.answered), settled, size), flush=True)

    def fill_disk(self) -> None:
        self.load.run()
        deadline = time.monotonic() + 300
        while not any(code.startswith(("503", "507")) for code in self.load.refused):
            if time.monotonic() > deadline:
                raise RuntimeError("the disk does not get full: %d bytes free" % self.disk.free_bytes())
            time.sleep(0.1)
        time.sleep(1)
        self.load.stop()
        full = len(self.load.answered)
        print("full after %d submissions (%s)" % (full, self.load.refused), flush=True)
        if not self.placet.is_running():
            raise Broken("the server ended on a full disk")
        audit.head(self.placet)      # reads go on
        self.placet.verify()
        self.disk.grow(256)
        settled, size = self.check(50)
        self.load.run()
        time.sleep(2)
        self.load.stop()
        if len(self.load.answered) <= full + settled:
            raise Broken("nothing is recorded although there is room again")
        self.check(50)
        print("recovered: %d submissions" % len(self.load.answered), flush=True)

    def run(self) -> None:
        if self.disk:
            self.fill_disk()
        else:
            for number in range(1, self.options.rounds + 1):
                self.kill_round(number)
        self.check(len(self.load.answered) if len(self.load.answered) < 5000 else 5000)
        audit.check_heads(self.placet, self.load)
        self.placet.kill()
        self.placet.verify()
        print("held: %d submissions, %d heads, slowest start %.2f s; refusals: %s" % (
            len(self.load.answered), len(self.load.checkpoints), self.placet.slowest_start, self.load.refused or "none"))


def main() -> int:
    options = arguments()
    if not options.binary.exists():
        print("no such program: %s" % options.binary, file=sys.stderr)
        return 2
    work = options.work or pathlib.Path(tempfile.mkdtemp(prefix="placet-crash-"))
    work.mkdir(parents=True, exist_ok=True)
    print("seed %d, work in %s" % (options.seed, work), flush=True)
    test = None
    try:
        test = Test(options, work)
        test.run()
        return 0
    except Broken as broken:
        options.keep = True
        print("BROKEN: %s\n(kept: %s)" % (broken, work), file=sys.stderr)
        return 1
    except PermissionError as error:
        print("skipped: no right to mount a small disk (%s)" % error)
        return SKIPPED
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        if test:
            test.close()
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
