"""Merge 10,000 messages into 50 languages: `po update`'s merge beside msgmerge.

    .venv/bin/python bench/merge.py [--messages N] [--languages N] [--rounds N]

Both read the same files, changed in the same places, and write them. Ours runs once for
all languages, msgmerge once for each, in turns. Medians of the rounds are printed.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "site"), str(ROOT / "tests")]

from dragoman.catalogs import po  # noqa: E402 -- the path first
from dragoman.catalogs.merge import Matching, carry_out, plan  # noqa: E402 -- as above
from dragoman.catalogs.template import pot  # noqa: E402 -- the path first
from edits import Site, edited, file_of, site, template  # noqa: E402 -- the path first

_EDITS = ("words replaced", "sentence added", "sentence cut", "moved within", "new")
_BLOCKS_OF_A_PAGE = 26


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--languages", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--edits", type=int, default=20)
    chosen = parser.parse_args(arguments)
    chance = random.Random(4)
    first = _site(chance, chosen.messages)
    now = _edited(chance, first, chosen.edits)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = file_of(chance, first, odd=0)
        (folder / "x.pot").write_bytes(pot(template(now), "x", "2026-01-01 00:00+0000"))
        paths = [folder / f"{number}.po" for number in range(chosen.languages)]
        ours, theirs = [], []
        for _ in range(chosen.rounds):
            ours += _timed(paths, data, lambda: _ours(paths, now))
            theirs += _timed(paths, data, lambda: _theirs(paths, folder / "x.pot"))
    _tell("ours", ours, chosen.languages)
    _tell("msgmerge --previous", theirs, chosen.languages)
    print(  # noqa: T201 -- what it is run for
        f"ratio: {statistics.median(ours) / statistics.median(theirs):.2f}"
    )


def _site(chance: random.Random, messages: int) -> Site:
    pages: Site = {}
    while sum(map(len, pages.values())) < messages:
        found = site(chance, pages=1, blocks=2 * _BLOCKS_OF_A_PAGE)
        pages[f"page{len(pages)}"] = next(iter(found.values()))
    return pages


def _edited(chance: random.Random, first: Site, count: int) -> Site:
    # Each edit touches one page; copying all the others would only take time.
    now = dict(first)
    for number in range(count):
        page = chance.choice(sorted(now))
        name = _EDITS[number % len(_EDITS)]
        seed = chance.randrange(2**32)
        now[page] = edited(name, seed, {page: now[page]}, first)[page]
    return now


def _timed(paths: Sequence[Path], data: bytes, run: Callable[[], None]) -> list[float]:
    for path in paths:
        path.write_bytes(data)
    start = time.perf_counter()
    run()
    return [time.perf_counter() - start]


def _ours(paths: Sequence[Path], now: Site) -> None:
    messages, matching = template(now), Matching()
    for path in paths:
        file = po.parse(path.read_bytes())
        carry_out(plan(file.entries, messages, 2, matching), file)
        path.write_bytes(file.to_bytes())


def _theirs(paths: Sequence[Path], template_path: Path) -> None:
    for path in paths:
        command = ["msgmerge", "--previous", "--quiet", "--update", "--backup=off"]
        subprocess.run([*command, path, template_path], check=True)


def _tell(name: str, seconds: Sequence[float], languages: int) -> None:
    median = statistics.median(seconds)
    each = median / languages * 1000
    print(f"{name}: {median:.2f} s, {each:.0f} ms a language")  # noqa: T201 -- as above


if __name__ == "__main__":
    main()
