"""Which of two translations of one message stands, when two sides changed it.

Law: the answer does not depend on whose side is whose, but for a true conflict: two
texts with the same claim. What a person wrote and what does not stand is named.
"""

from dataclasses import dataclass
from functools import cached_property

from dragoman.catalogs import po
from dragoman.catalogs.po.compose import Previous, previous_of
from dragoman.catalogs.three_way.own_note import state_words

_BY_MACHINE = "origin=machine"


@dataclass(frozen=True)
class Wording:
    """A translation, with all that says how sure it is.

    Attributes:
        msgstr: Its texts.
        fuzzy: Whether it carries that flag.
        previous: The text it was made from, where that is another.
        words: What our own note says of it, such as `origin=machine`.
    """

    msgstr: tuple[str, ...]
    fuzzy: bool
    previous: Previous
    words: tuple[str, ...]

    @classmethod
    def of(cls, entry: po.Entry) -> "Wording":
        """Give the wording of a message."""
        words = state_words(entry.comments)
        return cls(entry.msgstr, entry.fuzzy, previous_of(entry), words)

    @cached_property
    def is_machine(self) -> bool:
        """Whether no person has seen it."""
        return _BY_MACHINE in self.words

    def claim(self, forms: int | None) -> tuple[bool, bool, bool, bool]:
        """Say how strong it is: fitting, complete, sure, by a person.

        Args:
            forms: How many texts a message with a plural has; None if it has none.
        """
        fits = forms is None or len(self.msgstr) == forms
        return fits, all(self.msgstr), not self.fuzzy, not self.is_machine


@dataclass(frozen=True, slots=True)
class Choice:
    """Which translation stands.

    Attributes:
        is_theirs: Whether it is that of the other side.
        keeps_other: Whether the one that does not stand is to be kept in a comment.
        is_conflict: Whether a person has to decide.
    """

    is_theirs: bool = False
    keeps_other: bool = False
    is_conflict: bool = False


def chosen(
    origin: Wording | None, ours: Wording, theirs: Wording, forms: int | None = None
) -> Choice:
    """Choose one of two translations.

    Args:
        origin: What both were made of; None if there was nothing.
        ours: One side's.
        theirs: The other's.
        forms: How many texts a message with a plural has; None if it has none.
    """
    if theirs in (origin, ours):
        return Choice()
    if ours == origin:
        return Choice(is_theirs=True)
    mine, other = ours.claim(forms), theirs.claim(forms)
    changed = [side for side in (ours, theirs) if _is_worth(side, origin)]
    if ours.msgstr == theirs.msgstr or not changed:
        return Choice(_in_order(theirs, other) > _in_order(ours, mine))
    if mine != other:
        loser = ours if other > mine else theirs
        return Choice(other > mine, keeps_other=loser in changed)
    if len(changed) == 1:
        return Choice(changed[0] is theirs)
    return Choice(keeps_other=True, is_conflict=True)


def _is_worth(wording: Wording, origin: Wording | None) -> bool:
    """Whether a person may have written it, and wrote it since."""
    if not any(wording.msgstr) or (origin and wording.msgstr == origin.msgstr):
        return False
    # Who corrects a machine's text may leave its mark where it is.
    was_there = origin is not None and origin.is_machine and any(origin.msgstr)
    return was_there or not wording.is_machine


def _in_order(wording: Wording, claim: tuple[bool, ...]) -> tuple[object, ...]:
    # Of equals, any will do, as long as both sides choose the same.
    previous = tuple(text or "" for text in wording.previous)
    return claim, previous, wording.words, wording.msgstr
