"""What follows each change of a site's files: the one list of it.

Effects are gone through in this order. What one of them changes wakes those below it;
the parts themselves do not know each other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.app.events import Event, Events, Paths
from dragoman.app.parts import Parts
from dragoman.errors import DragomanError


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that is done after a change.

    Attributes:
        name: What it is called in `Parts.faults`.
        after: What it is done after.
        do: Brings a part up to date, and tells what that has changed.
    """

    name: str
    after: Events
    do: Callable[[Parts, Paths | None], Events]


EFFECTS = (
    Effect("settings", frozenset([Event.SETTINGS_FILE]), Parts.read_settings),
    Effect(
        "pages",
        frozenset([Event.CONTENT_FOLDER, Event.SETTINGS]),
        Parts.read_pages,
    ),
    Effect(
        "catalogs",
        frozenset([Event.LOCALE_FOLDER, Event.PAGES, Event.SETTINGS]),
        Parts.read_catalogs,
    ),
    Effect(
        "assets",
        frozenset([Event.STATIC_FOLDER, Event.FILES]),
        Parts.link_assets,
    ),
    Effect(
        "templates",
        frozenset([Event.TEMPLATE_FOLDER, Event.ASSETS]),
        Parts.read_templates,
    ),
)


def run(parts: Parts, events: Events, changed: Paths | None) -> Events:
    """Do what follows.

    Args:
        parts: The parts of the site; one that cannot be read stays, with its fault.
        events: What happened.
        changed: The paths that have changed; None if that is not known.

    Returns:
        What is different now. Whether a file beside a page is, its link tells: that it
        was looked at is nothing new.
    """
    woken = events
    for effect in EFFECTS:
        if not woken & effect.after:
            continue
        try:
            woken |= effect.do(parts, changed)
            parts.faults.pop(effect.name, None)
        except DragomanError as error:
            parts.faults[effect.name] = error
        except OSError as error:
            reason = f"what lies there cannot be read: {error.strerror}"
            place = str(error.filename or parts.root)
            parts.faults[effect.name] = DragomanError(reason, place=place)
    return woken - events - {Event.FILES}
