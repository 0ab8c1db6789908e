from pathlib import Path

import pytest

from house.requirements import PINNED, is_permissive, licence, requirements
from house.tree import ROOT

LOCKED = ("requirements.txt", "requirements-dev.txt")
COMPARED = "bench/requirements.txt"
GIVEN = ("requirements.in", "requirements-dev.in", "bench/requirements.in")


@pytest.mark.parametrize("name", [*LOCKED, COMPARED])
def test_every_package_is_pinned_by_hash(name: str) -> None:
    loose = [line for line in requirements(ROOT / name).values() if not _pinned(line)]
    assert not loose


def _pinned(line: str) -> bool:
    return PINNED.match(line) is not None


def test_what_is_not_pinned_is_found(tmp_path: Path) -> None:
    path = tmp_path / "requirements.txt"
    digest = "0" * 64
    path.write_text(f"a==1 \\\n    --hash=sha256:{digest}\n    # via b\nb>=1\nc==2\n")
    lines = requirements(path)
    assert [name for name, line in lines.items() if not _pinned(line)] == ["b", "c"]


@pytest.mark.parametrize("name", GIVEN)
def test_every_wish_names_one_version(name: str) -> None:
    wishes = requirements(ROOT / name)
    loose = [wish for wish in wishes.values() if "==" not in wish and wish[0] != "-"]
    assert not loose


@pytest.mark.parametrize("name", GIVEN)
def test_every_wish_is_locked(name: str) -> None:
    locked = requirements(ROOT / name.replace(".in", ".txt"))
    lost = [
        wish
        for package, wish in requirements(ROOT / name).items()
        if wish[0] != "-" and _version(locked.get(package, "")) != _version(wish)
    ]
    assert not lost


def _version(line: str) -> str:
    return line.partition(" ")[0].partition("==")[2]


def test_what_runs_is_tested_in_the_same_version() -> None:
    run, test = (requirements(ROOT / name) for name in LOCKED)
    other = {name for name, line in run.items() if test.get(name) != line}
    assert not other


def test_what_runs_has_a_permissive_licence() -> None:
    licences = {name: licence(name) for name in requirements(ROOT / LOCKED[0])}
    bound = {name: said for name, said in licences.items() if not is_permissive(said)}
    assert licences
    assert not bound


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", True),
        ("MIT AND (BSD-2-Clause OR LGPL-2.1-or-later)", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND LGPL-2.1-or-later", False),
        ("GPL-3.0-or-later", False),
        ("(MIT", False),
        ("MIT MIT", False),
        ("", False),
    ],
)
def test_a_licence_expression_is_understood(*, expression: str, expected: bool) -> None:
    assert is_permissive(expression) is expected
