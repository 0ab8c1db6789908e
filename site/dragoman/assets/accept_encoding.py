"""Which content coding an answer gets (RFC 9110 section 12.5.3).

Nothing here knows assets: any answer that exists in several codings may ask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

IDENTITY = "identity"
"""The coding of bytes as they are."""

LONGEST = 500
"""Characters of the header that are read; browsers send fewer than 60."""

_ITEM = re.compile(
    r"[ \t]*([!#$%&'*+\-.^_`|~0-9a-z]+)"
    r"(?:[ \t]*;[ \t]*q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?[ \t]*"
)

_ALIASES = {"x-gzip": "gzip", "x-compress": "compress"}


def coding(accept_encoding: str, available: Iterable[str]) -> str:
    """Choose the coding for an answer.

    The highest weight wins; of equal weights the one that stands first in `available`,
    identity last. A malformed item counts as not sent. Identity is also the answer
    when the header refuses everything: a reader is better served by bytes he did not
    ask for than by an error (the RFC leaves that to the server).

    Args:
        accept_encoding: The header's value; an empty text when it was not sent.
        available: Codings that exist beside identity, the preferred one first.

    Returns:
        One of `available`, or `identity`.
    """
    weights = _weights(accept_encoding[:LONGEST].lower())
    anything = weights.get("*", 0.0)
    best, highest = IDENTITY, weights.get(IDENTITY, anything)
    for name in available:
        weight = weights.get(name, anything)
        if weight > highest or (weight == highest > 0 and best == IDENTITY):
            best, highest = name, weight
    return best


def _weights(header: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for item in header.split(","):
        if match := _ITEM.fullmatch(item):
            name = _ALIASES.get(match[1], match[1])
            weights.setdefault(name, float(match[2] or 1))
    return weights
