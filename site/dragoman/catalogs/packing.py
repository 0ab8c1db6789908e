"""A file as it was read, in plain tuples, and back: so that it can be kept on disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.catalogs import plural, po
from dragoman.catalogs.catalog import Catalog, Domain, Origin, State, Translation
from dragoman.catalogs.loading import Loaded
from dragoman.catalogs.outline import Head, Outline, Run
from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.reread import Read

Packed = tuple[Any, ...]

_ENTRY = tuple(name for name in po.Entry.__slots__ if name != "charset")
_PROBLEM = tuple(Problem.__slots__[1:])
_STATES = {str(state): state for state in State}
_ORIGINS = {str(origin): origin for origin in Origin}


def pack(read: Read) -> Packed:
    """Give a file as tuples of texts, bytes and numbers.

    Args:
        read: The file.
    """
    catalog, entries = read.loaded.catalog, read.loaded.entries
    problems = read.loaded.problems
    rule = catalog.plural
    return (
        (catalog.language, str(catalog.domain), catalog.revision),
        None if rule is None else f"nplurals={rule.count}; plural={rule.expression};",
        {
            context: [(msgid, *_packed(each)) for msgid, each in group.items()]
            for context, group in catalog.messages.items()
        },
        [tuple(getattr(each, name) for name in _ENTRY) for each in entries],
        _charset(entries[0].charset) if entries else None,
        [tuple(getattr(each, name) for name in _PROBLEM) for each in problems],
        None if read.outline is None else _outlined(read.outline),
    )


def unpack(packed: Packed, path: Path) -> Read:
    """Give back what was packed.

    Args:
        packed: What `pack` gave.
        path: The file, for its problems.
    """
    about, rule, groups, rows, charset, problems, known = packed
    language, domain, revision = about
    entries = tuple(_entries(rows, charset))
    catalog = Catalog(
        language,
        Domain(domain),
        revision,
        None if rule is None else plural.parse(rule),
        {context: dict(_messages(group)) for context, group in groups.items()},
    )
    told = tuple(Problem(path, *each) for each in problems)
    keys = [each.key for each in entries if each.msgid and not each.obsolete]
    found = frozenset(keys)
    loaded = Loaded(catalog, told, entries)
    outlined = None if known is None else _outline(known)
    return Read(loaded, outlined, found, len(found) == len(keys))


def _packed(each: Translation) -> Packed:
    return each.texts, str(each.state), str(each.origin), each.previous


def _messages(group: list[Packed]) -> Iterator[tuple[str, Translation]]:
    for msgid, texts, state, origin, previous in group:
        yield msgid, Translation(texts, _STATES[state], _ORIGINS[origin], previous)


def _entries(rows: list[Packed], charset: Packed | None) -> Iterator[po.Entry]:
    if charset is None:
        return
    read_in = Charset(*charset)
    for row in rows:
        entry = po.Entry(*row)
        entry.charset = read_in
        yield entry


def _charset(charset: Charset) -> Packed:
    return tuple(getattr(charset, name) for name in Charset.__slots__)


def _outlined(outline: Outline) -> Packed:
    head = outline.head
    about = (head.size, head.lines, dict(head.fields), _charset(head.charset))
    return about, [tuple(run) for run in outline.runs]


def _outline(packed: Packed) -> Outline:
    size, lines, fields, charset = packed[0]
    head = Head(size, lines, fields, Charset(*charset))
    return Outline(head, tuple(Run(*run) for run in packed[1]))
