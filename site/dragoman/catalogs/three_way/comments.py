"""The comments above a message, when two sides changed them.

Law: a line that stays keeps its bytes, on whichever side it stood.
"""

from collections.abc import Iterable, Sequence

from dragoman.catalogs import po
from dragoman.catalogs.po import comments
from dragoman.catalogs.po.comments import EXTRACTED, FLAG, REFERENCE, TRANSLATOR
from dragoman.catalogs.po.compose import (
    comment_rows,
    flag_rows,
    joined,
    note_lines,
    reference_rows,
)
from dragoman.catalogs.po.flags import with_fuzzy, without_fuzzy
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.three_way.items import merged_items
from dragoman.catalogs.three_way.own_note import is_own, merged_note

_FUZZY = "fuzzy"


class Block:
    """The comments of a message in the making.

    Args:
        origin: The message that both sides started from; None if there was none.
        ours: Its comments are what the block begins with.
        theirs: The other side's message.
        layout: The layout of our file.
    """

    def __init__(
        self, origin: po.Entry | None, ours: po.Entry, theirs: po.Entry, layout: Layout
    ) -> None:
        self.raw = ours.block
        self._origin = origin
        self._ours = ours
        self._theirs = theirs
        self._layout = layout

    def merge_sources(self) -> None:
        """Merge what is said of the source text: `#.`, `#:` and flags."""
        both = self._ours.extracted, self._theirs.extracted
        lines = merged_items(self._origin.extracted if self._origin else (), *both)
        if lines != list(both[0]):
            rows = [self._line(comment_rows("#.", [line])) for line in lines]
            self._put(
                EXTRACTED, rows if lines != list(both[1]) else self._taken(EXTRACTED)
            )
        self._merge_references()
        self._merge_flags()

    def merge_notes(self, standing: po.Entry, further: Sequence[str]) -> None:
        """Merge what translators wrote.

        Args:
            standing: The side's message whose translation stands.
            further: Comment lines to be added.
        """
        sides = [_notes(each) for each in (self._origin, self._ours, self._theirs)]
        plain = [[line for line in side if not is_own(line)] for side in sides]
        lines = merged_items(*plain)
        lines += [line for line in further if line not in lines]
        note = merged_note(sides, _notes(standing))
        # Our note keeps its place among the lines, as long as nothing changes.
        is_same = lines == plain[1] and set(note) <= set(sides[1])
        if not is_same or len(lines) + len(note) != len(sides[1]):
            known = self._known()
            new = [known.get(line) or self._noted(line) for line in (*lines, *note)]
            self._put(TRANSLATOR, new)

    def set_fuzzy(self, *, fuzzy: bool) -> None:
        """Set or take away the flag `fuzzy`."""
        charset = self._layout.charset
        if not fuzzy:
            self.raw = without_fuzzy(self.raw, charset)
        elif _FUZZY not in comments.flags(self.raw, charset):
            self.raw = with_fuzzy(self.raw, charset, self._layout.eol)

    def _merge_references(self) -> None:
        origin = self._origin.references if self._origin else ()
        both = self._ours.references, self._theirs.references
        places = list(dict.fromkeys(merged_items(origin, *both)))
        if places == list(both[1]) != list(both[0]):
            self._put(REFERENCE, self._taken(REFERENCE))
        elif places != list(both[0]):
            self._put(REFERENCE, [self._line(reference_rows(places))])

    def _merge_flags(self) -> None:
        origin = _flags(self._origin) if self._origin else []
        ours = _flags(self._ours)
        flags = list(dict.fromkeys(merged_items(origin, ours, _flags(self._theirs))))
        if flags != ours:
            state = [_FUZZY] if self._ours.fuzzy else []
            rows = flag_rows([*state, *flags], self._ours.line)
            self._put(FLAG, [self._line(rows)])

    def _put(self, kind: str, lines: Iterable[bytes]) -> None:
        self.raw = comments.replaced(self.raw, self._layout.charset, kind, lines)

    def _taken(self, kind: str) -> list[bytes]:
        return [raw for found, _, raw in self._lines(self._theirs) if found is kind]

    def _known(self) -> dict[str, bytes]:
        """Give the bytes of each translators' line, ours before theirs."""
        both = (*self._lines(self._theirs), *self._lines(self._ours))
        return {text: raw for kind, text, raw in both if kind is TRANSLATOR}

    def _lines(self, entry: po.Entry) -> list[tuple[str, str, bytes]]:
        block, charset = entry.block, self._layout.charset
        texts = {
            kind: iter(comments.lines(block, charset, kind))
            for kind in (TRANSLATOR, EXTRACTED, REFERENCE, FLAG)
        }
        return [
            (item.kind, next(texts[item.kind]), block[item.start : item.end])
            for item in comments.comments(block, charset)
        ]

    def _noted(self, line: str) -> bytes:
        return note_lines([line], self._layout, self._ours.line)

    def _line(self, rows: Iterable[str]) -> bytes:
        return joined(rows, self._layout, self._ours.line)


def _notes(entry: po.Entry | None) -> tuple[str, ...]:
    return entry.comments if entry else ()


def _flags(entry: po.Entry) -> list[str]:
    return [flag for flag in entry.flags if flag != _FUZZY]
