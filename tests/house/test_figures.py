from collections.abc import Callable

import pytest

from house.figures import File, Spread, measure, measure_all, per_hundred, table
from house.tree import ROOT, files_with_text

FILE = Spread(median=100, decile=200, largest=300)
FUNCTION = Spread(median=8, decile=25, largest=50)
MOST_COMMENTS = 10

# Functions that are one table and nothing else, each with what it is a table of.
TABLES: dict[str, str] = {}

SAMPLE = '''\
"""A sample."""


def short(one: int, /, *more: int) -> int:
    """Say why."""
    return one  # a comment


class Thing:
    async def long(self, loose):
        def inner() -> None: ...

        return inner
'''


@pytest.fixture(scope="module")
def files() -> list[File]:
    return measure_all(files_with_text(), ROOT)


def test_the_measure_knows_sizes_comments_and_annotations() -> None:
    file = measure(SAMPLE, "sample.py")
    assert (file.lines, file.comments, file.docstrings) == (13, 1, 2)
    assert {each.name: each.lines for each in file.functions} == {
        "short": 3,
        "long": 4,
        "inner": 1,
    }
    untyped = [each for each in file.functions if not each.is_annotated]
    assert [(each.name, each.place) for each in untyped] == [("long", "sample.py:10")]


def test_a_spread_is_median_ninth_decile_and_largest() -> None:
    assert Spread.of(list(range(1, 101))) == Spread(50.5, 91, 100)
    assert Spread.of([7]) == Spread(7, 7, 7)


def test_the_figures_are_printed(
    files: list[File], figure: Callable[[str], None]
) -> None:
    for line in table(files):
        figure(line)


def test_files_are_small(files: list[File]) -> None:
    sizes = Spread.of([file.lines for file in files])
    too_long = [file.place for file in files if file.lines > FILE.largest]
    assert not too_long
    assert sizes.median <= FILE.median
    assert sizes.decile <= FILE.decile


def test_functions_are_small(files: list[File]) -> None:
    functions = [function for file in files for function in file.functions]
    sizes = Spread.of([function.lines for function in functions])
    too_long = {
        f"{each.place} {each.name}": each.lines
        for each in functions
        if each.lines > FUNCTION.largest and each.name not in TABLES
    }
    assert not too_long
    assert sizes.median <= FUNCTION.median
    assert sizes.decile <= FUNCTION.decile


def test_everything_is_annotated(files: list[File]) -> None:
    functions = [function for file in files for function in file.functions]
    loose = [f"{e.place} {e.name}" for e in functions if not e.is_annotated]
    assert not loose


def test_comments_do_not_tell_what_the_code_tells(files: list[File]) -> None:
    assert per_hundred(files, "comments") <= MOST_COMMENTS
