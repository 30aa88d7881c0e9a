"""Turns src/<module>/sql/*.sql into a header of db::Query constants.

`insert_consent.sql` becomes `inline constexpr db::Query insert_consent{...}`. A sibling
`insert_consent.postgres.sql` replaces the text on that engine only.
"""
import pathlib
import sys


def literal(text: str) -> str:
    return 'R"sql(' + text.strip() + ')sql"'


def main() -> int:
    module, folder, target = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    lines = ["#pragma once", "", "// Made from src/%s/sql by tools/embed_sql.py." % module, "",
             '#include "db/query.h"', "", "namespace placet::%s::sql {" % module.replace("/", "::"), ""]
    for path in sorted(folder.glob("*.sql")):
        if path.name.endswith(".postgres.sql"):
            continue
        override = path.with_name(path.stem + ".postgres.sql")
        text = path.read_text(encoding="utf-8")
        other = override.read_text(encoding="utf-8") if override.exists() else None
        name = path.stem
        lines.append("inline constexpr db::Query %s{\n    \"%s.%s\",\n    %s,\n    %s};" % (
            name, module, name, literal(text), literal(other) if other else '""'))
    lines += ["", "}  // namespace placet::%s::sql" % module.replace("/", "::"), ""]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
