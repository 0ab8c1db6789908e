"""The parts of a message's bytes: comments, previous text, source texts, translation.

Put together again they are the same bytes, so that a part of one side's message can
stand in the other side's without being written anew.
"""

from itertools import pairwise
from typing import NamedTuple

from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.grammar import COMMENT, grammar


class Sections(NamedTuple):
    """A message that is not obsolete, in parts.

    Attributes:
        block: Its comments.
        previous: Its `#|` lines.
        source: msgctxt, msgid and msgid_plural.
        translation: msgstr, up to the end of its last string.
        rest: The end of that line, and blank lines.
    """

    block: bytes
    previous: bytes
    source: bytes
    translation: bytes
    rest: bytes

    def joined(self) -> bytes:
        """Give the bytes of the message."""
        return b"".join(self)


def cut(raw: bytes, charset: Charset) -> Sections:
    """Cut a message into its parts.

    Args:
        raw: Its bytes; it is not obsolete.
        charset: Their charset.
    """
    tokens = [
        token for token in grammar(charset.wide).tokens(raw) if token.kind != COMMENT
    ]
    own = next(token for token in tokens if not token.kind.startswith("|"))
    target = next(token for token in tokens if token.kind.startswith("msgstr"))
    places = (0, tokens[0].start, own.start, target.start, tokens[-1].end, len(raw))
    return Sections(*(raw[a:b] for a, b in pairwise(places)))
