"""The headers of two files, field by field."""

import re
from datetime import UTC, datetime
from typing import Final

from dragoman.catalogs.po import header
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.three_way.comments import Block
from dragoman.catalogs.three_way.message import Version, version_of
from dragoman.catalogs.three_way.sections import cut

PLURAL_FORMS: Final = "Plural-Forms"

_REVISED = "PO-Revision-Date"
_EXTRACTED = "POT-Creation-Date"
_DATE = "%Y-%m-%d %H:%M%z"
# A header that says nothing was written before any that does.
_NEVER = datetime.min.replace(tzinfo=UTC)
# What the bytes of our file are is not theirs to say.
_OURS = frozenset(["Content-Type", "Content-Transfer-Encoding"])
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d+)")


def merged_header(
    origin: Version | None, ours: Version, theirs: Version, layout: Layout
) -> Version:
    """Merge two headers.

    A field that one side changed is that side's. Where both did, the later revision
    counts, but for the plural forms: ours stand, and theirs are named in a comment.

    Args:
        origin: The header that both were made of.
        ours: Ours.
        theirs: Theirs.
        layout: The layout of our file.
    """
    before, mine, other = (_fields(each) for each in (origin, ours, theirs))
    is_theirs_later = _moment(other, _REVISED) > _moment(mine, _REVISED)
    raw = _with_comments(origin, ours, theirs, layout, _further(before, mine, other))
    for name, value in other.items():
        own, was = mine.get(name), before.get(name)
        if name in _OURS or value in (own, was):
            continue
        later = is_theirs_later
        if name == _EXTRACTED:
            later = _moment(other, name) > _moment(mine, name)
        if own == was or (later and name != PLURAL_FORMS):
            raw = header.with_field(raw, name, value, layout, ours.entry.line)
    return version_of(raw, layout)


def forms(version: Version | None) -> int | None:
    """Give the number of plural forms that a header names; None if it names none.

    Args:
        version: The header, if there is one.
    """
    found = _NPLURALS.search(_fields(version).get(PLURAL_FORMS, ""))
    return int(found[1]) if found else None


def _further(
    before: dict[str, str], mine: dict[str, str], other: dict[str, str]
) -> list[str]:
    was, own, value = (_spaceless(each) for each in (before, mine, other))
    if not own or not value or value in (own, was) or own == was:
        return []
    return [f"{PLURAL_FORMS} of the other side: {other[PLURAL_FORMS]}"]


def _spaceless(fields: dict[str, str]) -> str:
    return "".join(fields.get(PLURAL_FORMS, "").split()).rstrip(";")


def _with_comments(
    origin: Version | None,
    ours: Version,
    theirs: Version,
    layout: Layout,
    further: list[str],
) -> bytes:
    block = Block(origin.entry if origin else None, ours.entry, theirs.entry, layout)
    block.merge_notes(ours.entry, further)
    if origin and theirs.entry.fuzzy is not origin.entry.fuzzy:
        block.set_fuzzy(fuzzy=theirs.entry.fuzzy)
    return cut(ours.raw, layout.charset)._replace(block=block.raw).joined()


def _fields(version: Version | None) -> dict[str, str]:
    return dict(header.fields(version.entry.msgstr[0])) if version else {}


def _moment(fields: dict[str, str], name: str) -> datetime:
    try:
        return datetime.strptime(fields.get(name, ""), _DATE).astimezone(UTC)
    except ValueError:
        return _NEVER
