"""Leaves out of style sheets and scripts what no browser reads: comments and indents.

Law: what is left has the same tokens. Nothing is renamed, reordered or put another way.
"""

import posixpath
import re
from collections.abc import Callable, Sequence

from dragoman.assets.references import css
from dragoman.assets.references.tokens import tokens

# What a licence asks to be kept, by the custom of all tools that shorten files.
_KEPT = re.compile(r"/\*!|@license|@preserve|\A#!")
_JS_LINE_END = re.compile(r"[\n\r\u2028\u2029]")
_CSS = re.compile(rf"(?P<gap>(?:[ \t\n\r\f]|{css.COMMENT})++)|{css.TOKEN}", css.FLAGS)
_COMMENT = re.compile(css.COMMENT, css.FLAGS)
# Beside these, space means nothing in a style sheet.
_CSS_ENDS = frozenset("{};,")


def shortened(name: str, content: bytes) -> bytes:
    """Return a file as it goes over the wire.

    Args:
        name: Its name, which tells its kind; `*.min.*` is left to its maker.
        content: Its bytes, UTF-8 where it is text.
    """
    stem, ending = posixpath.splitext(name)
    shorten = _SHORTENERS.get(ending.lower())
    if shorten is None or stem.endswith(".min"):
        return content
    return shorten(content.decode()).encode()


def _style(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for found in _CSS.finditer(text):
        pieces.append(text[end : found.start()])
        end = found.end()
        is_gap = found["gap"] is not None
        pieces.append(_style_gap(found, pieces) if is_gap else found[0])
    return "".join((*pieces, text[end:]))


def _style_gap(found: re.Match[str], pieces: Sequence[str]) -> str:
    gap, text = found[0], found.string
    # After an escape, space may be a part of it (CSS Syntax Level 3, section 4.3.7).
    if _KEPT.search(gap) or any("\\" in piece for piece in pieces[-2:]):
        return gap
    beside = (
        text[found.start() - 1 : found.start()],
        text[found.end() : found.end() + 1],
    )
    if not all(beside) or _CSS_ENDS.intersection(beside):
        return ""
    # A comment without space beside it parts two words that would else be one.
    return " " if _COMMENT.sub("", gap) else "/**/"


def _script(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for token in tokens(text):
        pieces += _script_gap(text[end : token.start]), token.text
        end = token.start + len(token.text)
    return "".join(pieces)


def _script_gap(gap: str) -> str:
    """Shorten what stands between two tokens; the end of a line may end a statement."""
    if _KEPT.search(gap):
        return gap
    return "\n" if _JS_LINE_END.search(gap) else gap


_SHORTENERS: dict[str, Callable[[str], str]] = {
    ".css": _style,
    ".js": _script,
    ".mjs": _script,
}
