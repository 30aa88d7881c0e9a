"""The holidays in data/law/calendars/ are what the tool makes of its pinned source."""
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not (ROOT / "tools/calendars/node_modules").is_dir() or not shutil.which("node"),
                    reason="script/bootstrap installs the packages of tools/calendars")
def test_makes_the_same_calendars_again():
    made = subprocess.run(["node", "tools/calendars/make.mjs", "--check"], cwd=ROOT,
                          capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stdout + made.stderr
