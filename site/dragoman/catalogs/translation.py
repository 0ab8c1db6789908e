"""A message as one language has it, and the messages of one context."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Self


class State(StrEnum):
    """How a message stands in a language."""

    CURRENT = "current"
    OUTDATED = "outdated"
    UNSURE = "unsure"
    MISSING = "missing"

    # Enum's own is Python's work, and pages are looked at by dozens of messages.
    __hash__ = str.__hash__


#: What readers see.
SHOWN = frozenset({State.CURRENT, State.OUTDATED})


class Origin(StrEnum):
    """Who made a translation."""

    HUMAN = "human"
    REVIEWED = "reviewed"
    MACHINE = "machine"
    SAME = "same"

    __hash__ = str.__hash__  # as above


class Standing(NamedTuple):
    """How a message stands in a language, whatever its text is.

    Attributes:
        state: How it stands.
        origin: Who made it.
    """

    state: State
    origin: Origin = Origin.HUMAN


class Translation(NamedTuple):
    """A message as one language has it.

    Attributes:
        texts: One text, or one per plural form.
        state: How it stands.
        origin: Who made it.
        previous: The source text it was made for, where that is not the present one.
    """

    texts: tuple[str, ...]
    state: State
    origin: Origin = Origin.HUMAN
    previous: str | None = None

    @property
    def is_shown(self) -> bool:
        """Whether readers see it."""
        return self.state in SHOWN


#: What a catalog answers for a message that it does not have.
MISSING = Translation((), State.MISSING)
#: How such a message stands.
NOT_THERE = Standing(State.MISSING)

#: How a message stands: its state, its origin, and the source text it was made for.
Kind = tuple[State, Origin, str | None]
#: How a message stands that a catalog does not have.
NOWHERE: Kind = (State.MISSING, Origin.HUMAN, None)

Group = Mapping[str, Translation]


class Several(NamedTuple):
    """Messages side by side; the lists belong to who asked for them.

    Attributes:
        texts: The text of each, in its first form; "" where it is not there.
        kinds: How each stands.
        parsed: Its HTML as `parsed_all` makes it, None where that is not known.
    """

    texts: list[str]
    kinds: list[Kind]
    parsed: list[str | None]

    @classmethod
    def of(cls, found: Iterable[Translation | None]) -> Self:
        """Put messages side by side, None for those that are not there."""
        each = [one or MISSING for one in found]
        return cls(
            [one.texts[0] if one.texts else "" for one in each],
            [(one.state, one.origin, one.previous) for one in each],
            [None] * len(each),
        )

    def put(self, place: int, found: Translation | None) -> None:
        """Put another message in a place, None for one that is not there."""
        ((self.texts[place],), (self.kinds[place],), (self.parsed[place],)) = self.of(
            [found]
        )


class Unread(Mapping[str, Translation]):
    """The messages of one context, of which some are read when they are asked for."""

    __slots__ = ()

    @abstractmethod
    def standing(self, text: str) -> Standing | None:
        """Tell how a message stands, without its text; None if it is not there."""

    @abstractmethod
    def standings(self, texts: Sequence[str]) -> list[Standing | None]:
        """Tell how messages stand, None for each that is not there."""

    @abstractmethod
    def several(self, texts: tuple[str, ...]) -> Several:
        """Give messages by their texts."""


def standing(group: Group, text: str) -> Standing | None:
    """Tell how a message of a context stands; None if it is not there.

    Args:
        group: The messages of the context.
        text: The source text.
    """
    if isinstance(group, Unread):
        return group.standing(text)
    found = group.get(text)
    return None if found is None else Standing(found.state, found.origin)


def standings(group: Group, texts: Sequence[str]) -> list[Standing | None]:
    """Tell how messages of a context stand, None for each that is not there.

    Args:
        group: The messages of the context.
        texts: The source texts.
    """
    if isinstance(group, Unread):
        return group.standings(texts)
    return [standing(group, text) for text in texts]


def several(group: Group, texts: tuple[str, ...]) -> Several:
    """Give messages of a context.

    Args:
        group: The messages of the context.
        texts: The source texts.
    """
    if isinstance(group, Unread):
        return group.several(texts)
    return Several.of(map(group.get, texts))
