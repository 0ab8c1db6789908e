"""What can happen to a site's folder, and what comes of it."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from dragoman.settings import FILE

Paths = frozenset[Path]


class Event(StrEnum):
    """Something that was changed: on disk, or in consequence."""

    SETTINGS_FILE = FILE
    CONTENT_FOLDER = "content"
    LOCALE_FOLDER = "locale"
    TEMPLATE_FOLDER = "templates"
    STATIC_FOLDER = "static"
    SETTINGS = "the settings"
    PAGES = "the pages"
    FILES = "the files beside pages"
    CATALOGS = "the catalogs"
    ASSETS = "the static files"
    TEMPLATES = "the templates"


Events = frozenset[Event]

#: The folders of a site that are watched.
FOLDERS = (
    Event.CONTENT_FOLDER,
    Event.LOCALE_FOLDER,
    Event.TEMPLATE_FOLDER,
    Event.STATIC_FOLDER,
)
#: Everything on disk that a site is made of.
EVERYTHING: Events = frozenset([Event.SETTINGS_FILE, *FOLDERS])


def events_of(root: Path, changed: Iterable[Path]) -> Events:
    """Tell what happened when some paths were changed.

    Args:
        root: The site's folder.
        changed: The paths, below it.
    """
    names = {path.relative_to(root).parts[:1] for path in changed}
    return frozenset(event for event in EVERYTHING if (str(event),) in names)
