"""Say in words why the bytes at some place are no `.po` file."""

import re

from dragoman.catalogs.po.error import PoError

_CONFLICT = re.compile(rb"<{7}|={7}|>{7}|\|{7}")
_MARKER = re.compile(rb"(?:\#~\|?|\#\||\s|\\\n)*+")
_WORD = re.compile(rb"[A-Za-z_$][A-Za-z0-9_$]*+")
_CLOSED = re.compile(rb'"[^"\\\n]*+(?:\\[\s\S][^"\\\n]*+)*+"')
_KEYWORDS = frozenset([b"msgctxt", b"msgid", b"msgid_plural", b"msgstr"])

# UTF-16 and UTF-32 begin with a byte order mark, or have zero bytes beside ASCII.
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS_UTF_8 = "Save the file as UTF-8, and let its header say charset=UTF-8"

_UNCLOSED = "a string is not closed on its line"


def line_at(data: bytes, offset: int) -> int:
    """Return the 1-based number of the line that an offset lies in."""
    return data.count(b"\n", 0, offset) + 1


def misfit(data: bytes, offset: int) -> PoError:
    """Return the error for a place where no token of a `.po` file begins."""
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:4]:
        reason = "the file is UTF-16 or UTF-32, which no gettext tool reads"
        return PoError(1, reason, remedy=_SAVE_AS_UTF_8)
    marker = _MARKER.match(data, offset)
    start = marker.end() if marker else offset
    word = _WORD.match(data, start)
    if word and word[0] in _KEYWORDS:
        return _after_keyword(data, word)
    return PoError(line_at(data, start), _reason(data, start, word))


def _after_keyword(data: bytes, word: re.Match[bytes]) -> PoError:
    gap = _MARKER.match(data, word.end())
    start = gap.end() if gap else word.end()
    line = line_at(data, word.start())
    if data[start : start + 1] == b'"' and not _CLOSED.match(data, start):
        return PoError(line_at(data, start), _UNCLOSED)
    return PoError(line, f"a string must follow {word[0].decode('ascii')}")


def _reason(data: bytes, start: int, word: re.Match[bytes] | None) -> str:
    if _CONFLICT.match(data, start):
        return "a merge conflict is not resolved"
    if word and word[0] == b"domain":
        return "a domain directive is not supported"
    if word:
        return f"the keyword {word[0].decode('ascii')} is unknown"
    if data[start : start + 1] != b'"':
        return f"{data[start : start + 1]!r} cannot stand here"
    if _CLOSED.match(data, start):
        return "a string stands outside of a message"
    return _UNCLOSED
