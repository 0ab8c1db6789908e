"""The documents of views, kept once they are rendered, for as long as they are true."""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple, Self

#: How many characters all kept documents may have together.
MOST = 64 * 1024 * 1024


class Key(NamedTuple):
    """What tells a document from all others.

    Attributes:
        path: The page's path in the content folder.
        tags: The reader's language, then one that stands beside it.
        original: Whether originals stand where translations are older.
    """

    path: str
    tags: tuple[str, ...]
    original: bool = False


class KeptViews:
    """Documents of one state of the site; those asked for longest ago go first.

    Only the event loop finds and keeps; a state that follows takes a copy.

    Args:
        most: How many characters they may have together.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Key, str] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, key: Key) -> str | None:
        """Give a document; None if it is not kept."""
        document = self._kept.get(key)
        if document is not None:
            self._kept.move_to_end(key)
        return document

    def keep(self, key: Key, document: str) -> None:
        """Keep a document."""
        self._size += len(document) - len(self._kept.pop(key, ""))
        self._kept[key] = document
        while self._size > self._most:
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped)

    def remaining(self, is_true: Callable[[Key], bool]) -> Self:
        """Give a copy of those that are still true.

        Args:
            is_true: Tells it of each.
        """
        copy = type(self)(self._most)
        for key, document in list(self._kept.items()):
            if is_true(key):
                copy.keep(key, document)
        return copy
