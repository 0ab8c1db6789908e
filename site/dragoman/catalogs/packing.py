"""A file as it was read, in the bytes of a kept file, and back.

A kept file is its head with the hash and size of it, the texts of its translations, its
keys, and the messages as they stand in the `.po` file. Only the head is held in memory.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from dragoman.catalogs import kept_entries, kept_messages, packed_table, plural, po
from dragoman.catalogs.catalog import Catalog, Domain
from dragoman.catalogs.entries import Entries
from dragoman.catalogs.kept_entries import KeptEntries
from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.kept_table import Table
from dragoman.catalogs.keys import Keys, ReadBytes
from dragoman.catalogs.loading import Loaded
from dragoman.catalogs.outline import Head, Outline, Run
from dragoman.catalogs.po.charset import UTF_8, Charset
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.reread import Read

Packed = tuple[Any, ...]
#: Gives keys by their digest; reads them where nobody has them yet.
FindKeys = Callable[[bytes, ReadBytes], Keys]

_PROBLEM = tuple(Problem.__slots__[1:])
_DIGEST = 32
_SIZE = 8


def pack(read: Read, keys: Keys) -> Iterator[bytes]:
    """Give a file as the bytes of a kept file, part by part.

    Args:
        read: The file.
        keys: Its keys.
    """
    catalog, entries = read.loaded.catalog, read.loaded.entries
    rule = catalog.plural
    order = [(entry.msgctxt, entry.msgid) for entry in entries]
    parsed = _parsed(catalog)
    table = packed_table.packed(catalog.messages, keys, order, _often(entries), parsed)
    runs = list(kept_entries.packed(entries))
    body = (table.texts, keys.packed, *runs)
    head = marshal.dumps(
        (
            (catalog.language, str(catalog.domain), catalog.revision),
            None
            if rule is None
            else f"nplurals={rule.count}; plural={rule.expression};",
            {context: len(group) for context, group in catalog.messages.items()},
            (keys.digest, len(keys.packed)),
            (table.kinds, table.ranks, table.places, table.often),
            len(table.texts),
            (len(entries), [len(run) for run in runs]),
            _charset(next(iter(entries)).charset if entries else UTF_8),
            [
                tuple(getattr(each, n) for n in _PROBLEM)
                for each in read.loaded.problems
            ],
            None if read.outline is None else _outlined(read.outline),
            read.is_unambiguous,
            _hashed(body),
        )
    )
    yield sha256(head).digest() + len(head).to_bytes(_SIZE, "big")
    yield head
    yield from body


def unpack(file: KeptFile, path: Path, find_keys: FindKeys) -> Read:
    """Give back what was packed.

    Args:
        file: Holds what `pack` gave.
        path: The `.po` file, for its problems.
        find_keys: Gives its keys.

    Raises:
        OSError, ValueError: It is not as it was written.
    """
    (*head, digest), start = _head(file)
    if file.digest(start, file.size - start) != digest:
        raise file.damaged()
    about, rule, sizes, known, told, size, *rest = head
    rows, charset, problems, outlined, is_clear = rest
    after = start + size
    keys = find_keys(known[0], partial(_read, file, after, known[1]))
    table = Table(keys, packed_table.Packed(*told), file, start)
    language, domain, revision = about
    catalog = Catalog(
        language,
        Domain(domain),
        revision,
        None if rule is None else plural.parse(rule),
        kept_messages.groups(table, sizes),
    )
    count, runs = rows
    read_in = Charset(*charset)
    begin = after + known[1]
    kept = KeptEntries(file, begin, count, runs, read_in)
    found = tuple(Problem(path, *each) for each in problems)
    loaded = Loaded(catalog, found, Entries.of(kept))
    outline = None if outlined is None else _outline(outlined)
    return Read(loaded, outline, keys, is_clear)


def _often(entries: Iterable[po.Entry]) -> Iterator[po.Key]:
    """Give the short messages that stand on several pages, as their comments tell."""
    for entry in entries:
        is_short = sum(map(len, entry.msgstr)) <= packed_table.OFTEN
        if is_short and entry.block.count(b".md") > 1:
            yield entry.msgctxt, entry.msgid


def _parsed(catalog: Catalog) -> Mapping[str, str | None]:
    """Give the HTML of translations of page content, by their texts."""
    if catalog.domain is not Domain.CONTENT:
        return {}
    from dragoman.pages.markdown import parsed_all  # noqa: PLC0415 -- what is kept already needs no parser

    groups = catalog.messages.values()
    all_texts = {
        text for group in groups for each in group.values() for text in each.texts
    }
    texts = list(all_texts)
    return dict(zip(texts, parsed_all(texts), strict=True))


def _read(file: KeptFile, begin: int, length: int, start: int, size: int) -> bytes:
    """Read some bytes of a part; with a size below zero, all that follow."""
    return file.read(begin + start, length - start if size < 0 else size)


def _hashed(parts: Iterable[bytes]) -> bytes:
    found = sha256()
    for part in parts:
        found.update(part)
    return found.digest()


def _head(file: KeptFile) -> tuple[Packed, int]:
    begin = _DIGEST + _SIZE
    about = file.read(0, begin)
    size = int.from_bytes(about[_DIGEST:], "big")
    if size > file.size:
        raise file.damaged()
    data = file.read(begin, size)
    if sha256(data).digest() != about[:_DIGEST]:
        raise file.damaged()
    head: Packed = marshal.loads(data)  # noqa: S302 -- hashed above
    return head, begin + size


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
