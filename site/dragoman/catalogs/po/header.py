"""The header of a `.po` file: the translation of the empty text, a field a line."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.compose import message
from dragoman.catalogs.po.entry import NewEntry
from dragoman.catalogs.po.error import PoError
from dragoman.catalogs.po.grammar import Token, beginning, grammar
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.text import Decoder

CONTENT_TYPE: Final = "Content-Type"
UTF_8_TYPE: Final = "text/plain; charset=UTF-8"


def fields(text: str) -> Mapping[str, str]:
    """Return the fields of a header by their names; the first of a name counts."""
    found: dict[str, str] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip(), value.strip())
    return MappingProxyType(found)


def composed(
    values: Mapping[str, str], comments: Sequence[str], layout: Layout
) -> bytes:
    """Return the lines of a new header.

    Raises:
        PoError: When a name or value cannot stand in a header.
    """
    text = "".join(_field(name, value, 1) for name, value in values.items())
    entry = NewEntry(msgid="", msgstr=(text,), comments=tuple(comments))
    return message(entry, layout, 1)


def put_before(data: bytes, values: Mapping[str, str], layout: Layout) -> bytes:
    """Return the bytes of a file without a header with one, after the byte order mark.

    Raises:
        PoError: When a name or value cannot stand in a header.
    """
    start = beginning(data)
    return data[:start] + composed(values, (), layout) + layout.eol + data[start:]


def with_field(raw: bytes, name: str, value: str, layout: Layout, line: int) -> bytes:
    """Return the bytes of a header with one field changed or, if it lacks it, added.

    Only the strings that hold a part of that field are written anew.
    """
    token = _msgstr(raw, layout.charset)
    rows = _strings(raw, token, layout.charset)
    text = "".join(part for _, _, part in rows)
    start, end = _place(text, name)
    new = _field(name, value, line)
    if start == len(text) and text and not text.endswith("\n"):
        new = "\n" + new
    position, touched = 0, []
    for first, last, part in rows:
        reach = position + len(part)
        if position < end and reach > start:
            touched.append((first, last, position, reach))
        position = reach
    if not touched:
        return _insert(raw, token, new, layout, line)
    head, tail = touched[0], touched[-1]
    whole = text[head[2] : start] + new + text[end : tail[3]]
    return raw[: head[0]] + _quoted(whole, layout, line) + raw[tail[1] :]


def _insert(raw: bytes, token: Token, new: str, layout: Layout, line: int) -> bytes:
    head, tail = raw[: token.end], raw[token.end :]
    return head + layout.eol + _quoted(new, layout, line) + tail


def _place(text: str, name: str) -> tuple[int, int]:
    """Return where the line of a field begins and ends, at the end if it has none."""
    position = 0
    for row in re.findall(r"[^\n]*\n|[^\n]+", text):
        if row.partition(":")[0].strip().casefold() == name.casefold():
            return position, position + len(row)
        position += len(row)
    return len(text), len(text)


def _field(name: str, value: str, line: int) -> str:
    if not name or set(name) & set(":\n \t") or "\n" in value:
        raise PoError(line, f"{name!a} cannot be a line of the header")
    return f"{name}: {value}\n"


def _msgstr(raw: bytes, charset: Charset) -> Token:
    tokens = grammar(charset.wide).tokens(raw)
    return next(token for token in tokens if token.kind == "msgstr")


def _strings(raw: bytes, token: Token, charset: Charset) -> list[tuple[int, int, str]]:
    decoder = Decoder(charset)
    found = grammar(charset.wide).strings.finditer(raw, token.opening, token.end)
    return [(item.start(), item.end(), decoder.text(item[0])) for item in found]


def _quoted(text: str, layout: Layout, line: int) -> bytes:
    encoded = [layout.charset.encode(row, line) for row in layout.rows(text)]
    return layout.eol.join(encoded)
