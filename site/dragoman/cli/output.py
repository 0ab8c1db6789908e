"""How commands speak: lines for people, JSON for programs, a bar while one waits."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

import click

from dragoman.errors import DragomanError

FINDINGS = 1
"""The exit code of a command that found something to mend."""


@contextmanager
def told_errors() -> Iterator[None]:
    """Tell an error that a person can mend, without a traceback, and exit."""
    try:
        yield
    except DragomanError as error:
        click.echo(str(error), err=True)
        sys.exit(FINDINGS)


@contextmanager
def shown_progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while long work is done, where a person looks on.

    Args:
        title: What is being done.

    Yields:
        What is to be called with how much is done, and of how much.
    """
    with ExitStack() as stack:
        # Work that is done before anything is to be told imports none.
        bar = cache(lambda: stack.enter_context(_bar(title)))

        def show(done: int, total: int) -> None:
            bar()(done, total)

        yield show


@contextmanager
def _bar(title: str) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console  # noqa: PLC0415 -- `--help` stays quick
    from rich.progress import Progress  # noqa: PLC0415 -- `--help` stays quick

    console = Console(stderr=True)
    with Progress(
        console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_lines(lines: Any, data: Any, *, as_json: bool) -> None:  # noqa: ANN401 -- JSON
    """Print lines for people, or the same as JSON for programs."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(line)
