import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from house.tree import LOCALE, ROOT, shown

# What the catalogs are made from: the site, and the program with its own texts.
SOURCES = ("babel.cfg", "content", "locale", "site", "site.toml", "static", "templates")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        elif source.exists():
            shutil.copy2(source, tmp_path / name)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.po*"))
    }


def test_catalogs_are_fresh(copy: Path) -> None:
    before = contents(copy / "locale")
    command = [sys.executable, copy / "site", "po", "update"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    after = contents(copy / "locale")
    stale = {name for name in before | after if before.get(name) != after.get(name)}
    assert before
    assert not stale


@pytest.mark.parametrize("path", sorted(LOCALE.rglob("*.po")), ids=shown)
def test_every_catalog_compiles(path: Path, program: Callable[[str], str]) -> None:
    command = [program("msgfmt"), "--check", "--output-file=-", path]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
