"""Embeds folders into the program: writes an assembler file and the table that names its parts.

usage: embed_files.py MODULE OUT_DIR --suffix=ENDING FOLDER...   ->  OUT_DIR/embedded.S, OUT_DIR/embedded.cpp, OUT_DIR/embedded.h
"""
import pathlib
import sys


def main() -> int:
    module, out, suffix = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3].removeprefix("--suffix=")
    files = sorted((path.relative_to(folder).as_posix(), path)
                   for folder in map(pathlib.Path, sys.argv[4:])
                   for path in folder.rglob("*" + suffix) if path.is_file())
    prefix = "placet_embedded_" + module.replace("/", "_")
    assembler = ['    .section .rodata', '    .section .note.GNU-stack,"",@progbits', '    .section .rodata']
    table, declarations = [], []
    for number, (name, path) in enumerate(files):
        symbol = "%s_%d" % (prefix, number)
        assembler += ["    .global %s, %s_end" % (symbol, symbol), "    .balign 16", "%s:" % symbol,
                      '    .incbin "%s"' % path.resolve(), "%s_end:" % symbol, "    .byte 0"]
        declarations.append("extern const std::uint8_t %s[];\nextern const std::uint8_t %s_end[];" % (symbol, symbol))
        table.append('    {"%s", {%s, static_cast<std::size_t>(%s_end - %s)}},' % (
            name, symbol, symbol, symbol))
    namespace = "placet::" + module.replace("/", "::")
    header = ["#pragma once", "", '#include "base/embedded.h"', "", "namespace %s {" % namespace,
              "std::span<const EmbeddedFile> embedded_files();", "}", ""]
    source = ['#include "%s/embedded.h"' % module, "", 'extern "C" {'] + declarations + ["}", "",
              "namespace %s {" % namespace, "std::span<const EmbeddedFile> embedded_files() {",
              "    static const std::array<EmbeddedFile, %d> files = {{" % len(files)] + table + [
              "    }};", "    return files;", "}", "}", ""]
    out.mkdir(parents=True, exist_ok=True)
    for name, lines in (("embedded.S", assembler), ("embedded.h", header), ("embedded.cpp", source)):
        (out / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
