"""The pieces of one file in their order, and where each message is among them."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from dragoman.catalogs.po.entry import Entry, Key
from dragoman.catalogs.po.error import PoError
from dragoman.catalogs.po.grammar import BYTE_ORDER_MARK
from dragoman.catalogs.po.piece import Kind, Piece


class Span(NamedTuple):
    """A run of bytes of a file.

    Args:
        kind: `header`, `entry` or `tail`.
        start: Offset of its first byte.
        end: Offset after its last byte.
    """

    kind: Kind
    start: int
    end: int


class Contents:
    """All pieces of a file.

    Args:
        pieces: The pieces in their order.
        eol: The file's end of line.
    """

    def __init__(self, pieces: list[Piece], eol: bytes) -> None:
        self._pieces = pieces
        self._near = 0
        self._eol = eol
        self._entries: tuple[Entry, ...] | None = None

    def raw(self) -> bytes:
        """Return the bytes of the file."""
        return b"".join(piece.raw for piece in self._pieces)

    def raw_with(self, piece: Piece, raw: bytes) -> bytes:
        """Return the bytes of the file, had one piece other ones."""
        return b"".join(raw if item is piece else item.raw for item in self._pieces)

    def texts(self) -> Iterator[tuple[Key, str | None, tuple[str, ...]]]:
        """Walk through what the messages of the file say."""
        for entry in self.entries():
            yield entry.key, entry.msgid_plural, entry.msgstr

    def spans(self) -> tuple[Span, ...]:
        """Return the place of each piece."""
        ends = list(accumulate(len(piece.raw) for piece in self._pieces))
        starts = [0, *ends]
        return tuple(
            Span(piece.kind, start, end)
            for piece, start, end in zip(self._pieces, starts, ends, strict=False)
        )

    def entries(self) -> tuple[Entry, ...]:
        """Return the messages, each with the line it stands on now."""
        if self._entries is None:
            line, found = 1, []
            for piece in self._pieces:
                if piece.entry:
                    piece.entry.line = line + piece.lead
                    if piece.kind == "entry":
                        found.append(piece.entry)
                line += piece.raw.count(b"\n")
            self._entries = tuple(found)
        return self._entries

    @property
    def header(self) -> Piece | None:
        """The first header of the file."""
        return next((item for item in self._pieces if item.kind == "header"), None)

    def live(self, key: Key) -> Sequence[Piece]:
        """Return the messages of a key, first definition first."""
        return self._index.get((False, key), ())

    def obsolete(self, key: Key) -> Sequence[Piece]:
        """Return the obsolete messages of a key."""
        return self._index.get((True, key), ())

    def first(self, key: Key) -> Piece:
        """Return the live message of a key, the first definition.

        Raises:
            KeyError: When there is none.
        """
        found = self.live(key)
        if not found:
            raise KeyError(key)
        return found[0]

    def refuse_second(self, key: Key) -> None:
        """Check that no live message has a key yet.

        Raises:
            PoError: At the line of the one that has it.
        """
        found = self.live(key)
        if found:
            line = found[0].message().line
            raise PoError(line, "the message is in the file already")

    def drop_obsolete(self, key: Key) -> None:
        """Take the obsolete messages of a key out of the file."""
        for piece in list(self.obsolete(key)):
            self.remove(piece)

    def replace(self, piece: Piece, new: Piece) -> None:
        """Let a piece be what another piece of the same key is."""
        place = self._place(piece)
        if place and not new.raw.startswith(piece.raw[:1]):
            self._mend(self._pieces[place - 1], last=False)
        piece.raw, piece.entry, piece.lead = new.raw, new.entry, new.lead
        self._entries = None

    def rename(self, piece: Piece, new: Piece) -> None:
        """Let a message be what one of another key is, in its place."""
        old, entry = piece.message(), new.message()
        self._index[old.obsolete, old.key].remove(piece)
        self.replace(piece, new)
        self._index.setdefault((entry.obsolete, entry.key), []).append(piece)

    def insert(self, piece: Piece, before: Piece | None) -> None:
        """Put a new piece after another, set off as the others of the file are.

        Args:
            piece: The new piece.
            before: The one it follows; None for the beginning of the file.
        """
        place = self._place(before) + 1 if before else 0
        rest = self._pieces[place:]
        if before:
            # A neighbour keeps its bytes, so that what comes and goes leaves no trace.
            is_last = all(item.kind == "tail" for item in rest)
            before.separate(self._eol, blank=is_last and self._is_spaced)
        elif rest:
            _hand_over_mark(rest[0], piece)
        if rest:
            piece.separate(self._eol, blank=self._is_spaced)
        self._pieces.insert(place, piece)
        self._near = place
        if piece.entry and piece.kind == "entry":
            key = (piece.entry.obsolete, piece.entry.key)
            self._index.setdefault(key, []).append(piece)
        self._entries = None

    def _place(self, piece: Piece) -> int:
        """Find a piece, first where one was last put: messages come in order."""
        near = self._pieces[self._near : self._near + 2]
        for step, item in enumerate(near):
            if item is piece:
                return self._near + step
        return self._pieces.index(piece)

    def append(self, piece: Piece) -> None:
        """Put a new piece at the end, before the comments that no message follows."""
        held = [item for item in self._pieces if item.kind != "tail"]
        self.insert(piece, held[-1] if held else None)

    def remove(self, piece: Piece) -> None:
        """Take a message out of the file."""
        place = self._place(piece)
        entry = piece.message()
        self._index[entry.obsolete, entry.key].remove(piece)
        self._pieces.remove(piece)
        rest = self._pieces[place:]
        if place:
            self._mend(self._pieces[place - 1], last=not rest)
        elif rest:
            _hand_over_mark(piece, rest[0])
        self._entries = None

    def _mend(self, before: Piece, *, last: bool) -> None:
        if last:
            before.close(self._eol)
        elif not before.raw.endswith(b"\n"):
            # The message shared a line with the one before, whose end it takes along.
            before.raw += self._eol

    @cached_property
    def _is_spaced(self) -> bool:
        """Whether blank lines stand between most messages; if there is one, yes."""
        between = [item for item in self._pieces[:-1] if item.kind == "entry"]
        return sum(item.separated for item in between) * 2 >= len(between)

    @cached_property
    def _index(self) -> dict[tuple[bool, Key], list[Piece]]:
        index: dict[tuple[bool, Key], list[Piece]] = {}
        for piece in self._pieces:
            if piece.entry and piece.kind == "entry":
                key = (piece.entry.obsolete, piece.entry.key)
                index.setdefault(key, []).append(piece)
        return index


def _hand_over_mark(giver: Piece, taker: Piece) -> None:
    """Keep the byte order mark at the beginning of the file."""
    if giver.raw.startswith(BYTE_ORDER_MARK):
        giver.raw = giver.raw.removeprefix(BYTE_ORDER_MARK)
        taker.raw = BYTE_ORDER_MARK + taker.raw
