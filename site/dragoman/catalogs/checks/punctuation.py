"""Punctuation as each language has it: how a text ends, what stands in brackets.

Marks of one meaning are one kind, whatever the script.
"""
# ruff: noqa: RUF001 -- the marks of many scripts are what this module knows

import re
from collections.abc import Iterator
from typing import Final

from dragoman.catalogs.checks.finding import BOTH, Check, warning
from dragoman.catalogs.checks.message import Message, Pair, said_pairs
from dragoman.catalogs.checks.text import THING, Text

_STOP, _COLON, _QUESTION = "full stop", "colon", "question mark"
_EXCLAMATION, _ELLIPSIS, _SEMICOLON = "exclamation mark", "ellipsis", "semicolon"

_ENDS: Final = {
    _ELLIPSIS: ("…", "...", "⋯", "。。。", "᠁"),
    _STOP: (*".。．｡।॥۔։።᙮᠃᠉།။។꓿⸼", "෴"),
    _COLON: (*":：︰፥፦", "᠄"),
    _QUESTION: tuple("?？؟՞፧⁇⁈⁉"),
    _EXCLAMATION: tuple("!！՜߹‼"),
    _SEMICOLON: tuple(";；؛፤"),
}
# Written in a language with a mark that others use for something else.
_OWN: Final = {
    "el": {";": _QUESTION, "\u037e": _QUESTION, "·": _SEMICOLON, "\u0387": _SEMICOLON},
    "hy": {":": _STOP, "՝": _COLON, "․": _STOP},
}
# No mark stands at the end of a sentence, or a space does what it would do.
_WITHOUT_STOP = frozenset({"th", "lo", "km", "my", "bo", "dz", "shn", "nod"})
# What introduces something may end as a sentence there, and the other way round.
_COLON_OR_STOP = frozenset({"ja", "zh", "ko", "yue", "hy"})
# Stand in the word they belong to, not at its end.
_WITHIN = {"hy": "՞՜"}
_CLOSERS = " \t\n\u00a0\u202f\u200e\u200f\u061c\u2069)]}*_~`'\"’”»«“‘›」』）】〉》］"
_ABBREVIATED = re.compile(r"\b\w{1,5}\.$")
_ENGLISH = re.compile(
    r"(?:\b(?:etc|Inc|Ltd|Co|No|vs|approx|min|max|sec)|\b\w\.\w"
    r"|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$"
)
_ASKING = re.compile(r"(?:wh\w+|how)\b", re.IGNORECASE)
_JAPANESE_QUESTION = re.compile(r"か。\W*$")
# Fewer words are a label, whose last word may well be shortened.
_LABEL_WORDS = 4

_FRENCH = frozenset({"fr", "br"})
# A mark that takes a space before it, at the end of a word. Canadian French sets it
# before the colon only, and leaves the choice.
_UNSPACED = re.compile(r"(?:(?<=\w)| )([;:?!])(?=\s|$)")
_OPENING, _CLOSING = "([{（［｛", ")]}）］｝"
_SMILEY = re.compile(r"(?<!\S)[:;]-?[()]")


def _end(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        wanted = ending(pair.source, "")
        has = ending(pair.target, message.language_code)
        if has != wanted and not _is_right(message.language_code, pair, has, wanted):
            yield f"ends with {_said(has)}, its source with {_said(wanted)}"


def ending(text: Text, language: str) -> str | None:
    """Name the mark that a text ends with.

    Args:
        text: The text.
        language: Its language, without script and region.

    Returns:
        The mark's name in English; None where it ends with no such mark.
    """
    bare = text.prose.rstrip(_CLOSERS)
    own = _OWN.get(language, {}).get(bare[-1:])
    if own:
        return own
    return next((name for name, marks in _ENDS.items() if bare.endswith(marks)), None)


def _said(mark: str | None) -> str:
    if mark is None:
        return "no such mark"
    return f"{'an' if mark[0] in 'aeiou' else 'a'} {mark}"


def _is_right(language: str, pair: Pair, has: str | None, wanted: str | None) -> bool:
    both = {has, wanted}
    return (
        language in _WITHOUT_STOP
        or (language in _COLON_OR_STOP and both <= {_COLON, _STOP})
        or any(mark in pair.target.raw for mark in _WITHIN.get(language, ""))
        or THING in _last(pair.source) + _last(pair.target)
        or (both == {None, _QUESTION} and wanted is None and _asks(pair.source))
        or (language == "ja" and wanted is _QUESTION and _asks_in_japanese(pair.target))
        or (both == {None, _STOP} and _is_abbreviated(pair, has))
    )


def _asks(text: Text) -> bool:
    """Whether an English heading is a question elsewhere: "Why it matters"."""
    return bool(_ASKING.match(text.prose.lstrip(_CLOSERS)))


def _asks_in_japanese(text: Text) -> bool:
    """Whether the particle says that it is a question; a full stop may follow it."""
    return bool(_JAPANESE_QUESTION.search(text.prose))


def _last(text: Text) -> str:
    """The last word, where a full stop may belong to what is no prose."""
    words = text.prose.split()
    return words[-1] if words else ""


def _is_abbreviated(pair: Pair, has: str | None) -> bool:
    if has is None:
        return bool(_ENGLISH.search(pair.source.prose.rstrip(_CLOSERS)))
    is_label = len(pair.source.prose.split()) <= _LABEL_WORDS
    return is_label and bool(_ABBREVIATED.search(pair.target.prose.rstrip(_CLOSERS)))


def _french_spacing(message: Message) -> Iterator[str]:
    if message.language_code not in _FRENCH or message.language.endswith("-CA"):
        return
    for pair in said_pairs(message):
        prose = _SMILEY.sub("", pair.target.prose)
        if found := _UNSPACED.search(prose):
            yield f"needs a no-break space before “{found[1]}”"


def _brackets(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        open_, lost = _balance(pair.target), _balance(pair.source)
        if open_ != lost and not lost:
            fault = "is not closed" if open_ > 0 else "was not opened"
            yield f"has a bracket that {fault}"


def _balance(text: Text) -> int:
    prose = _SMILEY.sub("", text.prose)
    opened = sum(prose.count(each) for each in _OPENING)
    return opened - sum(prose.count(each) for each in _CLOSING)


CHECKS: tuple[Check, ...] = (
    warning(
        "end-punctuation",
        "The text ends with the mark that the language has for that of the source.",
        _end,
        BOTH,
    ),
    warning(
        "french-spacing",
        "French has a no-break space before `;`, `:`, `?` and `!`.",
        _french_spacing,
        BOTH,
    ),
    warning("brackets", "Each bracket that opens closes.", _brackets, BOTH),
)
