"""On which pages a text stands, as a table that needs no page."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from struct import Struct
from typing import Self

from dragoman.pages.page import Page

# A hash of a text, and the place of a page that it stands on. Hashes of two texts may
# be the same: whoever asks for one looks at the page again.
_ROW = Struct(">8sI")
_HASH = 8
# Stands for what shows more than the page, such as titles.
_MORE = 0xFFFF_FFFF


class Stands:
    """Where the texts of a site stand.

    Args:
        packed: The table, as `of` made it.

    Attributes:
        packed: The table.
    """

    def __init__(self, packed: bytes) -> None:
        self.packed = packed

    @classmethod
    def of(cls, pages: Iterable[Page], title: str) -> Self:
        """Make the table.

        Args:
            pages: All pages, in an order that whoever asks knows.
            title: The site's title.
        """
        return cls(b"".join(sorted({*_rows(pages), _ROW.pack(_hashed(title), _MORE)})))

    def find(self, text: str) -> list[int] | None:
        """Tell on which pages a text may stand.

        Args:
            text: The text.

        Returns:
            Their places in the order; None if other pages may show it too.
        """
        wanted, table = _hashed(text), self.packed
        count = len(table) // _ROW.size
        row = bisect_left(range(count), wanted, key=self._hash)
        found = []
        while row < count and self._hash(row) == wanted:
            found.append(_ROW.unpack_from(table, row * _ROW.size)[1])
            row += 1
        return None if _MORE in found else found

    def _hash(self, row: int) -> bytes:
        start = row * _ROW.size
        return self.packed[start : start + _HASH]


def _rows(pages: Iterable[Page]) -> Iterator[bytes]:
    for place, page in enumerate(pages):
        texts = {block.text for block in page.blocks}
        named = {each.text for each in (page.title, page.description, page.nav) if each}
        # The feeds hold dated pages as a whole.
        wide = texts | named if page.front.date else named
        yield from (_ROW.pack(_hashed(text), _MORE) for text in wide)
        yield from (_ROW.pack(_hashed(text), place) for text in texts)


def _hashed(text: str) -> bytes:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=_HASH).digest()
