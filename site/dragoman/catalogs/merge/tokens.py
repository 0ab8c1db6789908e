"""The parts of a text that are no words: URLs, paths, code, numbers.

They stand in a translation as they do in the source, so they can be replaced there.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a part is."""

    TARGET = "target"
    CODE = "code"
    NUMBER = "number"


class Token(NamedTuple):
    """A part of a text.

    Attributes:
        kind: What it is.
        text: Its characters.
        start: Where it begins.
        end: Where it ends.
    """

    kind: Kind
    text: str
    start: int
    end: int


_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
# Where a link leads, or which picture is shown; then a URL that stands by itself.
_TARGET = re.compile(
    r"(?<=\]\()<?([^\s()<>]+)>?"
    r"|(?<![\w/])([a-z][a-z0-9+.-]*://[^\s<>()\[\]\"'`]*[^\s<>()\[\]\"'`.,;:!?])"
)
# Letters of other scripts may stand right beside a number.
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.,])[0-9]+(?:[.,:][0-9]+)*(?![A-Za-z0-9_])")
# Code that is the same in every language: a path, a URL or a version.
_FIXED = re.compile(
    r"[a-z][a-z0-9+.-]*://\S+|(?:\.{0,2}/|~/)?[\w@.~+-]+(?:/[\w@.~+-]+)*/?\.?[\w-]*"
    r"|v?\d+(?:\.\d+)+[\w.+-]*",
    re.IGNORECASE,
)
_PATH_MARK = re.compile(r"[/\\]|\.\w+$|^v?\d+(?:\.\d+)")


def tokens(text: str) -> list[Token]:
    """Find the parts of a text that are no words, in their order.

    Args:
        text: A text of inline Markdown, or of the interface.
    """
    return list(_found(text))


def _found(text: str) -> Iterator[Token]:
    taken = [False] * len(text)
    found: list[Token] = []
    for kind, match, group in _matches(text):
        start, end = match.span(group)
        if any(taken[start:end]):
            continue
        taken[match.start() : match.end()] = [True] * len(match[0])
        if kind is not Kind.CODE or is_fixed_code(match[group]):
            found.append(Token(kind, match[group], start, end))
    yield from sorted(found, key=lambda token: token.start)


def _matches(text: str) -> Iterator[tuple[Kind, re.Match[str], int]]:
    """Walk through what may be a part: its kind, its match, and its group in that."""
    for match in _CODE.finditer(text):
        yield Kind.CODE, match, 2
    for match in _TARGET.finditer(text):
        yield Kind.TARGET, match, 1 if match[1] is not None else 2
    for match in _NUMBER.finditer(text):
        yield Kind.NUMBER, match, 0


def is_fixed_code(code: str) -> bool:
    """Whether inline code is a path, a URL or a version, and so never translated.

    Args:
        code: What stands between the backticks.
    """
    return bool(_FIXED.fullmatch(code) and _PATH_MARK.search(code))


def skeleton(text: str, found: list[Token]) -> tuple[str, ...]:
    """Give what stands around the parts, and their kinds.

    Args:
        text: The text.
        found: Its parts.
    """
    pieces, position = [], 0
    for token in found:
        pieces += [text[position : token.start], token.kind]
        position = token.end
    return (*pieces, text[position:])
