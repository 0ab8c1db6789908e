"""Changes the words of inline Markdown, and neither its marks nor what they name.

Law: what the message links to, shows, and refers to stays byte for byte; code, HTML
entities and addresses that are shown as they are stay too.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.catalogs.pseudo.places import Change, around_places
from dragoman.errors import PageError
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.inline import parse_prepared, prepare, restore
from dragoman.pages.page import Definitions


class _Edit(NamedTuple):
    """Bytes of the prepared message that others take the place of."""

    start: int
    end: int
    text: str


def around_markup(text: str, definitions: Definitions, change: Change) -> str:
    """Change the words of a message around its Markdown.

    Args:
        text: The message.
        definitions: Of the page on which it stands.
        change: Is given each stretch of plain text. What it returns must hold no marks
            of Markdown that were not in it.
    """
    try:
        prepared = prepare(text)
        events = parse_prepared(prepared, definitions)
    except PageError:
        # Then it is shown as it stands.
        return around_places(text, change)
    data = prepared.encode()
    edits = sorted(_Walk(data, change).edits(events))
    return restore(_edited(data, edits))


def _edited(data: bytes, edits: Sequence[_Edit]) -> str:
    parts, done = [], 0
    for start, end, text in edits:
        parts += [data[done:start], text.encode()]
        done = end
    return b"".join([*parts, data[done:]]).decode()


class _Walk:
    """Goes along the events of one message.

    Args:
        data: The prepared message.
        change: Changes plain text.
    """

    def __init__(self, data: bytes, change: Change) -> None:
        self._data = data
        self._change = change
        # Of each open link or image: itself, and where its content ends so far.
        self._open: list[tuple[Event, int]] = []

    def edits(self, events: Sequence[Event]) -> Iterator[_Edit]:
        for event in events:
            if event.kind in {"Link", "Image"}:
                self._open.append((event, _inside(event)))
            elif event.kind in {"/Link", "/Image"}:
                link, end = self._open.pop()
                yield from self._end(link, end)
                self._reach(link.end)
            else:
                self._reach(event.end)
                yield from self._text(event) if event.kind == "Text" else ()

    def _reach(self, end: int) -> None:
        if self._open:
            link, before = self._open[-1]
            self._open[-1] = link, max(before, end)

    def _text(self, event: Event) -> Iterator[_Edit]:
        shown = self._data[event.start : event.end].decode()
        # An entity is shown as something else, and an address as what it is.
        if shown == event.text and not self._is_address():
            yield _Edit(event.start, event.end, around_places(shown, self._change))

    def _is_address(self) -> bool:
        return any(self._data[link.start] == ord("<") for link, _ in self._open)

    def _end(self, link: Event, end: int) -> Iterator[_Edit]:
        """Keep the label of a reference, which was its text, and change its title."""
        rest = self._data[end : link.end]
        if rest == b"]":
            label = self._data[_inside(link) : end].decode()
            # The parser leaves the brackets of `[label][]` out of the link.
            is_empty = self._data.startswith(b"[]", link.end)
            place = link.end + is_empty
            yield _Edit(place, place, label if is_empty else f"[{label}]")
        elif rest.startswith(b"](") and link.title:
            title = link.title.encode()
            start = self._data.rfind(title, end, link.end)
            if start > 0:
                changed = around_places(link.title, self._change)
                yield _Edit(start, start + len(title), changed)


def _inside(link: Event) -> int:
    return link.start + (2 if link.kind == "Image" else 1)
