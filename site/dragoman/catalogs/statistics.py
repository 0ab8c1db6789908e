"""How many strings and words a language has, by state and origin.

Law: one rule says what a message counts for, so that the share of a page, the table of
the languages and every report tell the same numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self

from dragoman.catalogs.reader import Reader
from dragoman.catalogs.snapshot import Snapshot
from dragoman.catalogs.translation import (
    NOT_THERE,
    SHOWN,
    Origin,
    Standing,
    State,
)
from dragoman.pages import words
from dragoman.pages.page import Page

if TYPE_CHECKING:
    from dragoman.catalogs import po

# What the source language has of every text.
_ORIGINAL = Standing(State.CURRENT)
# A text on several pages stands as it does where it stands worst.
_WORST = (State.MISSING, State.UNSURE, State.OUTDATED, State.CURRENT)

Weighed = tuple[Standing, int]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is of something.

    Attributes:
        strings: Blocks or messages, as the count that it stands in says.
        words: The words of their source texts.
    """

    strings: int = 0
    words: int = 0

    def __add__(self, other: Self) -> "Amount":
        """Join two amounts."""
        return Amount(self.strings + other.strings, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a language has, and of which kind.

    The four states make up the total; the four origins make up what is shown.

    Attributes:
        total: All there is to translate.
        current: Translated, and made for the present source text.
        outdated: Translated, and made for an earlier one; readers see it marked.
        unsure: With a suggestion that only translators see.
        missing: Without any translation.
        machine: Shown, and no person has seen it.
        human: Shown, and written by a person.
        reviewed: Shown, made by a machine and checked by a person.
        same: Shown, and equal to the source on purpose.
    """

    total: Amount = Amount()
    current: Amount = Amount()
    outdated: Amount = Amount()
    unsure: Amount = Amount()
    missing: Amount = Amount()
    machine: Amount = Amount()
    human: Amount = Amount()
    reviewed: Amount = Amount()
    same: Amount = Amount()

    def __add__(self, other: Self) -> "Counts":
        """Join two counts."""
        names = Counts.__dataclass_fields__
        return Counts(
            **{name: getattr(self, name) + getattr(other, name) for name in names}
        )

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """All amounts, in the order above."""
        states = (self.total, self.current, self.outdated, self.unsure, self.missing)
        return (*states, self.machine, self.human, self.reviewed, self.same)

    @property
    def shown(self) -> Amount:
        """What readers get in their language."""
        return self.current + self.outdated

    @property
    def untranslated(self) -> Amount:
        """What readers do not get in their language."""
        return self.unsure + self.missing

    @property
    def by_people(self) -> Amount:
        """What a person wrote or checked."""
        return self.human + self.reviewed

    def as_dict(self) -> dict[str, dict[str, int]]:
        """Give the counts for programs, of JSON's types."""
        return asdict(self)

    @property
    def share(self) -> float:
        """The words that readers get in their language, of all words; from 0 to 1."""
        return self.shown.words / self.total.words if self.total.words else 1.0


def page_counts(page: Page, tag: str, snapshot: Snapshot) -> Counts:
    """Count the blocks of one page; a text that stands twice on it counts twice.

    Args:
        page: The page.
        tag: A language of the site; the source language has all of every page. Only
            the language's own texts count, no fallback.
        snapshot: The catalogs.
    """
    blocks = page.blocks
    catalog = snapshot.content.get(tag)
    if tag == snapshot.source:
        found = [_ORIGINAL] * len(blocks)
    elif catalog is None:
        found = [NOT_THERE] * len(blocks)
    else:
        keys = [(block.text, block.context) for block in blocks]
        found = catalog.standings(keys, page.path)
    weights = [block.words for block in blocks]
    return _counted(found, weights)


def pages_counts(pages: Iterable[Page], tag: str, snapshot: Snapshot) -> Counts:
    """Count the blocks of several pages, as readers meet them, page by page.

    A text counts on every page that it stands on: these are the sums of `page_counts`.
    What a translator has to do, each text once, is `message_counts`.

    Args:
        pages: The pages.
        tag: A language of the site.
        snapshot: The catalogs.
    """
    return sum((page_counts(page, tag, snapshot) for page in pages), Counts())


def message_counts(
    pages: Iterable[Page], tag: str, snapshot: Snapshot, title: str = ""
) -> Counts:
    """Count the messages of the content domain, each text once in each context.

    These are the messages of `content.po`. Equal texts on two pages are one message;
    where a translator gave one page a text of its own, the message stands as it does
    on the page where it stands worst.

    Args:
        pages: The pages; drafts must not be among them.
        tag: A language of the site.
        snapshot: The catalogs.
        title: The site's title, a message like any other.
    """
    messages: dict[tuple[str | None, str], Weighed] = {}
    if title:
        found = _found(title, None, None, tag, snapshot)
        messages[None, title] = (found, words.count(title))
    for page in pages:
        for block in page.blocks:
            found = _found(block.text, block.context, page.path, tag, snapshot)
            key = (block.context, block.text)
            before = messages.setdefault(key, (found, block.words))
            messages[key] = (_worse(before[0], found), before[1])
    standings = [each for each, _ in messages.values()]
    return _counted(standings, [weight for _, weight in messages.values()])


def interface_counts(messages: "Iterable[po.NewEntry]", reader: Reader) -> Counts:
    """Count the interface texts of the domain `messages`, each once.

    Args:
        messages: All interface texts of a site.
        reader: Reads the language; only its own texts count, no fallback.
    """
    every = list(messages)
    standings = [_said(each, reader) for each in every]
    return _counted(standings, [words.count(each.msgid) for each in every])


def _found(
    text: str, context: str | None, page: str | None, tag: str, snapshot: Snapshot
) -> Standing:
    if tag == snapshot.source:
        return _ORIGINAL
    catalog = snapshot.content.get(tag)
    return NOT_THERE if catalog is None else catalog.standing(text, context, page)


def _said(message: "po.NewEntry", reader: Reader) -> Standing:
    is_plural = message.msgid_plural is not None
    shown = reader.ui(
        message.msgid, message.msgctxt, message.msgid_plural, 1 if is_plural else None
    )
    if shown.state is State.CURRENT:
        return Standing(State.CURRENT, shown.origin)
    catalogs = reader.snapshot.interface.get(reader.language.tag, ())
    found = [each.standing(message.msgid, message.msgctxt) for each in catalogs]
    return next((each for each in found if each.state is State.UNSURE), NOT_THERE)


def _worse(one: Standing, other: Standing) -> Standing:
    return other if _rank(other) < _rank(one) else one


def _rank(found: Standing) -> tuple[int, bool]:
    return _WORST.index(found.state), found.origin is not Origin.MACHINE


def _counted(found: Sequence[Standing], weights: Sequence[int]) -> Counts:
    """Sum up by state and, of what is shown, by origin."""
    kinds = set(found)
    amounts: dict[str, Amount] = {}
    for kind in kinds:
        # Most pages are of one kind.
        mine = weights if len(kinds) == 1 else _of(kind, found, weights)
        amount = Amount(len(mine), sum(mine))
        names = ["total", str(kind.state)]
        if kind.state in SHOWN:
            names.append(str(kind.origin))
        for name in names:
            amounts[name] = amounts[name] + amount if name in amounts else amount
    return Counts(**amounts)


def _of(kind: Standing, found: Sequence[Standing], weights: Sequence[int]) -> list[int]:
    pairs = zip(found, weights, strict=True)
    return [weight for each, weight in pairs if each == kind]
