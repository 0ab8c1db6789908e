"""Which messages there are: held once for all languages that have the same."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b, sha256
from typing import Self

from dragoman.catalogs import po

#: Gives some bytes: where they begin, and how many they are.
ReadBytes = Callable[[int, int], bytes]

_SIZE = 8
_DIGEST_SIZE = 16
# A site has as many pages, or those of them that readers ask for.
_PAGES = 1024
# Who asks for more than a few pages is quicker with all of them at hand.
_FEW = 4096


class Keys:
    """The contexts and texts of some messages, in the order of their hashes.

    Args:
        known: Context and text of each.
    """

    def __init__(self, known: frozenset[po.Key]) -> None:
        self.all = known

    @classmethod
    def from_file(cls, read: ReadBytes) -> Self:
        """Take them from a file, as far as they are asked for.

        Args:
            read: Reads what `packed` gave.
        """
        keys = cls.__new__(cls)
        rows = _Rows(read)
        keys._ordered = (rows, rows.table)  # noqa: SLF001 -- its own
        return keys

    # Set at once, or found out of the other.
    @cached_property
    def all(self) -> frozenset[po.Key]:
        """Context and text of each."""
        return frozenset(self.rows)

    @cached_property
    def packed(self) -> bytes:
        """The keys in their order, for a file."""
        rows, table = self._ordered
        size = len(rows).to_bytes(_SIZE, "big")
        return size + table + json.dumps(list(rows)).encode()

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of their hashes, whatever order they were given in."""
        return sha256(self._ordered[1]).digest()

    @cached_property
    def rows(self) -> Mapping[po.Key, int]:
        """The place of each in their order."""
        return self._ordered[0]

    @cached_property
    def _ordered(self) -> tuple[Mapping[po.Key, int], bytes]:
        """The places, and the hashes in that order."""
        hashes = {key: _hashed(key) for key in self.all}
        in_order = sorted(hashes, key=hashes.__getitem__)
        table = b"".join([hashes[key] for key in in_order])
        return {key: row for row, key in enumerate(in_order)}, table

    def rows_of(self, context: str | None, texts: tuple[str, ...]) -> Sequence[int]:
        """Give the places of the texts of a page, below zero for those not there.

        They are found once for all languages.

        Args:
            context: Their context.
            texts: The texts; the same ones when they are asked for again.
        """
        known = self._pages
        found = known.get((context, texts))
        if found is None:
            rows = self.rows
            found = tuple([rows.get((context, text), -1) for text in texts])
            if len(known) >= _PAGES:
                known.clear()
            known[context, texts] = found
        return found

    @cached_property
    def _pages(self) -> dict[tuple[str | None, tuple[str, ...]], Sequence[int]]:
        return {}


class _Rows(Mapping[po.Key, int]):
    """The places of keys in a file, looked up by their hashes."""

    def __init__(self, read: ReadBytes) -> None:
        self._read = read
        self._count = int.from_bytes(read(0, _SIZE), "big")
        self._asked = 0

    def __getitem__(self, key: po.Key) -> int:
        self._asked += 1
        if self._asked > _FEW:
            return self._every[key]
        digest = _hashed(key)
        row = bisect_left(range(self._count), digest, key=self._digest)
        if row == self._count or self._digest(row) != digest:
            raise KeyError(key)
        return row

    def __iter__(self) -> Iterator[po.Key]:
        return iter(self._every)

    def __len__(self) -> int:
        return self._count

    @cached_property
    def table(self) -> bytes:
        """The hashes of the keys, in their order."""
        return self._read(_SIZE, self._count * _DIGEST_SIZE)

    @cached_property
    def _every(self) -> dict[po.Key, int]:
        start = _SIZE + self._count * _DIGEST_SIZE
        found = json.loads(self._read(start, -1))
        return {(context, text): row for row, (context, text) in enumerate(found)}

    def _digest(self, row: int) -> bytes:
        return self.table[row * _DIGEST_SIZE : (row + 1) * _DIGEST_SIZE]


def _hashed(key: po.Key) -> bytes:
    context, text = key
    named = "-" if context is None else f"{len(context)}:{context}"
    return blake2b(
        f"{named}\0{text}".encode(errors="surrogatepass"), digest_size=_DIGEST_SIZE
    ).digest()
