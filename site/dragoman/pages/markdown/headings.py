"""Heading ids and attributes, from the source text alone.

An id is the same in every language, so that a link to a place keeps working. Ids
never begin with `_`: those are for the templates.
"""

import re
import unicodedata
from collections.abc import Sequence

from dragoman.pages.markdown.events import Event

__all__ = ["Ids", "attributes"]

_NAME = r"[#.][^\W_][^\s{}#.<>&\"']*"
_NAMES = re.compile(_NAME)
_ATTRIBUTES = re.compile(rf"[ \t]*\{{[ \t]*((?:{_NAME}[ \t]*)+)\}}[ \t]*$")
_RUN = re.compile(r"[\s\-]+")


def attributes(
    source: bytes, events: Sequence[Event]
) -> tuple[str | None, tuple[str, ...], list[Event]]:
    """Read `{#id .class}` at the end of a heading.

    Args:
        source: The whole page.
        events: The heading's inline events.

    Returns:
        The id, the classes, and the events without them.
    """
    kept = list(events)
    if not kept or kept[-1].kind != "Text":
        return None, (), kept
    last = kept.pop()
    found = _ATTRIBUTES.search(last.text)
    if not found or not _is_literal(source, last, found):
        return None, (), [*kept, last]
    if found.start():
        end = last.end - len(found[0].encode())
        kept.append(last._replace(text=last.text[: found.start()], end=end))
    names = _NAMES.findall(found[1])
    ids = [name[1:] for name in names if name[0] == "#"]
    classes = tuple(name[1:] for name in names if name[0] == ".")
    return (ids[-1] if ids else None), classes, kept


def _is_literal(source: bytes, last: Event, found: re.Match[str]) -> bool:
    """Tell whether the source has the attributes as the text has them, unescaped."""
    start = last.end - len(found[0].encode())
    before = source[start - 1 : start] if found[0].startswith("{") else b""
    return source[start : last.end] == found[0].encode() and before != b"\\"


class Ids:
    """The ids of one page: no two are equal."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def taken(self, name: str) -> bool:
        """Tell whether an id is in use."""
        return name in self._used

    def slug(self, text: str) -> str:
        """Return a new id made from a heading's plain text."""
        text = unicodedata.normalize("NFKC", text).lower()
        kept = "".join(filter(_is_kept, text))
        name = _RUN.sub("-", kept).strip("-_")
        return self.unique(name or "section")

    def unique(self, name: str) -> str:
        """Return the id, with a number after it if it is in use."""
        count = self._used.get(name, 0)
        new = name
        while new in self._used:
            count += 1
            new = f"{name}-{count}"
        self._used[name] = count
        self._used.setdefault(new, 0)
        return new


def _is_kept(character: str) -> bool:
    # Marks are vowels in many scripts: an id without them would be another word.
    known = character in "-_" or character.isspace()
    return known or unicodedata.category(character)[0] in "LMN"
