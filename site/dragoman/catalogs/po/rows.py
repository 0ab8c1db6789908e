"""Put other words into a text and keep its lines, where they are not wrapped as usual.

A number or a URL that becomes another one is no reason to wrap a paragraph anew that
somebody's program wrapped in its own way: taken back, it is the same bytes again.
"""

import re
from itertools import accumulate

from dragoman.catalogs.po.compose import field, joined
from dragoman.catalogs.po.grammar import grammar
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.text import Decoder, escaped

_WORD = re.compile(r"\s+|\S+")


def changed(  # noqa: PLR0913, PLR0917 -- one text and all that lays it out
    raw: bytes, keyword: str, old: str, new: str, layout: Layout, line: int
) -> bytes:
    """Return the lines of a keyword and its text when the text is another one.

    Args:
        raw: The lines as they are, without the last end of line.
        keyword: Such as `msgid` or `msgstr[1]`.
        old: Their text.
        new: The text to come.
        layout: The layout of the file.
        line: The message's line, for errors.

    Raises:
        PoError: At `line`, when the file cannot hold the text.
    """
    if raw != _usual(keyword, old, layout, line):
        kept = _in_their_rows(raw, old, new, layout, line)
        if kept is not None:
            return kept
    return _usual(keyword, new, layout, line)


def _usual(keyword: str, text: str, layout: Layout, line: int) -> bytes:
    rows = joined(field(keyword, text, layout, line), layout, line)
    return rows.removesuffix(layout.eol)


def _in_their_rows(
    raw: bytes, old: str, new: str, layout: Layout, line: int
) -> bytes | None:
    before, now = _WORD.findall(old), _WORD.findall(new)
    if len(before) != len(now):
        return None
    decode = Decoder(layout.charset).text
    strings = list(grammar(layout.charset.wide).strings.finditer(raw))
    ends = list(accumulate(len(decode(found[0])) for found in strings))
    if not ends or ends[-1] != len(old):
        return None
    parts = [""] * len(ends)
    row, position = 0, 0
    for word, other in zip(before, now, strict=True):
        while ends[row] <= position:
            row += 1
        if position + len(word) <= ends[row]:
            parts[row] += other
        elif word != other:
            return None
        else:
            row = _spread(word, position, ends, parts, row)
        position += len(word)
    return _with_rows(raw, strings, parts, layout, line)


def _spread(
    word: str, position: int, ends: list[int], parts: list[str], row: int
) -> int:
    """Put a word into the rows that it is broken over; return the last of them."""
    while word:
        room = ends[row] - position
        parts[row] += word[:room]
        position += min(room, len(word))
        word = word[room:]
        row += bool(word)
    return row


def _with_rows(
    raw: bytes,
    strings: list[re.Match[bytes]],
    parts: list[str],
    layout: Layout,
    line: int,
) -> bytes:
    pieces, position = [], 0
    for found, part in zip(strings, parts, strict=True):
        pieces += [
            raw[position : found.start(1)],
            layout.charset.encode(escaped(part), line),
        ]
        position = found.end(1)
    return b"".join([*pieces, raw[position:]])
