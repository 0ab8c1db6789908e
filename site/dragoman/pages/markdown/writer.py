"""Inline events to inline HTML or plain text.

Law: whatever the events hold, the result is balanced, has only the elements and
attributes named here, and no URL that `urls` has not let through.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from dragoman.pages.markdown import bidi, marks
from dragoman.pages.markdown.cleaning import GUARD, escape, unguard
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.urls import target
from dragoman.pages.page import Definitions

__all__ = ["html", "plain"]

_TAGS: Final = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
_LINE_END = re.compile(f"[ \t]*\n[ \t{GUARD}]*")
# What a guarded hard break becomes inside code: the newline is a space there.
_GUARDED_BREAK = re.compile(f" *{GUARD}")


def html(events: Iterable[Event], definitions: Definitions) -> str:
    """Return safe inline HTML with private marks (see `marks`).

    Args:
        events: Inline events of one block.
        definitions: What they may refer to.
    """
    return _Writer(definitions, depth=0).write(events)


def plain(events: Iterable[Event]) -> str:
    """Return the text alone, not escaped: for attributes, titles and ids.

    Args:
        events: Inline events of one block.
    """
    return _Writer(Definitions(), depth=1, escape=str).write(events)


class _Writer:
    """Writes one block.

    Args:
        definitions: What the events may refer to.
        depth: How many images the text stands in: within one, only text is written.
        escape: How text is escaped.
    """

    def __init__(
        self,
        definitions: Definitions,
        *,
        depth: int,
        escape: Callable[[str], str] = escape,
    ) -> None:
        self._definitions = definitions
        self._depth = depth
        self._escape = escape
        self._out: list[str] = []
        self._closers: list[str] = []
        self._images: list[tuple[int, Event]] = []

    def write(self, events: Iterable[Event]) -> str:
        for event in events:
            handler = _HANDLERS.get(event.kind)
            if handler is None:
                self.tag(event)
            else:
                handler(self, event)
        # Blanks at the ends are left over where a comment or a mark has gone.
        return bidi.contain("".join(self._out)).strip(" \t")

    def tag(self, event: Event) -> None:
        name = _TAGS.get(event.kind.removeprefix("/"))
        if name and not self._depth:
            self._out.append(f"</{name}>" if event.kind[0] == "/" else f"<{name}>")

    def text(self, event: Event) -> None:
        self._out.append(self._escape(unguard(event.text)))

    def code(self, event: Event) -> None:
        text = unguard(_GUARDED_BREAK.sub(" ", event.text))
        text = self._escape(bidi.contain(text))
        if not self._depth:
            text = f'<code dir="ltr" translate="no">{text}</code>'
        self._out.append(text)

    def html(self, event: Event) -> None:
        if not event.text.startswith("<!--"):
            self._out.append(self._escape(unguard(_LINE_END.sub(" ", event.text))))

    def soft_break(self, event: Event) -> None:
        self._out.append(event.text)

    def hard_break(self, _: Event) -> None:
        self._out.append(" " if self._depth else "<br>\n")

    def link(self, event: Event) -> None:
        opening = closing = ""
        # The parser lets an address into a link's text where a bracket like a
        # footnote's stands there; HTML has no link in a link.
        if not self._depth and not any(self._closers):
            goal = target(unguard(event.url), self._definitions.folder)
            if goal.kind != "refused":
                opening, closing = marks.link(goal, _title(event))
        self._out.append(opening)
        self._closers.append(closing)

    def end_link(self, _: Event) -> None:
        self._out.append(self._closers.pop())

    def image(self, event: Event) -> None:
        self._images.append((len(self._out), event))
        self._depth += 1

    def end_image(self, _: Event) -> None:
        start, event = self._images.pop()
        self._depth -= 1
        if self._depth:
            return
        alt = bidi.contain("".join(self._out[start:]))
        goal = target(unguard(event.url), self._definitions.folder)
        if goal.kind == "file":
            self._out[start:] = [marks.image(goal, alt, _title(event))]

    def note(self, event: Event) -> None:
        label = self._definitions.notes.get(unguard(event.text).casefold())
        if label is not None and not self._depth:
            self._out.append(marks.note(label))


def _title(event: Event) -> str:
    return bidi.contain(unguard(_LINE_END.sub(" ", event.title)))


_HANDLERS: Final[Mapping[str, Callable[[_Writer, Event], None]]] = {
    "Text": _Writer.text,
    "Code": _Writer.code,
    "Html": _Writer.html,
    "InlineHtml": _Writer.html,
    "SoftBreak": _Writer.soft_break,
    "HardBreak": _Writer.hard_break,
    "Link": _Writer.link,
    "/Link": _Writer.end_link,
    "Image": _Writer.image,
    "/Image": _Writer.end_image,
    "FootnoteReference": _Writer.note,
}
