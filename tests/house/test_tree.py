import os
import re
import subprocess
from collections.abc import Callable

import pytest

from house.tree import ROOT

# What the usual ignore list for Python hides, and we keep.
KEPT = (
    "site",
    "site/dragoman/cli/__init__.py",
    "locale/messages.pot",
    "locale/content.pot",
)
TARGETS = ("serve", "test", "test-full", "check", "lock", "format")


@pytest.mark.parametrize("path", KEPT)
def test_nothing_of_ours_is_ignored(path: str, program: Callable[[str], str]) -> None:
    git = program("git")
    asked = [git, "-C", ROOT, "check-ignore", "--no-index", path]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (found.stdout, found.returncode) == ("", 1)


def test_site_is_a_source_root_and_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_says_what_it_does(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:.*## [A-Z].+", makefile, re.MULTILINE)


def test_scripts_can_be_run() -> None:
    scripts = [path for path in (ROOT / ".ci").iterdir() if path.is_file()]
    assert scripts
    assert all(os.access(path, os.X_OK) for path in scripts)
