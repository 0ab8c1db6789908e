"""Commands on a site as a whole: `serve`, `reload`, `new`, `check`."""

import json
import sys
from pathlib import Path

import click

from dragoman.cli.options import json_option, root_option
from dragoman.cli.output import FINDINGS, print_lines, told_errors
from dragoman.processes.program import SHIPPED

DEFAULT_PORT = 8888
DEFAULT_ADDRESS = "127.0.0.1"


@click.command()
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
@click.option(
    "--processes",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="How many workers serve; 0 for one a core.",
)
@click.option("--dev", is_flag=True, help="Serve drafts and testing languages as well.")
def serve(
    root: Path | None, port: int, address: str, processes: int, *, dev: bool
) -> None:
    """Serve the site."""
    from dragoman.processes.serving import serve  # noqa: PLC0415 -- `--help` is quick

    with told_errors():
        sys.exit(
            serve(
                root or SHIPPED,
                address=address,
                port=port,
                processes=processes,
                preview=dev,
            )
        )


@click.command()
@root_option
def reload(root: Path | None) -> None:
    """Let fresh workers take over from those that serve the site."""
    from dragoman.processes.reloading import reload  # noqa: PLC0415 -- `--help` is quick

    with told_errors():
        reload(root or SHIPPED)
    click.echo("Reloaded.")


@click.command(hidden=True)
@click.argument("orders")
def worker(orders: str) -> None:
    """Serve on sockets of the process that started this one, by its ORDERS."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick
    from dragoman.app.collecting import uncollected  # noqa: PLC0415 -- as above

    with uncollected():
        # What is imported stays: no search for circles should go through it.
        work = app.work
    sys.exit(work(json.loads(orders)))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a new site in FOLDER: one page in two languages."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors():
        app.new_site(folder)
    click.echo(f"{folder} is a site now. See it with:")
    click.echo(f"  python site serve --root {folder}")


@click.command()
@root_option
@json_option
def check(root: Path | None, *, as_json: bool) -> None:
    """Check settings, pages, links, templates, static files and catalogs."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    findings = app.check(root or app.SHIPPED)
    print_lines(findings, {"findings": list(findings)}, as_json=as_json)
    sys.exit(FINDINGS if findings else 0)
