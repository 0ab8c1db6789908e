"""Commands on the translators' files: `po …`."""

import sys
from pathlib import Path

import click

from dragoman.cli.options import json_option, root_option
from dragoman.cli.output import FINDINGS, print_lines, shown_progress, told_errors
from dragoman.cli.po_check import po_check
from dragoman.cli.po_merge import po_install_merge_driver, po_merge
from dragoman.cli.po_stats import po_stats


@click.group()
def po() -> None:
    """Work on the translators' files."""


@po.command("update")
@root_option
@click.option("--ui", is_flag=True, help="Write Dragoman's own interface texts too.")
@json_option
def po_update(root: Path | None, *, ui: bool, as_json: bool) -> None:
    """Bring every language's files up to date with the pages and templates."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors(), shown_progress("Updating catalogs") as on_progress:
        report = app.update_catalogs(
            root or app.SHIPPED, ui=ui, on_progress=on_progress
        )
    print_lines(report.lines(), report.as_dict(), as_json=as_json)
    sys.exit(FINDINGS if report.problems else 0)


po.add_command(po_check)
po.add_command(po_stats)
po.add_command(po_merge)
po.add_command(po_install_merge_driver)
