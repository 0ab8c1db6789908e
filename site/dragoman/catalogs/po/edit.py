"""Change one part of one message's bytes and keep every other byte.

Each function takes the bytes of a message as they stand in the file and returns the new
ones; where nothing changes, they are the same.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.catalogs.po.comments import (
    EXTRACTED,
    FLAG,
    REFERENCE,
    TRANSLATOR,
    comments,
    replaced,
)
from dragoman.catalogs.po.compose import (
    Previous,
    comment_rows,
    field,
    flag_rows,
    joined,
    note_lines,
    previous_rows,
    reference_rows,
)
from dragoman.catalogs.po.entry import Entry
from dragoman.catalogs.po.flags import with_fuzzy, without_fuzzy
from dragoman.catalogs.po.grammar import COMMENT, Token, grammar
from dragoman.catalogs.po.layout import Layout

_CONTINUED = re.compile(rb'\n([ \t]*)"')


def with_msgstr(
    raw: bytes, entry: Entry, msgstr: Sequence[str], layout: Layout
) -> bytes:
    """Return a message with other translations; forms that stay keep their bytes."""
    found = [item for item in _tokens(raw, layout) if item.kind.startswith("msgstr")]
    parts, position = [], 0
    for index, token in enumerate(found):
        if index < len(msgstr) and msgstr[index] != entry.msgstr[index]:
            parts += [
                raw[position : token.start],
                _written(raw, token, msgstr[index], layout, entry.line),
            ]
            position = token.end
    last = found[min(len(msgstr), len(found)) - 1].end
    parts.append(raw[position:last])
    for index in range(len(found), len(msgstr)):
        rows = field(f"msgstr[{index}]", msgstr[index], layout, entry.line)
        parts.append(layout.eol + _rows(rows, b"", layout, entry.line))
    return b"".join([*parts, raw[found[-1].end :]])


def with_notes(raw: bytes, notes: Sequence[str], layout: Layout, line: int) -> bytes:
    """Return a message with further translators' comments below those it has."""
    if not notes:
        return raw
    place = _first(_tokens(raw, layout)).start
    block = raw[:place]
    found = comments(block, layout.charset)
    kept = [block[item.start : item.end] for item in found if item.kind is TRANSLATOR]
    lines = [*kept, note_lines(notes, layout, line)]
    return replaced(block, layout.charset, TRANSLATOR, lines) + raw[place:]


def with_fuzziness(raw: bytes, layout: Layout, *, fuzzy: bool) -> bytes:
    """Return a message with or without the flag; without it, its `#|` lines go too."""
    place = _first(_tokens(raw, layout)).start
    if fuzzy:
        return with_fuzzy(raw[:place], layout.charset, layout.eol) + raw[place:]
    rest = _without_previous(raw, layout)
    return without_fuzzy(raw[:place], layout.charset) + rest[place:]


def with_previous(raw: bytes, previous: Previous, layout: Layout, line: int) -> bytes:
    """Return a message with other `#|` lines, or with none where no text is given."""
    place = _first(_tokens(raw, layout)).start
    rows = previous_rows(previous, layout, line)
    rest = _without_previous(raw, layout)
    return rest[:place] + joined(rows, layout, line) + rest[place:]


class Notes(NamedTuple):
    """What the comments of a message shall say; None leaves a kind alone.

    Args:
        references: Where the text comes from (`#:`).
        extracted: Lines for the translator (`#.`).
        flags: The flags beside `fuzzy`, which stays as it is.
    """

    references: Sequence[str] | None
    extracted: Sequence[str] | None
    flags: Sequence[str] | None


def annotated(raw: bytes, entry: Entry, notes: Notes, layout: Layout) -> bytes:
    """Return a message whose comments of a kind say what is given, if they do not."""
    place = _first(_tokens(raw, layout)).start
    return annotated_block(raw[:place], entry, notes, layout) + raw[place:]


def annotated_block(block: bytes, entry: Entry, notes: Notes, layout: Layout) -> bytes:
    """Return the comments of a message when each kind says what is given."""
    for kind, rows in _outdated(entry, notes):
        lines = [joined([row], layout, entry.line) for row in rows]
        block = replaced(block, layout.charset, kind, lines)
    return block


def _outdated(entry: Entry, notes: Notes) -> Iterator[tuple[str, list[str]]]:
    """Walk through the kinds of comments that change, with their new lines."""
    if notes.extracted is not None and tuple(notes.extracted) != entry.extracted:
        yield EXTRACTED, comment_rows("#.", notes.extracted)
    if notes.references is not None and tuple(notes.references) != entry.references:
        yield REFERENCE, reference_rows(notes.references)
    if notes.flags is not None:
        kept = [flag for flag in notes.flags if flag != "fuzzy"]
        if set(kept) != set(entry.flags) - {"fuzzy"}:
            state = ["fuzzy"] if entry.fuzzy else []
            yield FLAG, flag_rows([*state, *kept], entry.line)


def _written(raw: bytes, token: Token, text: str, layout: Layout, line: int) -> bytes:
    head = raw[token.start : token.opening]
    indent = head[: len(head) - len(head.lstrip())]
    keyword = token.kind if token.form is None else f"msgstr[{int(token.form)}]"
    rows = field(keyword, text, layout, line)
    further = _CONTINUED.search(raw)
    lead = further[1] if further else indent
    return indent + _rows(rows, lead, layout, line)


def _rows(rows: list[str], lead: bytes, layout: Layout, line: int) -> bytes:
    encoded = [layout.charset.encode(row, line) for row in rows]
    return (layout.eol + lead).join(encoded)


def _without_previous(raw: bytes, layout: Layout) -> bytes:
    found = [item for item in _tokens(raw, layout) if item.kind != COMMENT]
    own = next(item for item in found if not item.kind.startswith("|"))
    return raw[: found[0].start] + raw[own.start :]


def _tokens(raw: bytes, layout: Layout) -> list[Token]:
    return list(grammar(layout.charset.wide).tokens(raw))


def _first(tokens: list[Token]) -> Token:
    return next(item for item in tokens if item.kind != COMMENT)
