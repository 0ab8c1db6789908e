"""Knows how to read an Accept-Language header (RFC 9110 sections 12.4.2 and 12.5.4).

Law: no header text raises, and none costs more than its first 500 characters.
"""

import re
from typing import Final, NamedTuple

from dragoman.errors import TagError
from dragoman.languages.tags import canonical

# The longest headers of real browsers have some 200 characters and a dozen ranges.
MAX_CHARACTERS: Final = 500
MAX_RANGES: Final = 20

# RFC 9110 allows at most three digits. Space around the equals sign is not in its
# grammar, but it is sent, and its meaning is plain.
_RANGE: Final = re.compile(
    r"[ \t]*(?P<tag>\*|[A-Za-z0-9_*-]+)[ \t]*"
    r"(?:;[ \t]*[qQ][ \t]*=[ \t]*(?P<weight>0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)[ \t]*)?"
)


class Range(NamedTuple):
    """One wish of a reader.

    Attributes:
        tag: A canonical language tag, or "*" for any other language.
        weight: The quality value in thousandths; 0 refuses what the range covers.
    """

    tag: str
    weight: int


def ranges(header: str) -> tuple[Range, ...]:
    """Return a header's ranges, best first; those of equal weight keep their order.

    A range whose tag or weight is malformed is left out, and so is one that the
    limit would cut in half.

    Args:
        header: The value of Accept-Language.
    """
    if len(header) > MAX_CHARACTERS:
        header = header[: MAX_CHARACTERS + 1].rpartition(",")[0]
    items = [item for item in header.split(",") if item.strip(" \t")]
    found = filter(None, map(_range, items[:MAX_RANGES]))
    return tuple(sorted(found, key=lambda item: -item.weight))


def _range(item: str) -> Range | None:
    match = _RANGE.fullmatch(item)
    if match is None:
        return None
    weight = round(float(match["weight"] or 1) * 1000)
    if match["tag"] == "*":
        return Range("*", weight)
    try:
        # RFC 4647 section 3.2: a wildcard inside an extended range matches anything,
        # also nothing ("de-*-DE" is "de-DE").
        return Range(canonical(match["tag"].replace("-*", "")), weight)
    except TagError:
        return None
