"""Commands on the languages of a site: `language …`."""

from pathlib import Path

import click

from dragoman.cli.options import root_option
from dragoman.cli.output import told_errors


@click.group()
def language() -> None:
    """Work on the languages of a site."""


@language.command("add")
@click.argument("tag")
@root_option
@click.option("--ui", is_flag=True, help="Bring Dragoman's own interface texts too.")
def language_add(tag: str, root: Path | None, *, ui: bool) -> None:
    """Add the language TAG, with files that are ready to translate."""
    from dragoman import app  # noqa: PLC0415 -- `--help` stays quick

    with told_errors():
        added = app.add_language(root or app.SHIPPED, tag, ui=ui)
    click.echo(f"{added.language} is a language of the site now. To translate:")
    for path, count in added.files.items():
        click.echo(f"  {path} ({count:,} messages)")
    if not added.has_interface:
        click.echo(
            "Dragoman's own interface is not translated into it: readers get those "
            "texts in English.\nThe option --ui brings them into messages.po."
        )
    click.echo("Open a file in Poedit or any editor. How far it is tells:")
    where = f" --root {root}" if root else ""
    click.echo(f"  python site po stats {added.tag}{where}")
