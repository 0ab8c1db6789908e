"""Where a style sheet names other files: `url(...)`, `@import "..."`.

A small tokenizer after CSS Syntax Level 3, sections 4.3.1 to 4.3.6: comments, strings,
words and `url(` are told apart, so that `content: "url(x)"`, `my-url(x)` and
`/* url(x) */` are no references. Not known: `src()`, strings in `image-set()` (write
`url()` there), and the word `url` itself written with escapes.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from dragoman.assets.references.reference import Reference, names_neighbour, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMENT = r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)"
_SPACE = r"[ \t\n\r\f]"
_STRING = (
    r""""(?:[^"\\\n\r\f]|\\(?:\r\n|.))*+"|"""
    r"""'(?:[^'\\\n\r\f]|\\(?:\r\n|.))*+'"""
)
# The order matters: what cannot be a reference any more falls through to the kind that
# swallows it, up to where the CSS parser would take up again.
TOKEN = (
    rf"{COMMENT}"
    rf"|@import(?:{_SPACE}|{COMMENT})*+(?P<imported>{_STRING})"
    rf"|url\({_SPACE}*+(?P<quoted>{_STRING})"
    rf"""|url\({_SPACE}*+(?P<bare>(?:[^"'()\\\x00-\x20\x7f]|\\[^\n\r\f])++)"""
    rf"{_SPACE}*+\)"
    r"|url\((?:[^)\\]|\\.)*+\)?"
    rf"|{_STRING}"
    r"""|["'][^\n\r\f]*"""
    r"|[#@]?(?:[\w\-]|[^\x00-\x7f]|\\[^\n\r\f])++"
)
FLAGS = re.DOTALL | re.IGNORECASE
_TOKEN = re.compile(TOKEN, FLAGS)
_ESCAPE = re.compile(
    r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(\r\n|.))", re.DOTALL
)


def references(text: str) -> Iterator[Reference]:
    """Yield the references to neighbouring files in a style sheet, in order.

    Args:
        text: The style sheet.
    """
    for token in _TOKEN.finditer(text):
        if (kind := token.lastgroup) is not None:
            quote = 0 if kind == "bare" else 1
            written = path_of(token[kind][quote : len(token[kind]) - quote])
            path = _ESCAPE.sub(_unescaped, written)
            if names_neighbour(path):
                start = token.start(kind) + quote
                yield Reference(start, start + len(written), path)


def _unescaped(escape: re.Match[str]) -> str:
    """Return the character that an escape stands for (section 4.3.7)."""
    if escape[1] is None:
        return "" if escape[2] in {"\n", "\r", "\f", "\r\n"} else escape[2]
    number = int(escape[1], 16)
    surrogate = range(0xD800, 0xE000)
    valid = 0 < number <= sys.maxunicode and number not in surrogate
    return chr(number) if valid else "\N{REPLACEMENT CHARACTER}"
