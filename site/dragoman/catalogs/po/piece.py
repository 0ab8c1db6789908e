"""The pieces a `.po` file is made of: its header, its messages, and what is left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.entry import Entry
from dragoman.catalogs.po.reader import Reader

Kind = Literal["header", "entry", "tail"]

_BLANK_LINE = re.compile(rb"(?:\A|\n)[ \t\r\f\v]*\n[ \t\r\f\v]*\Z")


@dataclass(eq=False, slots=True)
class Piece:
    """A run of a file's bytes; all pieces together are the file.

    Args:
        kind: What it holds. A message of the empty text is a header wherever it stands.
        raw: Its bytes: a message with its comments and the blank lines after it.
        entry: The message; None in the tail, the comments that no message follows.
        lead: How many lines stand before its message; only the first piece has any.
    """

    kind: Kind
    raw: bytes
    entry: Entry | None
    lead: int = 0

    def message(self) -> Entry:
        """Return the message of a piece that is no tail."""
        if self.entry is None:
            raise TypeError("the tail of a file has no message")
        return self.entry

    @property
    def separated(self) -> bool:
        """Whether a blank line is its end."""
        return _BLANK_LINE.search(self.raw) is not None

    def separate(self, eol: bytes, *, blank: bool = True) -> None:
        """Let a blank line be its end, or at least the end of a line."""
        if not self.raw.endswith(b"\n"):
            self.raw += eol
        if blank and not self.separated:
            self.raw += eol

    def close(self, eol: bytes) -> None:
        """Let a single end of line be its end."""
        self.raw = self.raw.rstrip() + eol


def pieces(data: bytes, charset: Charset) -> Iterator[Piece]:
    """Cut a file into its pieces, in their order.

    Raises:
        PoError: At the first thing that GNU gettext refuses.
    """
    found = list(Reader(data, charset).messages())
    # Whatever stands before the first message belongs to it.
    starts = [0, *(item.start for item in found[1:]), len(data)]
    for index, (_, entry) in enumerate(found):
        lead = entry.line - 1 if entry and not index else 0
        yield Piece(_kind(entry), data[starts[index] : starts[index + 1]], entry, lead)
    if data and not found:
        yield Piece("tail", data, None)


def of_message(raw: bytes, charset: Charset) -> Piece:
    """Return the piece of one message's bytes.

    Raises:
        PoError: When they are not a message.
    """
    return next(pieces(raw, charset))


def _kind(entry: Entry | None) -> Kind:
    if entry is None:
        return "tail"
    header = not entry.msgid and entry.msgctxt is None and not entry.obsolete
    return "header" if header else "entry"
