"""Checks that modules include and link only what tools/layers.toml allows.

Three comparisons: every #include of src/ against the table, every PUBLIC link edge of src/CMakeLists.txt against the
table, and every #include against what the module links (directly or through others).

usage: check_layers.py [ROOT]        prints "N passed, N failed", exit 1 on a violation
"""
import pathlib
import re
import sys
import tomllib

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
MODULE = re.compile(r"^placet_module\(([^)]*)\)", re.MULTILINE)


class Table:
    def __init__(self, path: pathlib.Path):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        self.only = {name: set(seen) for name, seen in table["only"].items()}
        self.top = set(table["top"]["modules"])
        self.rows = table["rows"]
        self.same_row = table.get("same_row", {})

    def names(self) -> set[str]:
        return {name for row in self.rows for name in row} | set(self.only) | self.top

    def allowed(self, module: str) -> set[str]:
        if module in self.top:
            return self.names()
        if module in self.only:
            return self.only[module] | {module}
        seen: set[str] = set()
        for row in self.rows:
            if module in row:
                return seen | {module} | set(self.same_row.get(module, []))
            seen |= set(row)
        return {module}


def module_of(path: str, names: set[str]) -> str | None:
    """The longest module whose folder holds the path: db/sqlite/driver.h is of db/sqlite, not of db."""
    parts = path.split("/")[:-1]
    for length in range(len(parts), 0, -1):
        name = "/".join(parts[:length])
        if name in names:
            return name
    return None


def link_edges(text: str) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {}
    for call in MODULE.findall(text):
        words = call.split()
        name, public = words[0], []
        if "PUBLIC" in words:
            public = words[words.index("PUBLIC") + 1:]
            public = public[:public.index("PRIVATE")] if "PRIVATE" in public else public
        edges[name] = {word.removeprefix("placet_") for word in public if word.startswith("placet_")}
    by_target = {name.replace("/", "_"): name for name in edges}
    return {name: {by_target.get(target, target) for target in targets} for name, targets in edges.items()}


def reach(module: str, edges: dict[str, set[str]]) -> set[str]:
    seen, todo = {module}, [module]
    while todo:
        for other in edges.get(todo.pop(), set()) - seen:
            seen.add(other)
            todo.append(other)
    return seen


def check(root: pathlib.Path) -> tuple[int, list[str]]:
    table = Table(root / "tools/layers.toml")
    names = table.names()
    edges = link_edges((root / "src/CMakeLists.txt").read_text(encoding="utf-8"))
    problems = []
    checked = 0
    for module, linked in sorted(edges.items()):
        if module not in names:
            problems.append("src/CMakeLists.txt: module %s is not in tools/layers.toml" % module)
            continue
        checked += len(linked)
        for other in sorted(linked - table.allowed(module)):
            problems.append("src/CMakeLists.txt: %s may not link %s" % (module, other))
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".cpp", ".h"):
            continue
        name = path.relative_to(root / "src").as_posix()
        module = module_of(name, names)
        if module is None:
            problems.append("src/%s: its folder is no module of tools/layers.toml" % name)
            continue
        linked = names if module in table.top else reach(module, edges)
        for included in INCLUDE.findall(path.read_text(encoding="utf-8")):
            checked += 1
            other = module_of(included, names)
            if other is None:
                problems.append("src/%s: write the include from src/: %s" % (name, included))
            elif other not in table.allowed(module):
                problems.append("src/%s: %s may not include %s (%s)" % (name, module, other, included))
            elif other not in linked:
                problems.append("src/%s: includes %s, but %s does not link %s" % (name, included, module, other))
    return checked, problems


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    checked, problems = check(root)
    for problem in problems:
        print(problem)
    print("layers: %d edges" % checked)
    print("%d passed, %d failed" % (0 if problems else 1, 1 if problems else 0))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
