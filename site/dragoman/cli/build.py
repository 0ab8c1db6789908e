"""`build`: the whole public site as files."""

import gc
import os
from pathlib import Path

import click

from dragoman.cli.options import root_option
from dragoman.cli.output import shown_progress, told_errors

_OTHERS_WRITE = 0o022


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@root_option
@click.option("--base-url", default="", help="Where the files will be served.")
@click.option("--compress", is_flag=True, help="Write brotli and gzip beside each.")
@click.option(
    "--processes",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="How many share the work; 0 for one per core.",
)
def build(
    out: Path, root: Path | None, base_url: str, *, compress: bool, processes: int
) -> None:
    """Write the whole public site into the folder OUT, as files."""
    # Half a second of imports leaves nothing to collect; the build goes on with it.
    gc.disable()
    # What is built is for others to read; a web server runs as somebody else.
    os.umask(os.umask(0) & _OTHERS_WRITE)
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors(), shown_progress("Building the site") as on_progress:
        built = app.build(
            root or app.SHIPPED,
            out,
            base_url=base_url,
            compressed=compress,
            processes=processes,
            on_progress=on_progress,
        )
    told = f"{built.files:,} files in {out}: {built.written:,} written"
    click.echo(f"{told}, {built.removed:,} removed")
