"""Each rule must fail on what it is for."""
import pathlib
import shutil

import pytest
import tidy

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXTS = "kind.internal: {ru: а, be: б, de: c, en: d}\nnot_found: {ru: а, be: б, de: c, en: d}\n"


def found(tmp_path: pathlib.Path, rule, **files: str) -> list[str]:
    (tmp_path / "tools").mkdir(exist_ok=True)
    shutil.copy(ROOT / "tools/tidy.toml", tmp_path / "tools/tidy.toml")
    for name, text in {"data__texts__errors.yaml": TEXTS, **files}.items():
        path = tmp_path / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    house = tidy.House(tmp_path)
    rule(house)
    return [problem for problems in house.problems.values() for problem in problems]


@pytest.mark.parametrize("text", ["std::chrono::system_clock::now();", "std::random_device d;", 'getenv("A");',
                                  "std::thread t;", "std::regex r;", "#include <openssl/evp.h>", "#include <sqlite3.h>",
                                  "#include <boost/beast/http.hpp>", 'q("SELECT a FROM b");'])
def test_refuses_what_belongs_elsewhere(tmp_path, text):
    assert len(found(tmp_path, tidy.bans, **{"src__consents__gate.cpp": text + "\n"})) == 1


@pytest.mark.parametrize("folder, text", [("net", "std::thread t;"), ("crypto", "#include <openssl/evp.h>"),
                                          ("db/sqlite", "#include <sqlite3.h>"), ("law", "// getenv is not called")])
def test_allows_it_where_it_belongs(tmp_path, folder, text):
    assert found(tmp_path, tidy.bans, **{"src__%s__a.cpp" % folder.replace("/", "__"): text + "\n"}) == []


def test_refuses_long_files_functions_and_lines(tmp_path):
    body = "int a() {\n" + "    work();\n" * 60 + "}\n"
    assert len(found(tmp_path, tidy.function_sizes, **{"src__law__a.cpp": body})) == 1
    assert len(found(tmp_path, tidy.file_sizes, **{"src__law__b.cpp": "int a;\n" * 501})) == 1
    assert len(found(tmp_path, tidy.line_lengths, **{"src__law__c.cpp": "a" * 101 + "\n"})) == 1


def test_refuses_a_star_and_a_second_statement(tmp_path):
    problems = found(tmp_path, tidy.statements, **{"src__jobs__sql__a.sql": "SELECT * FROM job;\n",
                                                   "src__jobs__sql__b.sql": "DELETE FROM a; DELETE FROM b;\n"})
    assert len(problems) == 2


def test_refuses_unfinished_work_and_places_on_a_machine(tmp_path):
    todo = "TO" + "DO"
    problems = found(tmp_path, tidy.words, **{"src__law__a.cpp": "// %s\n// %s(#12) is fine\n" % (todo, todo),
                                              "docs__a.md": "see /ro" + "ot/thing\n"})
    assert len(problems) == 2


def test_counts_sources_that_see_beast_through_a_header(tmp_path):
    files = {"src__net__session.h": "#include <boost/beast/http.hpp>\n"}
    files |= {"src__net__s%d.cpp" % n: '#include "net/session.h"\n' for n in range(5)}
    assert "5 sources see Boost.Beast" in found(tmp_path, tidy.beast_units, **files)[0]


def test_refuses_a_test_without_its_source(tmp_path):
    assert len(found(tmp_path, tidy.orphans, **{"src__law__judge.cpp": "", "tests__law__judge_test.cpp": "",
                                                "tests__law__jury_test.cpp": ""})) == 1


def test_refuses_an_error_code_without_a_text(tmp_path):
    assert found(tmp_path, tidy.error_texts,
                 **{"src__law__routes.cpp": '.errors = {"not_found", "nobody_knows"},'}) == [
        "src/law/routes.cpp: code nobody_knows has no text in data/texts/errors.yaml"]


def test_refuses_a_route_that_does_not_say_who_may_call(tmp_path):
    assert len(found(tmp_path, tidy.routes,
                     **{"src__law__routes.cpp": '.operation = "list", .errors = {}, .handle = f'})) == 1


def test_refuses_a_link_to_nowhere(tmp_path):
    assert found(tmp_path, tidy.documents, **{"README.md": "[a](docs/a.md) [b](docs/b.md#x) [c](https://x.by)\n",
                                              "docs__b.md": ""}) == [
        "README.md: links to docs/a.md, which is not there"]
