"""The lines of new messages, texts and comments, in the layout of their file."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dragoman.catalogs.po.breaks import width
from dragoman.catalogs.po.entry import Entry, NewEntry
from dragoman.catalogs.po.error import PoError
from dragoman.catalogs.po.layout import COLUMNS, Layout
from dragoman.catalogs.po.text import SEPARATOR

MOST_FORMS = 6
"""The most plural forms of any language (Arabic)."""

Previous = tuple[str | None, str | None, str | None]
"""A previous text: msgctxt, msgid and msgid_plural."""

NO_PREVIOUS: Final[Previous] = (None, None, None)

_FLAG = re.compile(r"range: *\d+\.\.\d+|[^\s,]+")


def message(entry: NewEntry, layout: Layout, line: int) -> bytes:
    """Return the lines of a new message, without a blank line before or after.

    Raises:
        PoError: At `line`, when the charset or the form of a message cannot hold it.
    """
    check_forms(entry.msgstr, entry.msgid_plural, line)
    rows = [
        *comment_rows("#.", entry.extracted),
        *reference_rows(entry.references),
        *flag_rows(entry.flags, line),
        *previous_rows(previous_of(entry), layout, line),
        *_text_rows(entry, layout, line),
    ]
    return note_lines(entry.comments, layout, line) + joined(rows, layout, line)


def again(entry: Entry) -> NewEntry:
    """Return a message as one to be written anew."""
    return NewEntry(
        entry.msgid,
        entry.msgctxt,
        entry.msgid_plural,
        entry.msgstr,
        flags=entry.flags,
        extracted=entry.extracted,
        references=entry.references,
        comments=entry.comments,
        previous_msgid=entry.previous_msgid,
        previous_msgctxt=entry.previous_msgctxt,
        previous_msgid_plural=entry.previous_msgid_plural,
    )


def previous_of(entry: Entry | NewEntry) -> Previous:
    """Return the previous text of a message."""
    return (
        entry.previous_msgctxt,
        entry.previous_msgid,
        entry.previous_msgid_plural,
    )


def previous_rows(previous: Previous, layout: Layout, line: int) -> list[str]:
    """Return the `#|` lines of a previous text; none where no text is given."""
    keywords = ("msgctxt", "msgid", "msgid_plural")
    return [
        row
        for keyword, text in zip(keywords, previous, strict=True)
        if text is not None
        for row in field(keyword, text, layout, line, marker="#| ")
    ]


def field(
    keyword: str, text: str, layout: Layout, line: int, *, marker: str = ""
) -> list[str]:
    """Return the lines of a keyword and its text.

    Raises:
        PoError: At `line`, for a character that no `.mo` file could hold.
    """
    if "\0" in text or SEPARATOR in text:
        raise PoError(line, "a text cannot hold the control characters NUL and EOT")
    return layout.wrapped(keyword, text, marker=marker)


def joined(rows: Iterable[str], layout: Layout, line: int) -> bytes:
    """Return lines as bytes, each with its end of line.

    Raises:
        PoError: At `line`, when the charset cannot hold them.
    """
    encoded = (layout.charset.encode(row, line) for row in rows)
    return b"".join(row + layout.eol for row in encoded)


def note_lines(texts: Iterable[str], layout: Layout, line: int) -> bytes:
    """Return translators' comments as lines; bytes of no charset stay as they are.

    Raises:
        PoError: At `line`, when the charset cannot hold them.
    """
    rows = comment_rows("#", texts)
    encoded = (layout.charset.encode_comment(row, line) for row in rows)
    return b"".join(row + layout.eol for row in encoded)


def comment_rows(marker: str, texts: Iterable[str]) -> list[str]:
    """Return comment lines; a line break in a text begins a new one."""
    rows = [row for text in texts for row in (text.splitlines() or [""])]
    return [_closed(f"{marker} {row}".rstrip()) for row in rows]


def reference_rows(references: Sequence[str]) -> list[str]:
    """Return the `#:` lines for references, filled like msgcat's."""
    rows: list[str] = []
    for item in references:
        # Since gettext 0.22, isolates hold a file name with spaces together.
        text = f"\u2068{item}\u2069" if re.search(r"\s", item) else item
        if rows and width(rows[-1]) + 1 + width(text) <= COLUMNS:
            rows[-1] += f" {text}"
        else:
            rows.append(f"#: {text}")
    return [_closed(row) for row in rows]


def flag_rows(flags: Sequence[str], line: int) -> list[str]:
    """Return the flag line, if there are flags.

    Raises:
        PoError: At `line`, when a flag is no single word.
    """
    for flag in flags:
        if not _FLAG.fullmatch(flag):
            raise PoError(line, f"{flag!a} is no flag")
    return [f"#, {', '.join(flags)}"] if flags else []


def check_forms(msgstr: Sequence[str], plural: str | None, line: int) -> None:
    """Check that a message has as many translations as its kind takes.

    Raises:
        PoError: At `line`, if not.
    """
    if plural is None and len(msgstr) != 1:
        raise PoError(
            line, f"a message without plural takes one text, not {len(msgstr)}"
        )
    if not 1 <= len(msgstr) <= MOST_FORMS:
        raise PoError(
            line, f"a plural takes 1 to {MOST_FORMS} forms, not {len(msgstr)}"
        )


def _closed(row: str) -> str:
    # A backslash at the end of a comment would swallow the next line.
    return f"{row} " if row.endswith("\\") else row


def _text_rows(entry: NewEntry, layout: Layout, line: int) -> Iterable[str]:
    if entry.msgctxt is not None:
        yield from field("msgctxt", entry.msgctxt, layout, line)
    yield from field("msgid", entry.msgid, layout, line)
    if entry.msgid_plural is None:
        yield from field("msgstr", entry.msgstr[0], layout, line)
        return
    yield from field("msgid_plural", entry.msgid_plural, layout, line)
    for index, text in enumerate(entry.msgstr):
        yield from field(f"msgstr[{index}]", text, layout, line)
