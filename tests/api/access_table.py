"""Who may call what, from the interface document: one line for each operation.

usage: placet openapi | access_table.py > tests/api/access_table.txt     then read the difference
"""
import json
import re
import sys

HEAD = """# Who may call what. Default deny: whoever is not named is refused. Every line was read by a person.
# Made by tests/api/access_table.py; tests/api/test_access.py compares it with the program and calls
# every operation as everybody.
"""
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


def operations(document):
    """(method, path, operation) for each operation, sorted by path."""
    for path, item in sorted(document["paths"].items()):
        for method in METHODS:
            if method in item:
                yield method.upper(), path, item[method]


def scopes(operation):
    return [s for entry in operation.get("security", []) for s in entry.get("key", [])]


def callers(operation):
    if operation["x-audience"] != "staff":
        return operation["x-audience"]
    words = list(operation.get("x-roles", []))
    return " ".join(words + ["key:" + s for s in scopes(operation)])


def table(document):
    lines = [f"{method:8}{path:50} {callers(operation)}"
             for method, path, operation in operations(document)]
    return HEAD + "\n".join(lines) + "\n"


def filled(path):
    """The path with names that exist nowhere."""
    return re.sub(r"\{[^}]*\}", "zzz", path)


if __name__ == "__main__":
    sys.stdout.write(table(json.load(sys.stdin)))
