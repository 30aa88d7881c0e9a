"""Runs clang-tidy on one source, unless the same text passed under the same rules before.

usage: clang_tidy_file.py BUILD_DIR SOURCE        exit 1 on a finding
The key is a digest of the preprocessed text, the rules and the tool's version; passes are kept in BUILD_DIR/tidy.
"""
import hashlib
import json
import pathlib
import shlex
import subprocess
import sys

TOOL = "clang-tidy-19"


def command_of(tree: pathlib.Path, source: pathlib.Path) -> list[str] | None:
    for entry in json.loads((tree / "compile_commands.json").read_text()):
        if pathlib.Path(entry["file"]) == source:
            return shlex.split(entry["command"])
    return None


def key_of(command: list[str], tree: pathlib.Path) -> str:
    words = command[1:] if "ccache" in command[0] else list(command)
    output = words.index("-o")
    del words[output:output + 2]
    text = subprocess.run([*words, "-E", "-P"], cwd=tree, capture_output=True, check=True).stdout
    version = subprocess.run([TOOL, "--version"], capture_output=True, check=True).stdout
    return hashlib.sha256(text + pathlib.Path(".clang-tidy").read_bytes() + version).hexdigest()


def main() -> int:
    tree, source = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    command = command_of(tree, source)
    if command is None:
        return 0
    passed = tree / "tidy" / key_of(command, tree)
    if passed.exists():
        return 0
    done = subprocess.run([TOOL, "-p", str(tree), "--quiet", "--extra-arg=-Qunused-arguments", str(source)], capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stdout, flush=True)
        return 1
    passed.parent.mkdir(exist_ok=True)
    passed.touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
