"""`po merge` and `po install-merge-driver`: translators' branches come together."""

import sys
from pathlib import Path

import click

from dragoman.cli.options import root_option
from dragoman.cli.output import FINDINGS, told_errors
from dragoman.errors import CatalogError

UNUSABLE = 2
"""The exit code of a merge that left all files as they were."""

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("merge")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option(
    "--output", "-o", type=_FILE, help="Where the result goes; by default into OURS."
)
@click.option("--called", default="", help="What to call the file in what is printed.")
@click.option("--strict", is_flag=True, help="Exit with 1 if a person has to decide.")
def po_merge(  # noqa: PLR0913 -- each option has its parameter
    base: Path,
    ours: Path,
    theirs: Path,
    output: Path | None,
    called: str,
    *,
    strict: bool,
) -> None:
    """Merge OURS and THEIRS, both made of BASE, message by message."""
    # git calls it for each file: only what it needs is loaded.
    from dragoman.catalogs.three_way.files import merge_files  # noqa: PLC0415 -- as above

    to = output or ours
    name = called or str(to)
    try:
        merged = merge_files(base, ours, theirs, to)
    except CatalogError as error:
        click.echo(f"{called}: {error}" if called else str(error), err=True)
        sys.exit(UNUSABLE)
    for note in merged.notes:
        click.echo(f"{name}: {note}", err=True)
    for conflict in merged.conflicts:
        lines = [
            f"{name}:{conflict.line}: two translations of {conflict.key[1]!r}",
            f"  in place:  {' | '.join(conflict.ours)}",
            f"  commented: {' | '.join(conflict.theirs)}",
        ]
        click.echo("\n".join(lines), err=True)
    sys.exit(FINDINGS if strict and merged.conflicts else 0)


@click.command("install-merge-driver")
@root_option
def po_install_merge_driver(root: Path | None) -> None:
    """Let git merge `.po` files message by message, in this clone."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors():
        done = app.install_merge_driver(root or app.SHIPPED)
    said = "calls now" if done.is_new else "calls already"
    click.echo(f"git in {done.repository} {said}:")
    click.echo(f"  {done.command}")
    if done.attributes:
        click.echo(
            f"for the *.po files that {done.attributes} names. Commit that file."
        )
