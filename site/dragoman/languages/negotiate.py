"""Knows which of a site's languages a reader gets at an address that names none.

Law: explicit choice, then Accept-Language, then the default. Nobody gets a language
they did not ask for merely because their neighbours read it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dragoman.errors import TagError
from dragoman.languages.accept import MAX_CHARACTERS, Range, ranges
from dragoman.languages.fallback import parents
from dragoman.languages.likely import identity, particulars
from dragoman.languages.tags import canonical, segment, subtags

# What each later wish costs on CLDR's scale of distance. At 5 a neighbouring region of
# the first wish (at most 5) still beats an exact second one, and a merely similar
# language (8) does not; ICU's LocaleMatcher demotes by the same measure.
DEMOTION: Final = 5

# Weights may say more than order: q=0.1 beside q=1 costs 45, and 0.9, the usual second
# step of browsers, the 5 above.
WEIGHT_DEMOTION: Final = 50

_Cost = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The language a reader gets.

    Attributes:
        tag: One of the languages that are there, spelled as the site spells it.
        reason: "explicit", "accept-language" or "default".
    """

    tag: str
    reason: str


def choose(
    available: Iterable[str],
    *,
    explicit: str | None = None,
    accept_language: str | None = None,
    default: str,
) -> Choice:
    """Choose a reader's language.

    The result does not depend on the order of `available`.

    Args:
        available: Tags of the languages that are there.
        explicit: What the reader once chose, in any spelling; ignored if that
            language is not there.
        accept_language: The header of RFC 9110 section 12.5.4, whatever it holds.
        default: The tag for a reader who asks for nothing that is there.
    """
    there = tuple(sorted(set(available)))
    if explicit and (tag := spelled(explicit, there)):
        return Choice(tag, "explicit")
    if accept_language:
        # Cut before the cache sees it, one over, so that a cut can be told.
        tag = _best(there, accept_language[: MAX_CHARACTERS + 1], default)
        if tag:
            return Choice(tag, "accept-language")
    return Choice(default, "default")


def spelled(text: str, available: Iterable[str]) -> str | None:
    """Return the language that a text is a spelling or an alias of.

    Aliases are CLDR's: deprecated codes ("iw" for "he") and tags with the same likely
    subtags ("zh-TW" for "zh-Hant", "de-DE" for "de"). A neighbour is no alias.

    Args:
        text: A tag or a path segment, in any case.
        available: Tags of the languages that are there.
    """
    there = tuple(available)
    try:
        wanted = canonical(text)
    except TagError:
        return None
    for tag in there:
        if canonical(tag) == wanted:
            return tag
    return next((tag for tag in there if identity(tag) == identity(wanted)), None)


@lru_cache(maxsize=1024)
def _best(there: Sequence[str], header: str, default: str) -> str | None:
    wishes = ranges(header)
    allowed = [tag for tag in there if not _refused(tag, wishes)]
    offers = [
        offer
        for place, wish in enumerate(wish for wish in wishes if wish.weight)
        for offer in _offers(wish, place, wishes, allowed, default)
    ]
    return min(offers)[-1] if offers else None


def _offers(
    wish: Range, place: int, wishes: Sequence[Range], allowed: list[str], default: str
) -> Iterator[_Cost]:
    lost = WEIGHT_DEMOTION * (wishes[0].weight - wish.weight) // wishes[0].weight
    demotion = max(DEMOTION * place, lost)
    if wish.tag == "*":
        others = [tag for tag in allowed if _most_specific(tag, wishes) is None]
        for tag in others:
            yield demotion, place, int(tag != default), tag
        return
    for tag in allowed:
        if (away := _away(wish.tag, tag)) is not None:
            yield demotion + away, place, _rank(wish.tag, tag), tag


def _refused(tag: str, wishes: Sequence[Range]) -> bool:
    wish = _most_specific(tag, wishes)
    return wish is not None and wish.weight == 0


def _most_specific(tag: str, wishes: Sequence[Range]) -> Range | None:
    # RFC 9110 leaves open which of two ranges counts; as with Accept, the longer one.
    covering = [wish for wish in wishes if _covers(wish.tag, tag)]
    return max(
        covering,
        key=lambda wish: (identity(wish.tag) == identity(tag), len(wish.tag)),
        default=None,
    )


def _covers(wish: str, tag: str) -> bool:
    # RFC 4647 section 3.3.1, basic filtering, and other spellings of the same tag.
    if wish == "*":
        return False
    start = f"{segment(wish)}-"
    return f"{segment(tag)}-".startswith(start) or identity(wish) == identity(tag)


def _away(wish: str, tag: str) -> int | None:
    if canonical(tag) == wish:
        return 0
    if _only_by_name(tag):
        return None
    from dragoman.languages.distance import distance  # noqa: PLC0415 - its table takes 30 ms to load, and the command line needs none

    away = distance(identity(wish).triple, identity(tag).triple)
    if away is None:
        return None
    return away + (particulars(subtags(wish)) != particulars(subtags(tag)))


def _only_by_name(tag: str) -> bool:
    # Pseudo-locales (UTS #35: XA, XB) and private tags are for those who know them.
    parts = subtags(tag)
    return bool(parts.private) or parts.region in {"XA", "XB"}


def _rank(wish: str, tag: str) -> int:
    line = (wish, *parents(wish))
    return line.index(canonical(tag)) if canonical(tag) in line else len(line)
