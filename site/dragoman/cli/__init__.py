"""The command line: each command parses its arguments, calls, and prints.

Exit codes: 0 good, 1 findings, 2 wrong use. What a command needs is imported when it
runs, so that `--help` is quick.
"""

import click

from dragoman.cli.build import build
from dragoman.cli.language import language
from dragoman.cli.po import po
from dragoman.cli.site import check, new, reload, serve, worker


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0", prog_name="Dragoman")
def cli() -> None:
    """Dragoman: a web site that people read in their own language."""


for command in (serve, reload, worker, build, po, language, new, check):
    cli.add_command(command)
