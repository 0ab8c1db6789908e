"""The comment lines above a message: what they say, and how to change one kind of them.

A block is the bytes from a message's first comment to its first keyword or `#|`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.grammar import BYTE_ORDER_MARK, grammar

TRANSLATOR: Final = " "
EXTRACTED: Final = "."
REFERENCE: Final = ":"
FLAG: Final = ","

# gettext reads `#!` like `#,`, and since 0.26 writes lasting flags after `#=`.
_KINDS = {b".": EXTRACTED, b":": REFERENCE, b",": FLAG, b"!": FLAG, b"=": FLAG}
_ORDER = (TRANSLATOR, EXTRACTED, REFERENCE, FLAG)

_FLAG = re.compile(r"range:\s*[^\s,]+|[^\s,]+")
# A file name with white space in it stands between U+2068 and U+2069.
_REFERENCE = re.compile("(?:\u2068[^\u2069]*\u2069|\\S)+")
_ISOLATES = str.maketrans("", "", "\u2068\u2069")


class Comment(NamedTuple):
    """One comment, which a backslash at the end of a line may carry over to the next.

    Args:
        kind: `TRANSLATOR`, `EXTRACTED`, `REFERENCE` or `FLAG`.
        start: Offset of the first byte of its line in the block.
        body: Offset after its marker.
        end: Offset after its line, the end of line included.
    """

    kind: str
    start: int
    body: int
    end: int


def comments(block: bytes, charset: Charset) -> Iterator[Comment]:
    """Walk through the comments of a block."""
    first = len(BYTE_ORDER_MARK) if block.startswith(BYTE_ORDER_MARK) else 0
    for found in grammar(charset.wide).comments.finditer(block):
        kind = _KINDS.get(block[found.start() + 1 : found.start() + 2], TRANSLATOR)
        start = max(first, block.rfind(b"\n", 0, found.start()) + 1)
        body = found.start() + (1 if kind is TRANSLATOR else 2)
        end = found.end()
        yield Comment(kind, start, body, end + (block[end : end + 1] == b"\n"))


def lines(block: bytes, charset: Charset, kind: str) -> tuple[str, ...]:
    """Return the text of the comments of one kind, without marker and its space."""
    found = [item for item in comments(block, charset) if item.kind is kind]
    return tuple(_text(block[item.body : item.end], charset) for item in found)


def flags(block: bytes, charset: Charset) -> tuple[str, ...]:
    """Return the flags of all flag lines, in their order."""
    every = lines(block, charset, FLAG)
    return tuple(flag for line in every for flag in _FLAG.findall(line))


def references(block: bytes, charset: Charset) -> tuple[str, ...]:
    """Return the references of all `#:` lines, in their order."""
    every = " ".join(lines(block, charset, REFERENCE))
    return tuple(item.translate(_ISOLATES) for item in _REFERENCE.findall(every))


def replaced(block: bytes, charset: Charset, kind: str, new: Iterable[bytes]) -> bytes:
    """Return a block whose comments of one kind are other lines.

    Args:
        block: The block as it is.
        charset: Its charset.
        kind: Which comments make room.
        new: Whole lines, each with its end of line. They stand where the first of that
            kind stood, or else where msgcat would put them.
    """
    found = list(comments(block, charset))
    old = [item for item in found if item.kind is kind]
    rank = _ORDER.index(kind)
    later = [item.start for item in found if _ORDER.index(item.kind) > rank]
    place = old[0].start if old else min(later, default=len(block))
    pieces, position = [], 0
    for item in (item for item in old if item.start >= position):
        pieces.append(block[position : item.start])
        position = item.end
    kept = b"".join([*pieces, block[position:]])
    return kept[:place] + b"".join(new) + kept[place:]


def _text(raw: bytes, charset: Charset) -> str:
    text = raw.replace(b"\\\n", b"").rstrip(b"\r\n")
    return text.removeprefix(b" ").decode(charset.codec, "surrogateescape")
