"""Where the texts of a kept catalog stand on disk: those of a page side by side."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.keys import Keys
from dragoman.catalogs.packed_table import (
    ABSENT,
    END,
    HTML,
    IS_HTML,
    KINDS,
    STANDINGS,
    WITH_HTML,
    WITH_MORE,
    Packed,
    with_more,
)
from dragoman.catalogs.translation import Several, Standing, Translation

# Texts that lie nearer to each other than this are read at once: those of a page do.
_NEAR = 4096
# What stands on many pages is near to few of them. So much is read for its sake, and
# so many such texts are remembered.
_ALONE = 512
_MOST = 256


class Table:
    """Where the translation of each message stands.

    Args:
        keys: The messages.
        packed: The parts, without the texts.
        file: Holds the texts.
        start: Where they begin in it.

    Attributes:
        keys: As given.
        kinds: As in `Packed`.
        remembered: Texts that stand alone, by their ranks.
    """

    def __init__(self, keys: Keys, packed: Packed, file: KeptFile, start: int) -> None:
        self.keys = keys
        self.kinds = packed.kinds
        self.remembered: dict[int, str] = {}
        self._ranks = array("I", packed.ranks)
        self._places = array("I", packed.places)
        self._often = packed.often
        self._held: bytes | None = None
        self._file = file
        self._start = start

    def standing(self, row: int) -> Standing | None:
        """Tell how a message stands, None where it is not translated.

        Args:
            row: The place of the message among the keys.
        """
        return STANDINGS[self.kinds[row]]

    def standings(self, rows: Iterable[int]) -> list[Standing | None]:
        """Tell how messages stand, None for each that is not translated.

        Args:
            rows: Their places among the keys; -1 for one that is not among them.
        """
        kinds = self.kinds
        return [None if row < 0 else STANDINGS[kinds[row]] for row in rows]

    def translation(self, row: int) -> Translation:
        """Read a translation.

        Args:
            row: The place of its message among the keys; one that is translated.

        Raises:
            OSError: It cannot be read.
        """
        kind, rank = self.kinds[row], self._ranks[row]
        (text,) = self._read(rank, rank)
        if kind & WITH_MORE:
            return with_more(kind, text)
        return Translation((text.partition(HTML)[0],), *KINDS[kind])

    def several(self, rows: Sequence[int]) -> Several:
        """Read translations; as `translation` does, but as few times as may be.

        Args:
            rows: The places of their messages among the keys; below zero for messages
                that are not there.

        Raises:
            OSError: They cannot be read.
        """
        kinds = self.kinds
        told = [kinds[row] if row >= 0 else ABSENT for row in rows]
        if max(told, default=0) >= WITH_MORE:
            return self._slowly(rows, told)
        ranks = [self._ranks[row] for row in rows]
        found = self._found(ranks)
        pieces = [found[rank].partition(HTML) for rank in ranks]
        return Several(
            [text for text, _, _ in pieces],
            [KINDS[kind] for kind in told],
            [
                html if kind & WITH_HTML else text if kind & IS_HTML else None
                for kind, (text, _, html) in zip(told, pieces, strict=True)
            ],
        )

    def _slowly(self, rows: Sequence[int], told: Sequence[int]) -> Several:
        """Read translations of which more is told, or some are not there."""
        there = {
            n: self._ranks[rows[n]] for n, kind in enumerate(told) if kind != ABSENT
        }
        found = self._found(there.values())
        result = Several.of([None] * len(told))
        for n, rank in there.items():
            kind, piece = told[n], found[rank]
            if kind & WITH_MORE:
                result.put(n, with_more(kind, piece))
                continue
            text, _, html = piece.partition(HTML)
            result.texts[n], result.kinds[n] = text, KINDS[kind]
            if kind & (WITH_HTML | IS_HTML):
                result.parsed[n] = html if kind & WITH_HTML else text
        return result

    def _found(self, ranks: Collection[int]) -> Mapping[int, str]:
        """Give what stands at some places, by these."""
        wanted = sorted({*ranks})
        first_far = bisect_left(wanted, self._often)
        found = {rank: self._from_memory(rank) for rank in wanted[:first_far]}
        far = wanted[first_far:]
        if far and far[-1] - far[0] >= len(far):
            known = self.remembered
            found.update({rank: known[rank] for rank in far if rank in known})
            far = [rank for rank in far if rank not in found]
        for first, last in _runs(far, self._places):
            texts = self._read(first, last)
            found.update(zip(range(first, last + 1), texts, strict=True))
            if self._places[last + 1] - self._places[first] < _ALONE:
                self._remember(first, texts)
        return found

    def _read(self, first: int, last: int) -> list[str]:
        begin = self._places[first]
        size = self._places[last + 1] - begin - len(END)
        return self._file.read(self._start + begin, size).decode().split(END)

    def _from_memory(self, rank: int) -> str:
        places = self._places
        if self._held is None:
            self._held = self._file.read(self._start, places[self._often])
        return self._held[places[rank] : places[rank + 1] - len(END)].decode()

    def _remember(self, first: int, texts: Sequence[str]) -> None:
        if len(self.remembered) + len(texts) > _MOST:
            self.remembered.clear()
        self.remembered.update(enumerate(texts, first))


def _runs(ranks: Sequence[int], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of each of some texts that lie near each other."""
    if not ranks:
        return
    first = last = ranks[0]
    if ranks[-1] - first == len(ranks) - 1:
        # Nothing is between them.
        yield first, ranks[-1]
        return
    for rank in ranks:
        if places[rank] > places[last + 1] + _NEAR:
            yield first, last
            first = rank
        last = rank
    yield first, last
