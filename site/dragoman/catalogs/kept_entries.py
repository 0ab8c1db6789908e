"""The messages of a kept file as they stand in it, in runs that are read one by one."""

import marshal
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Any, overload

from dragoman.catalogs import po
from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.po.charset import Charset

#: How many messages are read at once.
LENGTH = 48

_FIELDS = tuple(name for name in po.Entry.__slots__ if name != "charset")


class KeptEntries(Sequence[po.Entry]):
    """Messages on disk. Whoever asks for some gets objects of their own.

    Args:
        file: Holds them.
        start: Where they begin in it.
        count: How many there are.
        sizes: How many bytes each run takes.
        charset: The charset of the `.po` file.
    """

    __slots__ = ("_charset", "_count", "_file", "_places")

    def __init__(
        self,
        file: KeptFile,
        start: int,
        count: int,
        sizes: Sequence[int],
        charset: Charset,
    ) -> None:
        self._file = file
        self._count = count
        self._places = array("Q", accumulate(sizes, initial=start))
        self._charset = charset

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> po.Entry: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[po.Entry, ...]: ...

    def __getitem__(self, place: int | slice) -> po.Entry | tuple[po.Entry, ...]:
        if isinstance(place, slice):
            start, stop, _ = place.indices(self._count)
            return tuple(self._between(start, stop)) if start < stop else ()
        start = range(self._count)[place]
        return next(self._between(start, start + 1))

    def _between(self, start: int, stop: int) -> Iterator[po.Entry]:
        first = start // LENGTH
        runs = range(first, (stop - 1) // LENGTH + 1)
        found = (entry for run in runs for entry in self._run(run))
        begun = first * LENGTH
        return islice(found, start - begun, stop - begun)

    def _run(self, number: int) -> Iterator[po.Entry]:
        begin, end = self._places[number : number + 2]
        data = self._file.read(begin, end - begin)
        for row in marshal.loads(data):  # noqa: S302 -- hashed when it was opened
            entry = po.Entry(*row)
            entry.charset = self._charset
            yield entry


def packed(entries: Sequence[po.Entry]) -> Iterator[bytes]:
    """Give messages as the bytes of runs.

    Args:
        entries: The messages of a file.
    """
    rest = iter(entries)
    while rows := [_row(entry) for entry in islice(rest, LENGTH)]:
        yield marshal.dumps(rows)


def _row(entry: po.Entry) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in _FIELDS)
