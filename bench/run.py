"""Measure Dragoman beside other servers and generators, and write `RESULTS.md`.

    make bench [CASES="kept asset"] [ROUNDS=7] [SECONDS=3]

Each case is measured by itself; one that cannot be measured fails alone.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from measuring import results
from measuring.machine import occasion
from measuring.places import ROOT
from measuring.plan import Plan
from measuring.rounds import Tell

CASES = (
    "kept",
    "visitors",
    "asset",
    "queries",
    "first_view",
    "build",
    "start",
    "idle",
)
_CONSOLE = Console(stderr=True)


class Case(Protocol):
    """A module in `cases/`."""

    TITLE: str

    def run(self, plan: Plan, tell: Tell) -> str:
        """Measure, and give the tables as Markdown."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; give the number of failed cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", metavar="case", help=", ".join(CASES))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--pages", type=int, default=1000)
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.cases) - set(CASES):
        parser.error(f"there is no case {', '.join(sorted(unknown))}")
    plan = Plan(chosen.rounds, chosen.seconds, chosen.pages)
    wanted = [case for case in CASES if case in (chosen.cases or CASES)]
    return sum(not _measured(case, plan) for case in wanted)


def _measured(name: str, plan: Plan) -> bool:
    case = cast("Case", importlib.import_module(f"cases.{name}"))
    when, start = occasion(plan.rounds), time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_CONSOLE, transient=True) as bar:
        task = bar.add_task(name, total=None)

        def tell(what: str, done: int, total: int) -> None:
            text = f"{name}: {what}"
            bar.update(task, description=text, completed=done, total=total or None)

        try:
            tables = case.run(plan, tell)
        except Exception as error:  # noqa: BLE001 -- the other cases go on
            _CONSOLE.print(f"[red]✗[/] {name}: {error}", highlight=False)
            return False
    results.write(name, case.TITLE, f"{when}\n\n{tables}", CASES)
    took = time.monotonic() - start
    _CONSOLE.print(f"[green]✓[/] {name}: {case.TITLE} ({took:.0f} s)", highlight=False)
    _CONSOLE.print(tables, markup=False, highlight=False, soft_wrap=True)
    return True


if __name__ == "__main__":
    sys.path.insert(0, str(Path(ROOT, "site")))
    sys.exit(main())
