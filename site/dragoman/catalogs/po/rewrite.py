"""Let a message say something else in its place, every line kept that says the same.

Law: what becomes a previous text keeps its lines behind `#|`, so that it is the same
bytes when it becomes the text again, whatever a translator's program made of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.catalogs.po import edit, rows
from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.comments import TRANSLATOR, Comment, comments, replaced
from dragoman.catalogs.po.compose import (
    again,
    field,
    joined,
    message,
    note_lines,
    previous_of,
)
from dragoman.catalogs.po.entry import Entry, NewEntry
from dragoman.catalogs.po.error import PoError
from dragoman.catalogs.po.flags import with_fuzzy, without_fuzzy
from dragoman.catalogs.po.grammar import COMMENT, grammar
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.piece import of_message

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural")
_HIDDEN = re.compile(rb"[ \t]*#\|[ \t]?")


def rewritten(raw: bytes, entry: Entry, new: NewEntry, layout: Layout) -> bytes:
    """Return a message's bytes when it has become another one.

    Args:
        raw: The bytes of a live message, blank lines after it included.
        entry: What they say.
        new: What they shall say.
        layout: The layout of the file.

    Raises:
        PoError: When the charset or the form of a message cannot hold it.
    """
    with_lines_kept = _with_lines_kept(raw, entry, new, layout)
    if _says(with_lines_kept, new, layout.charset):
        return with_lines_kept
    # Someone wrote several parts of the message on one line.
    return message(new, layout, entry.line) + _blank_end(raw, layout)


def noted(raw: bytes, texts: Sequence[str], layout: Layout, line: int) -> bytes:
    """Return a message with other translator's comments; equal lines stay.

    Raises:
        PoError: At `line`, when the charset cannot hold one.
    """
    tokens = grammar(layout.charset.wide).tokens(raw)
    place = next(token.start for token in tokens if token.kind != COMMENT)
    return with_comments(raw[:place], texts, layout, line) + raw[place:]


def with_comments(
    block: bytes, texts: Sequence[str], layout: Layout, line: int
) -> bytes:
    """Return a message's comments with other translator's lines; equal ones stay.

    Args:
        block: The bytes of the comments.
        texts: What the lines of the translator shall say.
        layout: The layout of the file.
        line: The message's line, for errors.

    Raises:
        PoError: When the charset cannot hold a line.
    """
    found = [
        item for item in comments(block, layout.charset) if item.kind is TRANSLATOR
    ]
    had = [_text(block, item, layout.charset) for item in found]
    first, last = _difference(had, texts)
    if first == len(had) == len(texts):
        return block
    lines = note_lines(texts[first : len(texts) - last], layout, line)
    old = found[first : len(found) - last]
    if old:
        parts, position = [], 0
        for item in old:
            parts.append(block[position : item.start])
            position = item.end
        rest = b"".join([*parts[1:], block[position:]])
        return parts[0] + lines + rest
    if first:
        place = found[first - 1].end
    elif found:
        place = found[0].start
    else:
        return replaced(block, layout.charset, TRANSLATOR, [lines])
    return block[:place] + lines + block[place:]


def _difference(had: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how many texts are the same at the beginning, and then at the end."""
    shorter = min(len(had), len(new))
    first = 0
    while first < shorter and had[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and had[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _text(block: bytes, item: Comment, charset: Charset) -> str:
    raw = block[item.body : item.end].replace(b"\\\n", b"").rstrip(b"\r\n")
    return raw.removeprefix(b" ").decode(charset.codec, "surrogateescape")


def _with_lines_kept(raw: bytes, entry: Entry, new: NewEntry, layout: Layout) -> bytes:
    has_shape = (entry.msgid_plural is None) == (new.msgid_plural is None)
    if has_shape and entry.msgstr != new.msgstr:
        raw = _with_texts(raw, entry, new.msgstr, layout)
    tokens = list(grammar(layout.charset.wide).tokens(raw))
    held = {
        token.kind: raw[token.start : token.end]
        for token in reversed(tokens)
        if token.kind != COMMENT
    }
    place = next(token.start for token in tokens if token.kind != COMMENT)
    texts = next(token for token in tokens if token.kind.startswith("msgstr"))
    head = b"".join(row + layout.eol for row in _rows(held, entry, new, layout))
    block = _block(raw[:place], entry, new, layout)
    if has_shape:
        return block + head + raw[texts.start :]
    return block + head + _forms(new, layout, entry.line) + _blank_end(raw, layout)


def _with_texts(
    raw: bytes, entry: Entry, msgstr: Sequence[str], layout: Layout
) -> bytes:
    if len(msgstr) != len(entry.msgstr):
        return edit.with_msgstr(raw, entry, msgstr, layout)
    tokens = grammar(layout.charset.wide).tokens(raw)
    found = [token for token in tokens if token.kind.startswith("msgstr")]
    parts, position = [], 0
    for token, old, text in zip(found, entry.msgstr, msgstr, strict=True):
        if old != text:
            name = "msgstr" if token.form is None else f"msgstr[{int(token.form)}]"
            lines = raw[token.start : token.end]
            parts.append(raw[position : token.start])
            parts.append(rows.changed(lines, name, old, text, layout, entry.line))
            position = token.end
    return b"".join([*parts, raw[position:]])


def _rows(
    held: dict[str, bytes], entry: Entry, new: NewEntry, layout: Layout
) -> Iterator[bytes]:
    own = (entry.msgctxt, entry.msgid, entry.msgid_plural)
    had = dict(zip(_KEYWORDS, own, strict=True))
    past = dict(zip(_KEYWORDS, previous_of(entry), strict=True))
    for name, text in zip(_KEYWORDS, previous_of(new), strict=True):
        if text is not None and text == past[name]:
            yield held["|" + name]
        elif text is not None and text == had[name]:
            yield _hidden(held[name], layout)
        elif text is not None:
            yield _composed(name, text, layout, entry.line, marker="#| ")
    texts = (new.msgctxt, new.msgid, new.msgid_plural)
    for name, text in zip(_KEYWORDS, texts, strict=True):
        if text is not None and text == had[name]:
            yield held[name]
        elif text is not None and text == past[name]:
            yield _shown(held["|" + name], layout)
        elif text is not None and had[name] is not None and not new.previous_msgid:
            old = had[name] or ""
            yield rows.changed(held[name], name, old, text, layout, entry.line)
        elif text is not None:
            yield _composed(name, text, layout, entry.line)


def _composed(
    name: str, text: str, layout: Layout, line: int, *, marker: str = ""
) -> bytes:
    written = field(name, text, layout, line, marker=marker)
    return joined(written, layout, line).removesuffix(layout.eol)


def _hidden(lines: bytes, layout: Layout) -> bytes:
    split = lines.replace(b"\r\n", b"\n").split(b"\n")
    return layout.eol.join(b"#| " + row for row in split)


def _shown(lines: bytes, layout: Layout) -> bytes:
    split = lines.replace(b"\r\n", b"\n").split(b"\n")
    return layout.eol.join(_HIDDEN.sub(b"", row, count=1) for row in split)


def _forms(new: NewEntry, layout: Layout, line: int) -> bytes:
    if new.msgid_plural is None:
        return joined(field("msgstr", new.msgstr[0], layout, line), layout, line)
    forms = [
        row
        for index, text in enumerate(new.msgstr)
        for row in field(f"msgstr[{index}]", text, layout, line)
    ]
    return joined(forms, layout, line)


def _block(block: bytes, entry: Entry, new: NewEntry, layout: Layout) -> bytes:
    notes = edit.Notes(new.references, new.extracted, new.flags)
    block = edit.annotated_block(block, entry, notes, layout)
    is_fuzzy = "fuzzy" in new.flags
    if is_fuzzy and not entry.fuzzy:
        block = with_fuzzy(block, layout.charset, layout.eol)
    elif entry.fuzzy and not is_fuzzy:
        block = without_fuzzy(block, layout.charset)
    return with_comments(block, new.comments, layout, entry.line)


def _blank_end(raw: bytes, layout: Layout) -> bytes:
    rest = raw[len(raw.rstrip()) :]
    return rest.removeprefix(layout.eol)


def _says(raw: bytes, new: NewEntry, charset: Charset) -> bool:
    try:
        read = of_message(raw, charset).message()
    except PoError:
        return False
    return _bare(again(read)) == _bare(new) and read.fuzzy == ("fuzzy" in new.flags)


def _bare(entry: NewEntry) -> NewEntry:
    return replace(entry, flags=(), extracted=(), references=(), comments=())
