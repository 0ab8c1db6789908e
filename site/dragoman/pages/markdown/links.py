"""What the links and images of a block lead to, for checks and for the author."""

from collections.abc import Iterable, Iterator

from dragoman.pages.markdown.cleaning import unguard
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.urls import Target, target
from dragoman.pages.page import Link, Problem

__all__ = ["trace"]

_REMEDY = (
    "Name a page or file relative to this page (../guide/install.md), "
    "a file in static/ (/static/images/way.svg), or a whole address (https://…)."
)


def trace(events: Iterable[Event], folder: str, line: int) -> Iterator[Link | Problem]:
    """Yield a link for what stays inside the site, a problem for what leads nowhere.

    Args:
        events: Inline events of one block.
        folder: Folder of the page in `content/`.
        line: Where the block begins.
    """
    for event in events:
        if event.kind in {"Link", "Image"}:
            yield from _one(event, target(unguard(event.url), folder), line)


def _one(event: Event, goal: Target, line: int) -> Iterator[Link | Problem]:
    name = event.kind.lower()
    if goal.kind == "refused":
        yield Problem(line, f"The {name} “{event.url[:80]}” {goal.value}", _REMEDY)
    elif name == "image" and goal.kind != "file":
        yield Problem(
            line,
            f"The image “{event.url[:80]}” is no file of the site, and is left out",
            "Put it beside the page or in static/.",
        )
    elif goal.kind != "external":
        kind = "image" if name == "image" else goal.kind
        yield Link(kind, goal.value, goal.fragment, line)
