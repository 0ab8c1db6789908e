"""The messages of a kept catalog: their states in memory, their texts on disk.

A site of 1,000 pages has 10 MB of text in each language, and a reader sees one page.
"""

import marshal
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, overload

from dragoman.catalogs.catalog import Messages, Origin, State, Translation
from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.keys import Keys

T = TypeVar("T")

#: Stands where a message is not translated.
ABSENT = 255

# Who counts, who hashes and who shows a page's texts ask one after the other.
MOST_RECENT = 256

_STATES = tuple(State)
_ORIGINS = tuple(Origin)
_KINDS = tuple((state, origin) for state in _STATES for origin in _ORIGINS)
_KIND = {kind: number for number, kind in enumerate(_KINDS)}


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Where the translation of each message stands.

    Attributes:
        keys: The messages.
        kinds: A byte for each, that tells its state and origin; or `ABSENT`.
        ends: Where the text of each ends.
        file: Holds the texts.
        start: Where they begin in it.
        recent: What was read last.
    """

    keys: Keys
    kinds: bytes = field(repr=False)
    ends: "array[int]" = field(repr=False)
    file: KeptFile
    start: int
    recent: dict[int, Translation] = field(default_factory=dict, repr=False)

    def translation(self, row: int) -> Translation:
        """Read a translation.

        Args:
            row: The place of its message among the keys; one that is translated.

        Raises:
            OSError: It cannot be read.
        """
        found = self.recent.get(row)
        if found is None:
            found = self._read(row)
            if len(self.recent) >= MOST_RECENT:
                self.recent.clear()
            self.recent[row] = found
        return found

    def _read(self, row: int) -> Translation:
        state, origin = _KINDS[self.kinds[row]]
        begin = self.ends[row - 1] if row else 0
        data = self.file.read(self.start + begin, self.ends[row] - begin)
        texts, previous = marshal.loads(data)  # noqa: S302 -- hashed when it was opened
        return Translation(texts, state, origin, previous)


class Group(Mapping[str, Translation]):
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
        return table.recent.get(row) or table.translation(row)

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


def packed(messages: Messages, keys: Keys) -> tuple[bytes, bytes, bytes]:
    """Give the parts of a table.

    Args:
        messages: Translations, each of a message of the keys.
        keys: The messages.

    Returns:
        The kinds, the ends, and the texts.
    """
    kinds, ends, texts = bytearray(), array("I"), bytearray()
    for context, text in keys.rows:
        found = messages.get(context, {}).get(text)
        kinds.append(ABSENT if found is None else _KIND[found.state, found.origin])
        if found is not None:
            texts += marshal.dumps((found.texts, found.previous))
        ends.append(len(texts))
    return bytes(kinds), ends.tobytes(), bytes(texts)


def groups(table: Table, sizes: Mapping[str | None, int]) -> Messages:
    """Give the messages of a table by their context.

    Args:
        table: The table.
        sizes: How many messages of each context are translated.
    """
    return {context: Group(table, context, size) for context, size in sizes.items()}
