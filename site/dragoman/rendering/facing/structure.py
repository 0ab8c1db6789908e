"""The structure of a page's body: which block stands in which list, quote or table.

A compiled body is flat: blocks, and between them static HTML that the page compiler
wrote. Two languages of a page share that structure, so that it is laid out once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.pages.page import Block, Mark, Picture, Segment

# Text stands in static HTML only as code, which is escaped: no tag of it is code's.
_TOKEN = re.compile(
    r"(?P<whole><pre>.*?</pre>|<hr>)|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>",
    re.DOTALL,
)

# The name of the element that a notice is here; the template writes its own.
ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Whole:
    """What needs no translation: code, a rule."""

    html: str


@dataclass(frozen=True, slots=True)
class Task:
    """The box of a task list's item."""

    is_done: bool


@dataclass(frozen=True, slots=True)
class Element:
    """An element that holds others.

    Attributes:
        tag: Its name; `alert` for a notice.
        attributes: Ready to write, with a leading space; of a notice its level.
        children: What stands in it.
    """

    tag: str
    attributes: str = ""
    children: list["Node"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Element"]:
        """Find the elements of these names in it, at any depth, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.tag in tags:
                    yield child
                yield from child.all(*tags)


Node = Block | Picture | Whole | Task | Element


def structure(segments: Sequence[Segment]) -> list[Node]:
    """Build the tree of a body.

    Args:
        segments: The compiled body of a page or of a footnote.

    Returns:
        What stands in it, in order. A definition that holds its own text, `dt` or `dd`,
        is a block as it is in the page.
    """
    root = Element("")
    open_elements = [root]
    for segment in segments:
        for step in _steps(segment):
            if step is None:
                open_elements.pop()
                continue
            open_elements[-1].children.append(step)
            if isinstance(step, Element):
                open_elements.append(step)
    return root.children


def _steps(segment: Segment) -> Iterable[Node | None]:
    """Cut a segment into nodes; None closes the element that is open."""
    if isinstance(segment, str):
        return map(_node, _TOKEN.finditer(segment))
    if isinstance(segment, Mark):
        return _places(segment)
    return [segment]


def _node(token: re.Match[str]) -> Node | None:
    if token["whole"]:
        return Whole(token["whole"])
    return None if token["end"] else Element(token["tag"], token["attributes"])


def _places(place: Mark) -> list[Node | None]:
    if place.name == "task":
        return [Task(is_done=place.value == "done")]
    if place.name == "alert":
        return [Element(ALERT, place.value)]
    # The static HTML opens and closes the table itself.
    return [None] if place.name == "/alert" else []
