"""Finished texts, kept for as long as they fit and are asked for."""

from collections.abc import Hashable, Mapping, Sequence

__all__ = ["Kept"]

# What an entry takes beside its text, in characters: its key's place and its own.
_ENTRY = 200


class Kept:
    """A table of bounded size. What was not asked for of late goes first, in halves.

    Threads may share it: at worst a text is made twice, or goes early.

    Args:
        most: How many characters it may hold.
    """

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self._size = 0
        self._young: dict[Hashable, str] = {}
        self._old: dict[Hashable, str] = {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def find(self, key: Hashable) -> str | None:
        """Give a text by its key, None if it is not kept."""
        found = self._young.get(key)
        if found is None:
            found = self._old.pop(key, None)
            if found is not None:
                self.keep(key, found)
        return found

    def find_all(self, keys: Sequence[Hashable]) -> list[str | None]:
        """Give texts by their keys, None for each that is not kept."""
        found = list(map(self._young.get, keys))
        old = self._old
        if not old or None not in found:
            return found
        return [
            self.find(key) if text is None and key in old else text
            for key, text in zip(keys, found, strict=True)
        ]

    def keep_all(self, texts: Mapping[Hashable, str]) -> None:
        """Keep texts by their keys."""
        size = sum(map(len, texts.values())) + _ENTRY * len(texts)
        if self._size + size > self._half:
            for key, text in texts.items():
                self.keep(key, text)
        else:
            self._size += size
            self._young.update(texts)

    def keep(self, key: Hashable, text: str) -> None:
        """Keep a text."""
        size = len(text) + _ENTRY
        if size > self._half:
            return
        if self._size + size > self._half:
            self._old, self._young, self._size = self._young, {}, 0
        self._size += size
        self._young[key] = text
