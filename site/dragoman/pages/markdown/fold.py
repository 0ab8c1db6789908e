"""The source bytes of a block to its message.

Soft breaks become one space, or nothing between characters of scripts that write no
spaces (but not Hangul); hard breaks become a newline; the marks of quotes and lists
before each line go. So re-wrapping a paragraph leaves its message as it is.
"""

import re
from collections.abc import Sequence

from dragoman.pages.markdown.cjk import is_wide
from dragoman.pages.markdown.events import Event

__all__ = ["fold", "trim"]

_BREAKS = frozenset({"SoftBreak", "HardBreak"})
_BACKSLASH = ord("\\")
_BLANKS = (b" ", b"\t")
_AHEAD = 80  # Bytes: more than any run of stars before a character.


def trim(events: Sequence[Event]) -> list[Event]:
    """Return a block's events without breaks that part nothing.

    They are those at its ends, and all but the first of several in a row.
    """
    kept: list[Event] = []
    for event in events:
        after_break = not kept or kept[-1].kind in _BREAKS
        if event.kind not in _BREAKS or not after_break:
            kept.append(event)
        # Of a soft and a hard break in a row, the hard one is seen.
        elif kept and event.kind == "HardBreak":
            kept[-1] = kept[-1]._replace(kind="HardBreak")
    while kept and kept[-1].kind in _BREAKS:
        kept.pop()
    return kept


def fold(
    source: bytes, events: Sequence[Event], quotes: int, *, cell: bool = False
) -> tuple[str, list[Event]]:
    r"""Return the message of a block, and its events as the message has them.

    Args:
        source: The whole page.
        events: The block's inline events, trimmed, at least one.
        quotes: How many block quotes the block stands in.
        cell: It is a table cell, in which `\|` stands for `|`.

    Returns:
        The message; the events, with each soft break's text set to what it folds
        to, code that runs over lines unwrapped, and no blanks where lines end.
    """
    folding = _Folding(source, events, quotes, cell=cell)
    return folding.message(), folding.events


class _Folding:
    """Walks along a block's events and gathers the source between its breaks."""

    def __init__(
        self, source: bytes, events: Sequence[Event], quotes: int, *, cell: bool
    ) -> None:
        self.events = list(events)
        self._source = source
        self._cell = cell
        # At most as many > go as quotes are open: lazy continuation lines have fewer.
        marks = rf"(?:[ \t]*>){{0,{quotes}}}[ \t]*"
        self._prefix = re.compile(marks.encode())
        self._line_end = re.compile(rf"[ \t]*\n{marks}")
        self._pieces: list[str] = []
        self._cursor = self._start(events[0])

    def message(self) -> str:
        for index, event in enumerate(tuple(self.events)):
            if event.kind in _BREAKS:
                self._break(index, event)
            elif b"\n" not in self._source[event.start : event.end]:
                continue
            elif event.kind == "Code":
                code = self._unwrapped(event.start, event.end)
                self.events[index] = event._replace(text=_within_ticks(code))
            elif event.kind == "InlineHtml":
                self._escape(event)
        self._pieces.append(self._unwrapped(self._cursor, self.events[-1].end))
        self._strip(len(self.events) - 1)
        return "".join(self._pieces).strip(" \t")

    def _start(self, event: Event) -> int:
        """Return where an event begins; a Text leaves out a backslash before it."""
        start = event.start
        escaped = start and self._source[start - 1] == _BACKSLASH
        return start - 1 if event.kind == "Text" and escaped else start

    def _break(self, index: int, event: Event) -> None:
        before = self._unwrapped(self._cursor, event.start).rstrip(" \t")
        self._cursor = self._resume(event, self.events[index + 1])
        if event.kind == "HardBreak":
            self._strip(index - 1)
            self._pieces.append(_even(before) + "\n")
            return
        after = self._source[self._cursor : self._cursor + _AHEAD].decode(
            errors="ignore"
        )
        joint = _joint(before, after)
        self.events[index] = event._replace(text=joint)
        self._pieces.append(before + joint)

    def _resume(self, event: Event, following: Event) -> int:
        """Return where the text goes on after a break."""
        if not following.kind.startswith("/"):
            return self._start(following)
        # The end of an element has the element's range.
        prefix = self._prefix.match(self._source, event.end)
        return prefix.end() if prefix else event.end

    def _escape(self, event: Event) -> None:
        """Keep a tag over two lines from becoming a link's destination on one.

        CommonMark 0.31.2 §6.3: no line may end within `[text](<destination>)`.
        """
        parenthesis = event.start - 1
        if self._source[max(0, parenthesis - 1) : event.start] == b"](":
            self._pieces += (self._unwrapped(self._cursor, parenthesis), "\\")
            self._cursor = parenthesis

    def _strip(self, index: int) -> None:
        """Take blanks from the end of a text where its line ends."""
        event = self.events[index]
        if event.kind == "Text" and self._source[event.end - 1 : event.end] in _BLANKS:
            self.events[index] = event._replace(text=event.text.rstrip(" \t"))

    def _unwrapped(self, start: int, end: int) -> str:
        r"""Return source text within one line: of code, a link, or HTML."""
        text = self._line_end.sub(" ", self._source[start:end].decode())
        return text.replace("\\|", "|") if self._cell else text


def _within_ticks(code: str) -> str:
    """Return the content of a code span (CommonMark 0.31.2 §6.1)."""
    ticks = len(code) - len(code.lstrip("`"))
    text = code[ticks:-ticks]
    spaced = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    return text[1:-1] if spaced else text


def _even(text: str) -> str:
    """Keep a literal backslash from becoming a part of the hard break after it."""
    odd = (len(text) - len(text.rstrip("\\"))) % 2
    return text + "\\" if odd else text


def _joint(before: str, after: str) -> str:
    # Emphasis may end or begin at the line: what counts is the letter next to it.
    left, right = before.rstrip("*~")[-1:], after.lstrip("*~")[:1]
    return "" if left and right and is_wide(left) and is_wide(right) else " "
