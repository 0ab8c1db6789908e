"""`po check`: the translators' files under all checks."""

import sys
from pathlib import Path

import click

from dragoman.cli.options import json_option, root_option
from dragoman.cli.output import FINDINGS, print_lines, shown_progress, told_errors
from dragoman.errors import TagError


@click.command("check")
@root_option
@click.argument("languages", nargs=-1)
@json_option
def po_check(root: Path | None, languages: tuple[str, ...], *, as_json: bool) -> None:
    """Check translations: what readers are not shown, and what looks wrong."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors(), shown_progress("Checking catalogs") as on_progress:
        try:
            found = app.check_catalogs(root or app.SHIPPED, languages, on_progress)
        except TagError as error:
            raise click.BadParameter(str(error), param_hint="LANGUAGES") from None
    print_lines(found.lines(), found.as_dict(), as_json=as_json)
    sys.exit(FINDINGS if found.errors else 0)
