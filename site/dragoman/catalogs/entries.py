"""The messages of a file in their order, of which most may lie on disk meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, overload

from dragoman.catalogs import po
from dragoman.catalogs.kept_entries import KeptEntries

Source = Sequence[po.Entry]


class Stretch(NamedTuple):
    """Some messages that follow one another.

    Attributes:
        source: Holds them, with others.
        start: The first of them.
        stop: The one after the last.
        lines: How many lines further down they stand now.
    """

    source: Source
    start: int
    stop: int
    lines: int = 0


class Entries(Sequence[po.Entry]):
    """Messages that never change; only those asked for are read.

    Args:
        stretches: Where they are, in order.
    """

    __slots__ = ("_size", "_stretches")

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = tuple(each for each in stretches if each.start < each.stop)
        self._size = sum(each.stop - each.start for each in self._stretches)

    @classmethod
    def of(cls, source: Source) -> "Entries":
        """Take all messages of a source."""
        if isinstance(source, Entries):
            return source
        return cls((Stretch(source, 0, len(source)),))

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> po.Entry: ...

    @overload
    def __getitem__(self, place: slice) -> "Entries": ...

    def __getitem__(self, place: int | slice) -> "po.Entry | Entries":
        if isinstance(place, slice):
            return self._between(*place.indices(self._size)[:2])
        start = range(self._size)[place]
        return next(iter(self._between(start, start + 1)))

    def __iter__(self) -> Iterator[po.Entry]:
        for source, start, stop, lines in self._stretches:
            for entry in source[start:stop]:
                yield replace(entry, line=entry.line + lines) if lines else entry

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __add__(self, other: Source) -> "Entries":
        """Give these messages, then others."""
        return Entries((*self._stretches, *Entries.of(other)._stretches))

    @property
    def held(self) -> int:
        """How many of them are in memory."""
        return sum(
            each.stop - each.start
            for each in self._stretches
            if not isinstance(each.source, KeptEntries)
        )

    def moved(self, lines: int) -> "Entries":
        """Give the same messages some lines further down.

        Args:
            lines: How many; fewer than none for further up.
        """
        if not lines:
            return self
        stretches = self._stretches
        return Entries([each._replace(lines=each.lines + lines) for each in stretches])

    def _between(self, first: int, after: int) -> "Entries":
        found = []
        begun = 0
        for each in self._stretches:
            start = each.start + max(first - begun, 0)
            stop = min(each.stop, each.start + after - begun)
            if start < stop:
                found.append(each._replace(start=start, stop=stop))
            begun += each.stop - each.start
        return Entries(found)
