"""What the commands do with a site's folder, beside serving it."""

import shutil
from pathlib import Path

from dragoman import settings as site_settings
from dragoman.app.places import STARTER
from dragoman.app.reading import read_site
from dragoman.catalogs.report import Report
from dragoman.catalogs.update import Progress, update
from dragoman.errors import DragomanError, SettingsError
from dragoman.languages.declared import canonical_settings
from dragoman.pages import store


def update_catalogs(
    root: Path, *, ui: bool, on_progress: Progress = lambda _done, _total: None
) -> Report:
    """Bring the `.po` files of a site up to date with its pages and templates.

    Args:
        root: The site's folder.
        ui: Write the interface texts that come with Dragoman as well.
        on_progress: Called after each file with how many are done, and of how many.

    Returns:
        What was done in each file.
    """
    settings = canonical_settings(site_settings.load(root))
    return update(
        root, store.load(root / "content"), settings, ui=ui, on_progress=on_progress
    )


def new_site(folder: Path) -> None:
    """Make a new site: one page in two languages.

    Args:
        folder: A folder that is empty or does not exist yet.

    Raises:
        SettingsError: If there is something in it already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise SettingsError(
            "there is something in this folder already",
            place=str(folder),
            remedy="Name a folder that does not exist yet",
        )
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)


def check(root: Path) -> tuple[str, ...]:
    """Check a site as a whole.

    Args:
        root: The site's folder.

    Returns:
        Every finding, with its place and its remedy.
    """
    try:
        read = read_site(root)
    except DragomanError as error:
        return (str(error),)
    try:
        read.renderer.try_out(read.site)
    except DragomanError as error:
        return (str(error), *read.problems)
    return read.problems
