"""Make a message obsolete and bring it back, its lines kept as they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.comments import EXTRACTED, REFERENCE, replaced
from dragoman.catalogs.po.compose import again, message
from dragoman.catalogs.po.entry import Entry, NewEntry
from dragoman.catalogs.po.error import PoError
from dragoman.catalogs.po.grammar import BYTE_ORDER_MARK, COMMENT, grammar
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.piece import of_message
from dragoman.catalogs.po.text import escaped

_MARKER = re.compile(rb"[ \t]*#~(\|?)[ \t]?")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_PREVIOUS = re.compile(rb"[ \t]*#\|")


def also_translated(kept: Sequence[str], others: Iterable[Entry]) -> tuple[str, ...]:
    """Return the comments that keep what else a message was translated as.

    Args:
        kept: The translation that stays.
        others: Messages of the same text that go.

    Returns:
        One line for each text, escaped as in a string, so that it stays one line.
    """
    texts = (text for entry in others for text in entry.msgstr if text)
    lost = dict.fromkeys(text for text in texts if text not in kept)
    return tuple(f"Also translated as: {escaped(text)}" for text in lost)


def with_others(new: NewEntry, others: Sequence[Entry]) -> NewEntry:
    """Return a message with comments that keep what others were translated as.

    Args:
        new: The message.
        others: Messages that make room for it.
    """
    notes = also_translated(new.msgstr, others)
    if not notes:
        return new
    return replace(new, comments=tuple(dict.fromkeys((*new.comments, *notes))))


def retired(raw: bytes, charset: Charset) -> bytes:
    """Return the lines of a live message as those of an obsolete one.

    Where it came from (`#:`) and what extraction said of it (`#.`) go, as in msgmerge.
    """
    block, rest = _halves(raw, charset)
    for kind in (EXTRACTED, REFERENCE):
        block = replaced(block, charset, kind, ())
    return b"".join([*_lines(block), *map(_hidden, _lines(rest))])


def revived(raw: bytes, entry: Entry, layout: Layout) -> bytes:
    """Return the lines of an obsolete message as those of a live one."""
    lines = b"".join(_MARKER.sub(_shown, line, count=1) for line in _lines(raw))
    if _says_the_same(lines, entry, layout.charset):
        return lines
    # Someone wrote several marked parts on one line.
    return message(again(entry), layout, entry.line)


def _says_the_same(raw: bytes, entry: Entry, charset: Charset) -> bool:
    try:
        read = of_message(raw, charset).entry
    except PoError:
        return False
    return read == replace(entry, obsolete=False, block=read.block) if read else False


def _halves(raw: bytes, charset: Charset) -> tuple[bytes, bytes]:
    """Return the comments of a message and the rest of it."""
    tokens = grammar(charset.wide).tokens(raw)
    start = next(token.start for token in tokens if token.kind != COMMENT)
    return raw[:start], raw[start:]


def _lines(raw: bytes) -> list[bytes]:
    """Return the lines that are not blank, those joined by a backslash as one."""
    text = raw.removeprefix(BYTE_ORDER_MARK).replace(b"\\\n", b"")
    return [line for line in _LINE.findall(text) if line.strip()]


def _hidden(line: bytes) -> bytes:
    if _PREVIOUS.match(line):
        return _PREVIOUS.sub(b"#~|", line, count=1)
    return b"#~ " + line.lstrip(b" \t")


def _shown(marker: re.Match[bytes]) -> bytes:
    return b"#| " if marker[1] else b""
