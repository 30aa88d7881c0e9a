"""Reads C++ just well enough for tidy.py: comments away, and where functions begin and end.

It leans on clang-format: it never has to understand unformatted code.
"""
import re

_COMMENT_OR_TEXT = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*.*?\*/', re.DOTALL)
_NO_FUNCTION = re.compile(r"^\s*(namespace|class|struct|enum|union|extern|template\s*<[^>]*>\s*(class|struct))\b|=\s*$")


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def without_comments(text: str) -> str:
    """The text with comments blanked; line numbers stay."""
    def replace(match: re.Match) -> str:
        found = match.group(0)
        return _blank(found) if found.startswith(("//", "/*")) else found
    return _COMMENT_OR_TEXT.sub(replace, text)


def _structure(text: str) -> str:
    """Comments, string literals, access labels and preprocessor lines blanked: what is left are the real braces."""
    text = _COMMENT_OR_TEXT.sub(lambda match: _blank(match.group(0)), text)
    text = re.sub(r"\b(public|protected|private):", lambda match: _blank(match.group(0)), text)
    return re.sub(r"^[ \t]*#[^\n]*", lambda match: _blank(match.group(0)), text, flags=re.MULTILINE)


def functions(text: str) -> list[tuple[int, int, str]]:
    """(first line, number of lines, head) of every function defined at namespace or class level."""
    code = _structure(text)
    found = []
    stack: list[tuple[bool, int, str] | None] = []   # (is a function, offset of its head, head); None: a{…}
    start = 0
    for offset, character in enumerate(code):
        if character == "{" and offset and (code[offset - 1].isalnum() or code[offset - 1] in "_>"):
            stack.append(None)
        elif character == "{":
            head = code[start:offset]
            inside = any(entry and entry[0] for entry in stack)
            is_function = not inside and "(" in head and not _NO_FUNCTION.search(head.strip())
            stack.append((is_function, start + len(head) - len(head.lstrip()), " ".join(head.split())))
            start = offset + 1
        elif character == "}":
            entry = stack.pop() if stack else None
            if entry is None and stack:
                continue
            if entry:
                is_function, begin, head = entry
                if is_function:
                    first = code.count("\n", 0, begin) + 1
                    found.append((first, code.count("\n", 0, offset) + 2 - first, head.split("(")[0][-50:].strip()))
            start = offset + 1
        elif character == ";":
            start = offset + 1
    return found
