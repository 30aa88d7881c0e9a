"""Writes docs/errors.md from data/texts/errors.yaml (texts) and docs/errors.yaml (status and meaning).

usage: errors_page.py [--check]       --check: exit 1 if the page is not what it would write, or a code is missing
"""
import pathlib
import sys

import yaml

HEAD = """# Error codes

Every refusal is an RFC 9457 problem (`application/problem+json`) with a stable `code`. Programs decide by the code;
people read `message` and `title`, which follow `Accept-Language` (ru, be, de, en). Made by `tools/errors_page.py` from
`docs/errors.yaml` and `data/texts/errors.yaml`.

| code | status | what it means, and what to do | text for people (en) |
| --- | --- | --- | --- |
"""


def page() -> tuple[str, list[str]]:
    texts = yaml.safe_load(pathlib.Path("data/texts/errors.yaml").read_text(encoding="utf-8"))
    meanings = yaml.safe_load(pathlib.Path("docs/errors.yaml").read_text(encoding="utf-8"))
    # `kind.*` are titles of whole classes, not codes.
    problems = ["docs/errors.yaml: no meaning for %s" % code
                for code in texts if code not in meanings and not code.startswith("kind.")]
    problems += ["data/texts/errors.yaml: no text for %s" % code for code in meanings if code not in texts]
    rows = ["| `%s` | %s | %s | %s |" % (code, meanings[code]["status"], meanings[code]["meaning"], texts[code]["en"])
            for code in sorted(texts) if code in meanings]
    return HEAD + "\n".join(rows) + "\n", problems


def main() -> int:
    text, problems = page()
    path = pathlib.Path("docs/errors.md")
    if "--check" not in sys.argv:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        problems.append("docs/errors.md is not what tools/errors_page.py writes")
    print("\n".join(problems))
    print("%d passed, %d failed" % (not problems, bool(problems)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
