"""The command line: each command parses its arguments, calls, and prints.

Exit codes: 0 good, 1 findings, 2 wrong use. What a command needs is imported when it
runs, so that `--help` is quick.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from dragoman.errors import DragomanError

DEFAULT_PORT = 8888
DEFAULT_ADDRESS = "127.0.0.1"
FINDINGS = 1

Command = Callable[..., Any]


def root_option(command: Command) -> Command:
    """Add `--root` to a command."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=None,
        help="The site's folder; by default the site that comes with Dragoman.",
    )(command)


def json_option(command: Command) -> Command:
    """Add `--json` to a command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0", prog_name="Dragoman")
def cli() -> None:
    """Dragoman: a web site that people read in their own language."""


@cli.command()
@root_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="TCP port; 0 for any free one.",
)
@click.option(
    "--address", default=DEFAULT_ADDRESS, show_default=True, help="Where to listen."
)
@click.option("--dev", is_flag=True, help="Serve drafts as well.")
def serve(root: Path | None, port: int, address: str, *, dev: bool) -> None:
    """Serve the site."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors():
        app.serve(root or app.SHIPPED, address=address, port=port, preview=dev)


@cli.group()
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


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a new site in FOLDER: one page in two languages."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors():
        app.new_site(folder)
    click.echo(f"{folder} is a site now. See it with:")
    click.echo(f"  python site serve --root {folder}")


@cli.command()
@root_option
@json_option
def check(root: Path | None, *, as_json: bool) -> None:
    """Check settings, pages, links, templates, static files and catalogs."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    findings = app.check(root or app.SHIPPED)
    print_lines(findings, {"findings": list(findings)}, as_json=as_json)
    sys.exit(FINDINGS if findings else 0)


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
