"""One run of the benchmark: every contender in turns, the order reversed every other round, and ratios within the run.

usage: run.py --binary PLACET --postgres URL --work DIR --modules DIR [options]     (script/bench starts it)
"""
import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

import contenders

HERE = pathlib.Path(__file__).resolve().parent
next_person = 0      # telephone numbers must not come twice in a run, or a known person would be found
highest_rate = 9000  # requests a second that a script must have tokens for


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("binary", "postgres", "work", "modules", "store", "shim"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--quick", action="store_true", help="one short round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--connections", default="1,16,64")
    parser.add_argument("--only", default="", help="comma separated beginnings of contenders' names")
    parser.add_argument("--entries", type=int, default=0, help="fill Placet's logs to this size first")
    parser.add_argument("--agreements", type=int, default=1, choices=(1, 2), help="asked by Placet's form: entries for a request")
    parser.add_argument("--flush-delay-ms", type=float, default=0)
    parser.add_argument("--settle", type=int, default=15, help="seconds to wait for a quiet machine before a row, at most")
    parser.add_argument("--port", type=int, default=18510)
    parser.add_argument("--json", help="also write the figures here")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds = 1, 3
    return options


def busy_share(seconds: float) -> float:
    def read():
        numbers = [int(word) for word in pathlib.Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        return sum(numbers) - numbers[3] - numbers[4], sum(numbers)
    before = read()
    time.sleep(seconds)
    after = read()
    return (after[0] - before[0]) / max(1, after[1] - before[1])


def wait_until_quiet(seconds: int) -> None:
    for _ in range(seconds):
        if busy_share(1) < 0.15:
            return


def wrk(script: str, url: str, connections: int, seconds: int, environment: dict) -> dict:
    words = ["wrk", "-t1", "-c%d" % connections, "-d%ds" % seconds, "--timeout", "8s", "-s", str(HERE / "lua" / script), url]
    salt = str(int(time.time() * 50) % 10**7 + random.randrange(50))
    global next_person
    done = subprocess.run(words, capture_output=True, text=True,
                          env={**os.environ, "LUA": str(HERE / "lua"), "SALT": salt, "PERSON": str(next_person), **environment})
    lines = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if not lines:
        raise RuntimeError("wrk: " + done.stdout + done.stderr)
    next_person += int(lines[0].split()[1]) + 1000
    requests, took, p50, p99, longest, status, socket = (float(word) for word in lines[0].split()[1:])
    return {"answers": requests - status, "per_second": (requests - status) / took, "p50_ms": p50 / 1000,
            "p99_ms": p99 / 1000, "max_ms": longest / 1000, "errors": int(status), "broken": int(socket)}


def processor_ms(pid: int) -> float:
    words = pathlib.Path("/proc/%d/stat" % pid).read_text().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(server: contenders.Server, connections: int, seconds: int) -> dict:
    """One row, and whether what was acknowledged is what is stored: never less, and more only by what was under way."""
    environment = server.script((highest_rate if connections > 1 else highest_rate // 2) * seconds)
    before, processor = server.stored(), processor_ms(server.pid)
    row = wrk("post.lua", server.url, connections, seconds, environment)
    row["us_per_request"] = (processor_ms(server.pid) - processor) * 1000 / max(1, row["answers"])
    row["rss_mb"] = contenders.resident_mb(server.pid)
    time.sleep(0.5)
    stored = (server.stored() - before) / server.per_request
    row["lost"] = max(0, row["answers"] - stored)
    row["unasked"] = max(0, stored - row["answers"] - row["errors"] - connections)
    return row


def floor(options: argparse.Namespace, store: str, where: str, batch: int) -> dict:
    seconds = "2" if options.quick else "4"
    done = subprocess.run([options.store, store, where, str(batch), seconds], capture_output=True, text=True, check=True,
                          env={**os.environ, **shim(options)})
    per_second, p50, p99 = (float(word) for word in done.stdout.split())
    return {"answers": 0, "per_second": per_second, "p50_ms": p50 / 1000, "p99_ms": p99 / 1000, "errors": 0}


def shim(options: argparse.Namespace) -> dict:
    if not options.flush_delay_ms:
        return {}
    return {"LD_PRELOAD": options.shim, "FLUSH_DELAY_US": str(int(options.flush_delay_ms * 1000))}


def flush_us(options: argparse.Namespace) -> float:
    done = subprocess.run([options.store, "flush", options.work, "1"], capture_output=True, text=True, check=True,
                          env={**os.environ, **shim(options)})
    return float(done.stdout.split()[1])


def fill(server: contenders.Placet, entries: int) -> None:
    while (missing := entries - server.log_size()) > 0:
        requests = min(100_000, missing // server.per_request + 1)
        # wrk always takes its full time, even when the tokens are used up.
        row = wrk("post.lua", server.url, 64, requests // 5000 + 3, server.script(requests))
        if row["answers"] == 0:
            raise RuntimeError("cannot fill %s" % server.name)


def line(label: str, connections: int, rows: list[dict]) -> str:
    rates = sorted(row["per_second"] for row in rows)
    return "%-18s %4d  %7.0f / %7.0f / %7.0f  %8.2f %8.2f  %6d %6s %8s" % (
        label, connections, rates[0], statistics.median(rates), rates[-1],
        statistics.median(row["p50_ms"] for row in rows), statistics.median(row["p99_ms"] for row in rows),
        sum(row["errors"] + row.get("broken", 0) for row in rows),
        "%.0f" % rows[-1]["rss_mb"] if "rss_mb" in rows[-1] else "",
        "%.0f" % statistics.median(row["us_per_request"] for row in rows) if "us_per_request" in rows[-1] else "")


def ratios(figures: dict, ours: str, other: str) -> list[str]:
    lines = []
    for connections in sorted({key[1] for key in figures if key[0] == ours}):
        pairs = zip(figures[ours, connections], figures.get((other, connections), []))
        values = sorted(mine["per_second"] / theirs["per_second"] for mine, theirs in pairs if theirs["per_second"])
        if values:
            lines.append("%-18s / %-18s %4d  %6.2f / %6.2f / %6.2f" % (
                ours, other, connections, values[0], statistics.median(values), values[-1]))
    return lines


class Run:
    def __init__(self, options: argparse.Namespace):
        self.options, self.figures, self.facts, self.servers = options, {}, {}, []
        self.connections = [int(word) for word in options.connections.split(",")]
        work, modules, extra = pathlib.Path(options.work), pathlib.Path(options.modules), shim(options)
        port = options.port
        makers = {
            "placet-sqlite": lambda: contenders.Placet("placet-sqlite", options.binary, port, work, None, extra, options.agreements),
            "placet-postgres": lambda: contenders.Placet("placet-postgres", options.binary, port + 1, work, options.postgres, {}, options.agreements),
            "node-insert": lambda: contenders.Peer("node-insert", "insert.mjs", "/", port + 2, work, options.postgres, modules, {}),
            "c15t": lambda: contenders.Peer("c15t", "c15t.mjs", "/api/c15t/subjects", port + 3, work, options.postgres, modules, {}),
        }
        self.floors = {"floor-sqlite": ("sqlite", options.work), "floor-postgres": ("postgres", options.postgres)}
        wanted = tuple(word for word in options.only.split(",") if word)
        if wanted:
            makers = {name: make for name, make in makers.items() if name.startswith(wanted)}
            self.floors = {name: where for name, where in self.floors.items() if name.startswith(wanted)}
        self.servers = [make() for make in makers.values()]

    def turn(self, contender, connections: int) -> None:
        wait_until_quiet(self.options.settle)
        if isinstance(contender, str):
            row = floor(self.options, *self.floors[contender], connections)
            name = contender
        else:
            row = measure(contender, connections, self.options.seconds)
            name = contender.name
        self.figures.setdefault((name, connections), []).append(row)
        print(line(name, connections, [row]), flush=True)
        for fault in ("lost", "unasked"):
            if row.get(fault):
                print("!! %s: %d consents %s" % (name, row[fault], fault), flush=True)

    def rounds(self) -> None:
        everybody = [*self.servers, *self.floors]
        print("%-18s %4s  %25s  %8s %8s  %6s %6s %8s" % (
            "", "conn", "req/s min / median / max", "p50 ms", "p99 ms", "errors", "RSS MB", "CPU us"))
        for number in range(self.options.rounds):
            for connections in self.connections:
                for contender in everybody if number % 2 == 0 else reversed(everybody):
                    self.turn(contender, connections)

    def about(self, server: contenders.Placet) -> dict:
        size = server.log_size()
        facts = {"entries": size, "ready_seconds": server.ready_seconds, "ready_rss_mb": server.ready_mb,
                 "rss_mb": contenders.resident_mb(server.pid), "bytes_per_consent": server.disk_bytes() / max(1, size)}
        path = "/log/%s/proof/inclusion?index=" % server.demo["log"]
        proofs = wrk("proofs.lua", server.base, 4, 3, {"PREFIX": path, "SIZE": str(size)})
        facts |= {"proofs_per_second": proofs["per_second"], "proof_p99_ms": proofs["p99_ms"], "proof_errors": proofs["errors"]}
        server.stop()
        facts["verify_seconds"] = server.verify_seconds()
        return facts

    def go(self) -> None:
        print("fdatasync p50: %.0f us%s" % (flush_us(self.options), ", with %.1f ms added to each flush" %
              self.options.flush_delay_ms if self.options.flush_delay_ms else ""))
        for server in self.servers:
            server.start()
        for server in self.servers:
            if isinstance(server, contenders.Placet) and self.options.entries:
                fill(server, self.options.entries)
            wrk("post.lua", server.url, 16, 2, server.script(2 * highest_rate))
        self.rounds()
        print("\nmedians\n" + "\n".join(line(*key, rows) for key, rows in self.figures.items()))
        print("\nratios of req/s in the same round, min / median / max")
        for ours in ("placet-sqlite", "placet-postgres"):
            for other in ("c15t", "node-insert", "floor-sqlite", "floor-postgres"):
                print("\n".join(ratios(self.figures, ours, other)) or "", end="\n" if (ours, self.connections[0]) in self.figures else "")
        for server in self.servers:
            if isinstance(server, contenders.Placet):
                self.facts[server.name] = self.about(server)
                print("\n%s: %s" % (server.name, ", ".join("%s %.4g" % fact for fact in self.facts[server.name].items())))

    def save(self) -> None:
        if self.options.json:
            rows = [{"contender": name, "connections": n, "rounds": rows} for (name, n), rows in self.figures.items()]
            pathlib.Path(self.options.json).write_text(json.dumps({"rows": rows, "facts": self.facts}, indent=1))


def main() -> int:
    run = Run(arguments())
    try:
        run.go()
        run.save()
    finally:
        for server in run.servers:
            server.stop()
    return 1 if any(row.get("lost") for rows in run.figures.values() for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
