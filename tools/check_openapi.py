"""Compares api/openapi.json with what the program says its interface is.

usage: check_openapi.py [--write]      the program: $PLACET_BINARY or build/release/src/server/placet
"""
import difflib
import json
import os
import pathlib
import subprocess
import sys


def main() -> int:
    binary = os.environ.get("PLACET_BINARY", "build/release/src/server/placet")
    done = subprocess.run([binary, "openapi"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stderr)
        print("0 passed, 1 failed")
        return 1
    said = json.dumps(json.loads(done.stdout), indent=2, ensure_ascii=False) + "\n"
    path = pathlib.Path("api/openapi.json")
    if "--write" in sys.argv:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
        return 0
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    for line in list(difflib.unified_diff(kept.splitlines(), said.splitlines(), str(path), "placet openapi", n=2))[:80]:
        print(line)
    same = kept == said
    print("%d passed, %d failed" % (same, not same))
    if not same:
        print("After a wanted change: tools/check_openapi.py --write")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
