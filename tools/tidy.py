"""Checks the house rules that no compiler knows: sizes, bans, words, orphans, error codes with a text.

The limits and bans are data, in tools/tidy.toml. Each rule counts as one test.

usage: tidy.py [ROOT] [--warn]        exit 1 on a violation; --warn also prints what is near a limit
"""
import pathlib
import re
import sys
import tomllib

import cpp_text

BAD_NAMES = {"utils", "util", "common", "helpers", "helper", "shared", "libs", "misc", "manager", "data"}
UNFINISHED = re.compile(r"\b(TODO(?!\(#\d+\))|FIXME|XXX)\b")
# Names of the places where somebody works must not stand in the repository.
WORKPLACE = re.compile(r"/work/|/root/|/home/\w+/|\bworktree\b")
TEXT_SUFFIXES = {".cpp", ".h", ".sql", ".py", ".ts", ".svelte", ".md", ".toml", ".yaml", ".yml", ".cmake", ".txt", ".sh"}


class House:
    def __init__(self, root: pathlib.Path):
        self.root = root
        self.rules = tomllib.loads((root / "tools/tidy.toml").read_text(encoding="utf-8"))
        self.sizes = self.rules["sizes"]
        self.exceptions = {(e["rule"], e["file"]) for e in self.rules.get("exception", [])}
        self.problems: dict[str, list[str]] = {}
        self.warnings: list[str] = []
        self.texts: dict[str, str] = {}
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and self.ours(name) and (path.suffix in TEXT_SUFFIXES or name.startswith("script/")):
                self.texts[name] = path.read_text(encoding="utf-8", errors="replace")

    @staticmethod
    def ours(name: str) -> bool:
        parts = name.split("/")
        return not ({"node_modules", "dist", ".git", "vectors", "__pycache__"} & set(parts) or parts[0] == "build"
                    or name in ("tools/tidy.py", "tools/tidy.toml"))

    def names(self, folder: str, *suffixes: str) -> list[str]:
        return [name for name in self.texts if name.startswith(folder) and name.endswith(suffixes)]

    def say(self, rule: str, file: str, text: str) -> None:
        if (rule, file) not in self.exceptions:
            self.problems.setdefault(rule, []).append("%s: %s" % (file, text))

    def size(self, rule: str, kind: str, name: str, lines: int, what: str = "") -> None:
        warn, refuse = self.sizes[kind]
        text = "%s%d lines, at most %d" % (what, lines, refuse)
        if lines > refuse:
            self.say(rule, name, text)
        elif lines > warn:
            self.warnings.append("%s: %s%d lines, aim below %d" % (name, what, lines, warn))


def module_folder(name: str) -> str:
    """src/db/sqlite/driver.cpp -> db/sqlite; src/net/tls.h -> net."""
    return "/".join(name.split("/")[1:-1])


def file_sizes(house: House) -> None:
    kinds = [("src/", (".h",), "header"), ("src/", (".cpp",), "source"), ("tests/", (".cpp", ".h"), "cpp_test"),
             ("src/", (".sql",), "sql"), ("web/", (".ts", ".tsx"), "typescript"), ("web/", (".svelte",), "svelte")]
    for folder, suffixes, kind in kinds:
        for name in house.names(folder, *suffixes):
            if not name.startswith("src/schema/"):
                house.size("file_sizes", kind, name, house.texts[name].count("\n"))


def function_sizes(house: House) -> None:
    for name in house.names("src/", ".cpp", ".h"):
        for line, lines, head in cpp_text.functions(house.texts[name]):
            house.size("function_sizes", "function", name, lines, "line %d, %s: " % (line, head))


def line_lengths(house: House) -> None:
    for name in house.names("src/", ".cpp", ".h", ".sql") + house.names("tests/", ".cpp", ".h"):
        limit = house.sizes["sql_line" if name.endswith(".sql") else "line"]
        for number, line in enumerate(house.texts[name].splitlines(), 1):
            if len(line) > limit and "http" not in line and '"' not in line:
                house.say("line_lengths", name, "line %d has %d columns" % (number, len(line)))


def bans(house: House) -> None:
    for ban in house.rules["ban"]:
        pattern = re.compile(ban["pattern"])
        for name in house.names("src/", ".cpp", ".h"):
            if module_folder(name) in ban["allowed"]:
                continue
            for number, line in enumerate(cpp_text.without_comments(house.texts[name]).splitlines(), 1):
                if pattern.search(line):
                    house.say("bans", name, "line %d: %s; %s" % (number, line.strip()[:60], ban["instead"]))


def statements(house: House) -> None:
    overrides = [name for name in house.names("src/", ".postgres.sql")]
    if len(overrides) > house.sizes["postgres_overrides"]:
        house.say("statements", "src", "%d .postgres.sql files: the common subset is wrong" % len(overrides))
    for name in house.names("src/", ".sql"):
        text = re.sub(r"--.*", "", house.texts[name])
        if re.search(r"SELECT\s+(\w+\.)?\*", text, re.IGNORECASE):
            house.say("statements", name, "name the columns instead of *")
        if "/sql/" in name and len([part for part in text.split(";") if part.strip()]) > 1:
            house.say("statements", name, "one statement per file")


def words(house: House) -> None:
    for name, text in house.texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            if UNFINISHED.search(line):
                house.say("words", name, "line %d: unfinished work needs an issue: TODO(#12)" % number)
            if WORKPLACE.search(line):
                house.say("words", name, "line %d names a place on somebody's machine" % number)


def file_names(house: House) -> None:
    for name in house.names("src/", ".cpp", ".h"):
        if pathlib.PurePath(name).stem in BAD_NAMES or set(name.split("/")[1:-1]) & BAD_NAMES:
            house.say("file_names", name, "name the idea, not the drawer")


def headers(house: House) -> None:
    for name in house.names("src/", ".h"):
        lines = [line for line in house.texts[name].splitlines() if line.strip()]
        if not lines or lines[0] != "#pragma once":
            house.say("headers", name, "begins with #pragma once")
        elif len(lines) < 2 or not lines[1].startswith("//"):
            house.say("headers", name, "says in its first lines what may be relied on")


def beast_units(house: House) -> None:
    """Each translation unit that sees Beast costs half a minute to compile."""
    includes = {name: set(re.findall(r'#\s*include\s+["<]([^">]+)', house.texts[name]))
                for name in house.names("src/", ".cpp", ".h")}
    seeing = {name for name, seen in includes.items() if any(i.startswith("boost/beast") for i in seen)}
    grown = True
    while grown:
        more = {name for name, seen in includes.items() if any("src/" + i in seeing for i in seen)} - seeing
        seeing |= more
        grown = bool(more)
    units = sorted(name for name in seeing if name.endswith(".cpp"))
    if len(units) > house.sizes["beast_units"]:
        house.say("beast_units", "src/net", "%d sources see Boost.Beast: %s" % (len(units), ", ".join(units)))


def orphans(house: House) -> None:
    for name in house.names("tests/", "_test.cpp"):
        folder, file = name.removeprefix("tests/").rsplit("/", 1)
        stem = file.removesuffix("_test.cpp")
        if not (house.root / "src" / folder).is_dir():
            house.say("orphans", name, "there is no module src/%s" % folder)
        elif not any((house.root / "src").rglob(stem + ".*")) and not any(
                (house.root / "src" / folder).glob(stem + "*")):
            house.say("orphans", name, "no source is called %s" % stem)


def error_texts(house: House) -> None:
    import yaml
    path = house.root / "data/texts/errors.yaml"
    if not path.exists():
        house.say("error_texts", "data/texts/errors.yaml", "is missing")
        return
    texts = yaml.safe_load(path.read_text(encoding="utf-8"))
    for code, languages in texts.items():
        for language in ("ru", "be", "de", "en"):
            if not (languages or {}).get(language):
                house.say("error_texts", code, "has no text in %s" % language)
    for name in house.names("src/", ".cpp"):
        for errors in re.findall(r"\.errors\s*=\s*\{([^}]*)\}", house.texts[name]):
            for code in re.findall(r'"([^"]+)"', errors):
                if code not in texts:
                    house.say("error_texts", name, "code %s has no text in data/texts/errors.yaml" % code)
        for pair in re.findall(r'faults\.(?:add|push_back)\([^;]*"([a-z_]+)"\}?\);|\.fault\("([a-z_]+)"\)', house.texts[name]):
            code = pair[0] or pair[1]
            if code not in texts:
                house.say("error_texts", name, "field code %s has no text in data/texts/errors.yaml" % code)


def routes(house: House) -> None:
    """Default deny begins with naming: no route leaves its callers, limits or errors to a default."""
    for name in house.names("src/", ".cpp"):
        for body in re.findall(r"\.operation\s*=(.*?)\.handle\s*=", house.texts[name], re.DOTALL):
            operation = body.split('"')[1] if '"' in body else "?"
            for member in (".caller", ".errors"):
                if member not in body:
                    house.say("routes", name, "operation %s does not name its %s" % (operation, member[1:]))


def documents(house: House) -> None:
    """Links lead somewhere, and what is meant to be read in one sitting stays short."""
    for name in [n for n in house.names("", ".md") if not n.startswith("data/")]:
        text = re.sub(r"```.*?```|^ {4}.*?$|`[^`]*`", "", house.texts[name], flags=re.DOTALL | re.MULTILINE)
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            if "://" not in target and not target.startswith("mailto:"):
                if not ((house.root / name).parent / target).exists():
                    house.say("documents", name, "links to %s, which is not there" % target)
        limit = house.sizes["document"].get(name) or (
            house.sizes["document"]["module"] if re.fullmatch(r"src/.*/README\.md", name) else None)
        if limit and house.texts[name].count("\n") > limit:
            house.say("documents", name, "has more than %d lines" % limit)


RULES = [file_sizes, function_sizes, line_lengths, bans, statements, words, file_names, headers, beast_units, orphans,
         error_texts, routes, documents]


def main() -> int:
    arguments = [word for word in sys.argv[1:] if word != "--warn"]
    house = House(pathlib.Path(arguments[0] if arguments else "."))
    for rule in RULES:
        rule(house)
    for rule, problems in house.problems.items():
        for problem in problems:
            print("%s: %s" % (rule, problem))
    if "--warn" in sys.argv:
        print("\n".join("near: " + warning for warning in house.warnings))
    failed = len(house.problems)
    print("%d passed, %d failed" % (len(RULES) - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
