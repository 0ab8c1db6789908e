"""Messages over other messages: a change of a few, without a copy of all others."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeGuard

from dragoman.catalogs.translation import (
    Group,
    Several,
    Standing,
    Translation,
    Unread,
    several,
    standing,
    standings,
)

#: Messages by their text; None stands for one that is taken out.
Upper = Mapping[str, Translation | None]


class Layered(Unread):
    """The messages of one context, of which some lie over others.

    Args:
        upper: The messages that win, by their text; None hides one below.
        lower: All others.
    """

    __slots__ = ("lower", "upper")
    upper: Upper
    lower: Group

    def __init__(self, upper: Upper, lower: Group) -> None:
        while isinstance(upper, dict) and _is_layer(lower):
            # However often a file is saved, there are two layers.
            upper, lower = {**lower.upper, **upper}, lower.lower
        self.upper = upper
        self.lower = lower

    def __getitem__(self, text: str) -> Translation:
        found = self.upper.get(text, self)
        if found is self:
            return self.lower[text]
        if found is None:
            raise KeyError(text)
        return found  # type: ignore[return-value]  # `self` is no message

    def standing(self, text: str) -> Standing | None:
        """Tell how a message stands, without its text; None if it is not there."""
        if text not in self.upper:
            return standing(self.lower, text)
        found = self.upper[text]
        return None if found is None else Standing(found.state, found.origin)

    def standings(self, texts: Sequence[str]) -> list[Standing | None]:
        """Tell how messages stand, None for each that is not there."""
        if self.upper.keys().isdisjoint(texts):
            return standings(self.lower, texts)
        return [self.standing(text) for text in texts]

    def several(self, texts: tuple[str, ...]) -> Several:
        """Give messages by their texts."""
        # All of them from below: the same texts were asked for in other languages.
        found = several(self.lower, texts)
        upper = self.upper
        for place, text in enumerate(texts):
            if text in upper:
                found.put(place, upper[text])
        return found

    def __iter__(self) -> Iterator[str]:
        yield from (text for text, each in self.upper.items() if each is not None)
        yield from (text for text in self.lower if text not in self.upper)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return not differing(self, other)

    __hash__ = None  # type: ignore[assignment]


def differing(one: Group, other: Group) -> frozenset[str]:
    """Give the texts whose messages two groups have differently.

    Args:
        one: Messages of a context.
        other: Messages of the same context, perhaps over the same ones.
    """
    if one is other:
        return frozenset()
    (upper, lower), (uppers, lowers) = _layers(one), _layers(other)
    texts = set(upper).union(uppers)
    if lower is not lowers:
        texts.update(chain(lower, lowers))
    return frozenset(text for text in texts if one.get(text) != other.get(text))


def _is_layer(group: Group) -> TypeGuard[Layered]:
    return isinstance(group, Layered) and isinstance(group.upper, dict)


def _layers(group: Group) -> tuple[Upper, Group]:
    return (group.upper, group.lower) if isinstance(group, Layered) else ({}, group)
