"""Emphasis beside Chinese, Japanese and Korean text, which CommonMark gets wrong.

CommonMark's flanking rule counts on spaces: in `**日本語。**続き` the closing stars
stand between punctuation and a letter, and so close nothing. There we put a mark of
punctuation of our own on the letter's side, which the writer takes out again.
`_` is left alone: it never opens inside a word.
"""

import re
import unicodedata
from functools import cache, lru_cache

from dragoman.pages.markdown.cleaning import HINGE

__all__ = ["hinge", "is_wide"]

_SCRIPTS = (
    "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001f200-\U0001f2ff\U00020000-\U0003ffff"
)
_MENDED = frozenset({"pl", "lp"})
_RUN = re.compile(r"\*+|~+")
# Hangul is written with spaces, so a line break in it is one.
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"


def is_wide(character: str) -> bool:
    """Tell whether a character belongs to a script that writes no spaces."""
    is_cjk = bool(_among(_SCRIPTS).match(character))
    return is_cjk and not _among(_HANGUL).match(character)


def hinge(text: str) -> str:
    """Return the text with `HINGE` wherever emphasis would fail beside CJK.

    Args:
        text: Clean text, so that a hinge in it is ours.
    """
    if text.isascii() or not any(
        sign in text and _touched(sign).search(text) for sign in "*~"
    ):
        return text
    parts: list[str] = []
    done = 0
    is_cjk = _among(_SCRIPTS).match
    for run in _RUN.finditer(text):
        start, end = run.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        kinds = _kind(before) + _kind(after)
        if kinds in _MENDED and (is_cjk(before) or is_cjk(after)):
            stars = run[0] + HINGE if kinds == "pl" else HINGE + run[0]
            parts += (text[done:start], stars)
            done = end
    return "".join(parts) + text[done:]


@cache
def _among(scripts: str) -> re.Pattern[str]:
    """Give what finds a character of scripts; compiled late, as below."""
    return re.compile(f"[{scripts}]")


@cache
def _touched(sign: str) -> re.Pattern[str]:
    """Give what finds a sign beside such text.

    It begins with the sign, so that nothing else is looked at; it takes some
    milliseconds to compile.
    """
    return re.compile(f"[{sign}](?:(?=[{_SCRIPTS}])|(?<=[{_SCRIPTS}][{sign}]))")


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    if not character or character.isspace():
        return " "
    return "p" if unicodedata.category(character)[0] in "PS" else "l"
