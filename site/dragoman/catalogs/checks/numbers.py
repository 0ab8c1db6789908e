"""Numbers and addresses: what a reader acts on is what the source says.

Digits of any script count alike, and separators do not count: `1,234.50` is
`1 234,50`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from dragoman.catalogs.checks.finding import BOTH, Check, warning
from dragoman.catalogs.checks.message import Message, said_pairs
from dragoman.catalogs.checks.text import Text

_RUN = re.compile(r"\d+")
# Smaller ones are often written out.
_SPELLED_OUT = 12
# Clock times, dates and the units of ten thousands are another number elsewhere.
_CONVERTED = re.compile(
    r"\d\s*[ap]\.?m\b|million|billion|thousand|dozen|century", re.IGNORECASE
)


def _numbers(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        wanted, has = _runs(pair.source), _runs(pair.target)
        if sorted(wanted.elements()) == sorted(has.elements()):
            continue
        # One that the source writes out is no fault of the translation.
        lost, new = _large(wanted - has), _large(has - wanted)
        is_regrouped = "".join(sorted("".join(wanted.elements()))) == "".join(
            sorted("".join(has.elements()))
        )
        if is_regrouped or _CONVERTED.search(pair.source.prose):
            continue
        if lost and new:
            yield f"has the number {new[0]} for {lost[0]}"
        elif lost:
            yield f"lacks the number {lost[0]}"


def _runs(text: Text) -> Counter[str]:
    found = _RUN.findall(text.prose)
    return Counter("".join(str(unicodedata.decimal(c)) for c in run) for run in found)


def _large(runs: Counter[str]) -> list[str]:
    return [run for run in runs if int(run) > _SPELLED_OUT]


def _urls(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        # A link may be written out in one text and as a link in the other.
        wanted = pair.source.urls.union(pair.source.links)
        has = pair.target.urls.union(pair.target.links)
        if lost := sorted(pair.source.urls - has):
            yield f"lacks the address {lost[0]}"
        elif new := sorted(pair.target.urls - wanted):
            yield f"has the address {new[0]}, its source has not"


def _emails(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        if lost := sorted(pair.source.emails - pair.target.emails):
            yield f"lacks the mail address {lost[0]}"
        elif new := sorted(pair.target.emails - pair.source.emails):
            yield f"has the mail address {new[0]}, its source has not"


CHECKS: tuple[Check, ...] = (
    warning("number", "Numbers above twelve are those of the source.", _numbers, BOTH),
    warning("url", "Addresses that are written out are there.", _urls, BOTH),
    warning("email", "Mail addresses are those of the source.", _emails, BOTH),
)
