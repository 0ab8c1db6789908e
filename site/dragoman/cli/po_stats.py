"""`po stats`: how far each language and each page has come."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import json_option, root_option
from dragoman.cli.output import print_lines, told_errors
from dragoman.errors import TagError

if TYPE_CHECKING:
    from dragoman.app.translators import LanguageStatistics
    from dragoman.catalogs.statistics import Counts

_KINDS = ("current", "outdated", "unsure", "missing", "machine")
_UNITS = ("strings", "words")
_TOTAL = "all"
# Wider than any table: a narrow terminal folds its lines, a file keeps them whole.
_WIDTH = 1000

Row = tuple[str, "Counts"]


@click.command("stats")
@click.argument("languages", nargs=-1)
@root_option
@json_option
def po_stats(languages: tuple[str, ...], root: Path | None, *, as_json: bool) -> None:
    """Count strings and words by state; of the LANGUAGES named, page by page."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors():
        try:
            found = app.statistics(root or app.SHIPPED, languages)
        except TagError as error:
            raise click.UsageError(str(error)) from None
    if as_json:
        print_lines((), {"languages": [_as_dict(each) for each in found]}, as_json=True)
        return
    for title, first, rows in _tables(found, with_pages=bool(languages)):
        _print_table(title, first, rows)


def _tables(
    found: Sequence["LanguageStatistics"], *, with_pages: bool
) -> Iterator[tuple[str, str, list[Row]]]:
    """Give each table: its title, the head of its first column, its rows."""
    content = [(each.language.tag, each.content) for each in found]
    interface = [(each.language.tag, each.interface) for each in found]
    yield "Pages, each text once (content.po)", "language", _counted(content)
    yield "Interface (messages.po)", "language", _counted(interface)
    if with_pages:
        for each in found:
            title = f"{each.language.tag}: page by page"
            yield title, "page", list(each.pages.items())


def _counted(rows: Iterable[tuple[str, "Counts | None"]]) -> list[Row]:
    return [(name, counts) for name, counts in rows if counts is not None]


def _print_table(title: str, first: str, rows: list[Row]) -> None:
    """Print a table for people: in colour on a terminal, else plain."""
    from rich.console import Console  # noqa: PLC0415 -- `--help` stays quick
    from rich.table import Table  # noqa: PLC0415 -- `--help` stays quick

    if not rows:
        return
    table = Table(
        title=title, title_justify="left", box=None, pad_edge=False, header_style="bold"
    )
    table.add_column(f"\n{first}", no_wrap=True)
    for head in _heads():
        table.add_column(head, justify="right", no_wrap=True)
    for name, counts in rows:
        table.add_row(name, *_cells(counts))
    if len(rows) > 1:
        every = [counts for _, counts in rows]
        total = sum(every[1:], every[0])
        table.add_row(_TOTAL, *_cells(total), style="bold")
    console = Console(width=_WIDTH, highlight=False)
    with console.capture() as capture:
        console.print(table)
    lines = (line.rstrip() for line in capture.get().splitlines())
    sys.stdout.write("\n".join(lines) + "\n\n")


def _heads() -> Iterator[str]:
    yield "\nshare"
    for kind in ("total", *_KINDS):
        yield f"{kind}\nstrings"
        yield "\nwords"


def _cells(counts: "Counts") -> Iterator[str]:
    yield f"{_share(counts):.0%}"
    for kind in ("total", *_KINDS):
        amount = getattr(counts, kind)
        yield from (f"{getattr(amount, unit):,}" for unit in _UNITS)


def _share(counts: "Counts") -> float:
    from dragoman.rendering.standing import Standing  # noqa: PLC0415 -- as above

    return Standing(counts).share


def _as_dict(each: "LanguageStatistics") -> dict[str, Any]:
    return {
        "language": each.language.tag,
        "name": each.language.name,
        "content": each.content and _counts(each.content),
        "interface": each.interface and _counts(each.interface),
        "pages": {path: _counts(counts) for path, counts in each.pages.items()},
    }


def _counts(counts: "Counts") -> dict[str, Any]:
    return {"share": _share(counts), **counts.as_dict()}
