"""The messages of a kept catalog: their states in memory, their texts on disk.

A site of 1,000 pages has 10 MB of text in each language, and a reader sees one page.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, overload

from dragoman.catalogs.catalog import Messages
from dragoman.catalogs.kept_table import Table
from dragoman.catalogs.packed_table import ABSENT
from dragoman.catalogs.translation import Several, Standing, Translation, Unread

T = TypeVar("T")


class Group(Unread):
    """The messages of one context.

    Args:
        table: Where they stand.
        context: The context.
        size: How many are translated.
    """

    __slots__ = ("_context", "_size", "_table")

    def __init__(self, table: Table, context: str | None, size: int) -> None:
        self._table = table
        self._context = context
        self._size = size

    def __getitem__(self, text: str) -> Translation:
        row = self._table.keys.rows[self._context, text]
        if self._table.kinds[row] == ABSENT:
            raise KeyError(text)
        return self._table.translation(row)

    @overload
    def get(self, text: str, /) -> Translation | None: ...

    @overload
    def get(self, text: str, /, default: T) -> Translation | T: ...

    def get(self, text: str, /, default: object = None) -> object:
        """Find a translation; asked for each block, so without an exception."""
        table = self._table
        row = table.keys.rows.get((self._context, text))
        if row is None or table.kinds[row] == ABSENT:
            return default
        return table.translation(row)

    def standing(self, text: str) -> Standing | None:
        """Tell how a message stands, without its text; None if it is not there."""
        row = self._table.keys.rows.get((self._context, text))
        return None if row is None else self._table.standing(row)

    def standings(self, texts: Sequence[str]) -> list[Standing | None]:
        """Tell how messages stand, None for each that is not there."""
        table = self._table
        return table.standings(table.keys.rows_of(self._context, tuple(texts)))

    def several(self, texts: tuple[str, ...]) -> Several:
        """Give messages by their texts."""
        table = self._table
        return table.several(table.keys.rows_of(self._context, texts))

    def __contains__(self, text: object) -> bool:
        row = self._table.keys.rows.get((self._context, text))  # type: ignore[arg-type]  # whatever it is
        return row is not None and self._table.kinds[row] != ABSENT

    def __iter__(self) -> Iterator[str]:
        kinds = self._table.kinds
        for (context, text), row in self._table.keys.rows.items():
            if context == self._context and kinds[row] != ABSENT:
                yield text

    def __len__(self) -> int:
        return self._size


def groups(table: Table, sizes: Mapping[str | None, int]) -> Messages:
    """Give the messages of a table by their context.

    Args:
        table: The table.
        sizes: How many messages of each context are translated.
    """
    return {context: Group(table, context, size) for context, size in sizes.items()}
