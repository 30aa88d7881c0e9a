"""The layer check must fail on what it is for; a check that never fails checks nothing."""
import pathlib

import check_layers

TABLE = """
rows = [["base"], ["json", "db"], ["law", "consents"]]
[same_row]
consents = ["law"]
[only]
"db/sqlite" = ["db", "base"]
[top]
modules = ["server"]
"""


def house(tmp_path: pathlib.Path, cmake: str, **files: str) -> list[str]:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/layers.toml").write_text(TABLE)
    (tmp_path / "src").mkdir()
    (tmp_path / "src/CMakeLists.txt").write_text(cmake)
    for name, text in files.items():
        path = tmp_path / "src" / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".cpp").write_text(text)
    return check_layers.check(tmp_path)[1]


def test_accepts_an_include_of_a_row_above_that_is_linked(tmp_path):
    assert house(tmp_path, "placet_module(base)\nplacet_module(json PUBLIC placet_base)\n",
                 json__read='#include "base/bytes.h"\n') == []


def test_refuses_an_include_of_a_lower_row(tmp_path):
    problems = house(tmp_path, "placet_module(base)\n", base__bytes='#include "json/text.h"\n')
    assert problems == ["src/base/bytes.cpp: base may not include json (json/text.h)"]


def test_refuses_a_neighbour_of_the_same_row_unless_it_is_named(tmp_path):
    cmake = "placet_module(law)\nplacet_module(consents PUBLIC placet_law)\n"
    problems = house(tmp_path, cmake, law__profile='#include "consents/gate.h"\n',
                     consents__gate='#include "law/profile.h"\n')
    assert problems == ["src/law/profile.cpp: law may not include consents (consents/gate.h)"]


def test_refuses_a_link_that_the_table_does_not_allow(tmp_path):
    problems = house(tmp_path, "placet_module(base PUBLIC placet_json)\nplacet_module(json)\n")
    assert problems == ["src/CMakeLists.txt: base may not link json"]


def test_refuses_an_include_that_is_allowed_but_not_linked(tmp_path):
    problems = house(tmp_path, "placet_module(base)\nplacet_module(json)\n", json__text='#include "base/bytes.h"\n')
    assert problems == ["src/json/text.cpp: includes base/bytes.h, but json does not link base"]


def test_a_driver_below_a_module_is_a_module_of_its_own(tmp_path):
    problems = house(tmp_path, "placet_module(json)\nplacet_module(db/sqlite PUBLIC placet_db)\nplacet_module(db)\n",
                     db__sqlite__driver='#include "json/text.h"\n#include "db/query.h"\n')
    assert problems == ["src/db/sqlite/driver.cpp: db/sqlite may not include json (json/text.h)"]


def test_refuses_a_folder_that_the_table_does_not_know(tmp_path):
    problems = house(tmp_path, "", misc__things="")
    assert problems == ["src/misc/things.cpp: its folder is no module of tools/layers.toml"]
