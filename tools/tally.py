"""Counts tests in the output of the runners this project uses, and adds the counts up.

usage: tally.py count STATUS LOG      prints "PASSED FAILED SKIPPED" of one run; a run that ends with another status
                                      than 0 has at least one failure, a run that counts nothing is one test itself
       tally.py total TALLY…          names the runs that failed, prints "N passed, N failed", exits 1 on a failure
"""
import pathlib
import re
import sys

ANSI = re.compile(r"\x1b\[[0-9;]*m")
NUMBER = r"(\d+) "


def last(pattern: str, text: str) -> int:
    found = re.findall(pattern, text, re.MULTILINE)
    return int(found[-1]) if found else 0


def count(text: str, status: int) -> tuple[int, int, int]:
    text = ANSI.sub("", text)
    passed = failed = skipped = 0
    # GoogleTest; FAILED is printed with each failing test and again as a sum.
    passed += last(r"^\[  PASSED  \] (\d+) tests?\.$", text)
    failed += last(r"^\[  FAILED  \] (\d+) tests?, listed below:$", text)
    skipped += last(r"^\[  SKIPPED \] (\d+) tests?", text)
    # pytest: "3 failed, 20 passed, 1 skipped in 4.20s", with or without a frame of "=".
    for line in re.findall(r"^=*\s*(\d+ [a-z]+(?:, \d+ [a-z]+)*) in [\d.]+s.*$", text, re.MULTILINE):
        passed += last(NUMBER + "passed", line)
        failed += last(NUMBER + "failed", line) + last(NUMBER + "errors?", line)
        skipped += last(NUMBER + "skipped", line)
    # vitest: "      Tests  1 failed | 20 passed (21)".
    for line in re.findall(r"^\s+Tests\s+(.*)$", text, re.MULTILINE):
        passed += last(NUMBER + "passed", line)
        failed += last(NUMBER + "failed", line)
        skipped += last(NUMBER + "skipped", line)
    # node --test, and our own checks.
    passed += last(r"^(?:ℹ|#) pass (\d+)$", text) + last(r"^(\d+) passed, \d+ failed", text)
    failed += last(r"^(?:ℹ|#) fail (\d+)$", text) + last(r"^\d+ passed, (\d+) failed", text)
    # tests/browser.
    passed += len(re.findall(r"^ok {2,}\S", text, re.MULTILINE))
    failed += len(re.findall(r"^FAIL {2,}\S", text, re.MULTILINE))
    # go test -v.
    passed += len(re.findall(r"^--- PASS: ", text, re.MULTILINE))
    failed += len(re.findall(r"^--- FAIL: ", text, re.MULTILINE))
    if status != 0 and failed == 0:
        failed = 1
    if passed + failed == 0:
        passed = 1
    return passed, failed, skipped


def total(paths: list[str]) -> int:
    sums = [0, 0, 0]
    for path in map(pathlib.Path, paths):
        numbers = [int(word) for word in path.read_text().split()]
        sums = [a + b for a, b in zip(sums, numbers)]
        if numbers[1]:
            print("FAILED %s (%d), see %s" % (path.stem, numbers[1], path.with_suffix(".log")))
    line = "%d passed, %d failed" % (sums[0], sums[1])
    print(line + (", %d skipped" % sums[2] if sums[2] else ""))
    return 1 if sums[1] or not sums[0] else 0


def main() -> int:
    if len(sys.argv) == 4 and sys.argv[1] == "count":
        text = pathlib.Path(sys.argv[3]).read_text(encoding="utf-8", errors="replace")
        print(*count(text, int(sys.argv[2])))
        return 0
    if len(sys.argv) >= 3 and sys.argv[1] == "total":
        return total(sys.argv[2:])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
