"""Where a line of text may be broken: UAX #14, as far as `msgcat` needs it.

Python knows no line breaking classes. Those of punctuation are listed here after
LineBreak.txt; those of everything else follow from the general category and width.
Like the GNU tools, and other than LB29, a line may end after the full stop in `a.b`.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

# Class -> its characters, where the general category would say something else.
_LISTED = {
    "SP": " ",
    "BA": "\t|\u00ad\u058a\u05be\u0964\u0965\u0f0b\u1361\u17d4\u2010\u2012\u2013\u2027",
    "HY": "-",
    "B2": "\u2014",
    "BB": "\u00b4\u02c8\u02cc",
    "GL": "\u00a0\u202f\u2007\u2011\u034f\u0f0c",
    "WJ": "\u2060\ufeff",
    "ZW": "\u200b",
    "EX": "!?\u05c6\u061b\u061e\u061f\u06d4\u0f0d\uff01\uff1f",
    "IS": ",.:;\u037e\u0589\u060c\u060d\u07f8\u2044\ufe13\ufe14",
    "SY": "/",
    "CL": "}\u3001\u3002\uff0c\uff0e\uff61\uff64",
    "CP": ")]",
    "OP": "\u00a1\u00bf\u201a\u201e",
    "QU": "\"'\u00ab\u00bb\u2018\u2019\u201b\u201c\u201d\u201f\u2039\u203a",
    "IN": "\u2024\u2025\u2026",
    "PO": "%\u00a2\u00b0\u060b\u066a\u2030\u2031\u2032\u2033\u2103\u2109\uff05\uffe0",
    "PR": "$+\\\u00a3\u00a4\u00a5\u00b1\u2116\u2212\u20ac\uff04\uffe1\uffe5",
    "NS": "\u3005\u301c\u303b\u30fb\u30fc\u309b\u309c\u309d\u309e\u30a0\u30fd\u30fe"
    "\uff1a\uff1b\uff65\uff70\u203c\u203d\u2047\u2048\u2049"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ",
    "AL": "#&*<=>@^_`~",
    "NU": "\u066b\u066c",
}
_CLASSES = {char: name for name, chars in _LISTED.items() for char in chars}
_CATEGORIES = {
    "Ps": "OP",
    "Pe": "CL",
    "Pi": "QU",
    "Pf": "QU",
    "Nd": "NU",
    "Sc": "PR",
    "Zs": "BA",
    "Mn": "CM",
    "Mc": "CM",
    "Me": "CM",
    "Cc": "CM",
    "Cf": "CM",
}

# (before, after): never broken, not even at a space between them (LB7-LB17).
_NEVER = {"CL", "CP", "EX", "IS", "SY", "WJ", "ZW"}
_NEVER_PAIRS = {("QU", "OP"), ("CL", "NS"), ("CP", "NS"), ("B2", "B2")}

# Before -> after: broken only at a space between them (LB19-LB30).
_ONLY_AT_SPACE = {
    before: frozenset(after.split())
    for before, after in {
        "AL": "AL NU OP PR PO IN",
        "NU": "AL NU OP PR PO IN",
        "ID": "PO IN",
        "EX": "IN",
        "IN": "IN",
        "PR": "ID AL NU OP",
        "PO": "AL NU OP",
        "HY": "NU",
        "IS": "NU",
        "SY": "NU",
        "CL": "PO PR",
        "CP": "PO PR AL NU",
    }.items()
}
_STAYS_BEFORE = {"BA", "HY", "NS", "QU"}


def opportunities(text: str) -> Iterator[int]:
    """Walk through the offsets in a text before which a line may end.

    Args:
        text: One line of text, escapes as they are written in the file.
    """
    cluster, spaced = "", False
    for offset, (before, after) in enumerate(pairwise(map(_class, text)), 1):
        if before not in ("SP", "CM"):
            cluster, spaced = before, False
        elif before == "CM" and (not cluster or spaced):
            # A combining mark without a character of its own counts as a letter.
            cluster, spaced = "AL", False
        if before == "SP":
            spaced = True
        if _may_break(cluster, after, spaced=spaced):
            yield offset


def width(text: str, *, east_asian: bool = False) -> int:
    """Return the columns a text takes on a terminal.

    Args:
        text: The text.
        east_asian: Whether characters of ambiguous width take two.
    """
    if text.isascii():
        return len(text)
    wide = "WFA" if east_asian else "WF"
    return sum(_columns(char, wide) for char in text)


def _columns(char: str, wide: str) -> int:
    # Like gnulib, by the bidirectional class: some marks of category Mn take a column.
    if unicodedata.bidirectional(char) == "NSM" or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in wide else 1


def _may_break(before: str, after: str, *, spaced: bool) -> bool:
    if before == "ZW":
        return True
    if after in _NEVER or after in ("SP", "CM") or not before:
        return spaced and after == "CM"
    if before == "OP" or (before, after) in _NEVER_PAIRS:
        return False
    return spaced or not _sticks(before, after)


def _sticks(before: str, after: str) -> bool:
    if after in _STAYS_BEFORE or before in ("QU", "GL", "WJ", "BB"):
        return True
    if after == "GL":
        return before not in ("BA", "HY")
    return after in _ONLY_AT_SPACE.get(before, ())


@cache
def _class(char: str) -> str:
    listed = _CLASSES.get(char)
    if listed:
        return listed
    wide = unicodedata.east_asian_width(char) in "WF"
    return _CATEGORIES.get(unicodedata.category(char), "ID" if wide else "AL")
