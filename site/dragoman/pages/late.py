"""What is made when it is asked for: a page of many, a value of a mapping."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from dragoman.pages.page import Page

K = TypeVar("K")
V = TypeVar("V")

_FIELDS = tuple(each.name for each in fields(Page))


class LatePage(Page):
    """A page that is read when anything but its path is asked for.

    Args:
        path: Its path.
        read: Reads it.
    """

    __slots__ = ("_read_page",)
    _read_page: Callable[[], Page]

    def __init__(self, path: str, read: Callable[[], Page]) -> None:
        # As a frozen dataclass sets its own fields.
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "_read_page", read)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- any field
        """Read the page: Python asks here for slots that nothing was set in yet."""
        if name not in _FIELDS:
            raise AttributeError(name)
        page = self._read_page()
        for each in _FIELDS:
            object.__setattr__(self, each, getattr(page, each))
        return getattr(page, name)


class Late(Mapping[K, V]):
    """A mapping whose keys are known, and whose values are made once, when asked for.

    Args:
        keys: The keys, in their order.
        make: Makes the value of a key.
    """

    def __init__(self, keys: Collection[K], make: Callable[[K], V]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
