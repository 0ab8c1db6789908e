"""From the bytes of a `.po` file to a catalog: which state each message is in.

Law: the file is untrusted. One bad message is left out, and listed; only a file that
cannot be read as a whole is refused.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from textwrap import shorten

from dragoman.catalogs import plural, po
from dragoman.catalogs.blank import is_blank
from dragoman.catalogs.catalog import Catalog, Domain, Origin, State, Translation
from dragoman.catalogs.placeholders import fits
from dragoman.catalogs.plural import PluralRule
from dragoman.catalogs.plural_header import default_header
from dragoman.catalogs.po.fit import same_edges
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.similarity import SAME_BLOCK, similarity
from dragoman.errors import CatalogError

#: Larger files are refused before they are read: a whole book is a tenth of it.
MAX_FILE_BYTES = 64 * 1024 * 1024
#: Larger messages are left out: the longest paragraphs in use take 3 KB.
MAX_MESSAGE_BYTES = 20 * 1024

# How much of a message names it in a problem.
_NAMED = 40
_REMEDY = (
    "`msgfmt -c` tells more; until then the last good texts stay, or else the source."
)
_LEFT_OUT = "Mend this message; until then readers get the source text."
_TWICE = "Remove one of them; until then readers get the first."
_UNLIKE = "Let both begin and end alike; until then `msgfmt` refuses the file."
_NOTE = re.compile(r"\s*dragoman:\s*(.*)")
_ORIGINS = {
    "same": Origin.SAME,
    "origin=machine": Origin.MACHINE,
    "origin=reviewed": Origin.REVIEWED,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was read.

    Attributes:
        catalog: Its messages.
        problems: What was left out of it, and why.
        entries: All its messages as they stand in it, obsolete ones too.
    """

    catalog: Catalog
    problems: tuple[Problem, ...] = ()
    entries: tuple[po.Entry, ...] = field(default=(), repr=False)


class _LeftOutError(Exception):
    """One message cannot be used."""


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """Read a `.po` file.

    Args:
        path: The file.
        limit: The most bytes it may have.

    Raises:
        FileNotFoundError: There is none.
        CatalogError: It is too large, no regular file, or cannot be read.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                remedy = "Put a `.po` file in its place, or remove it."
                reason = "the file cannot be read: it is no regular file"
                raise CatalogError(reason, place=str(path), remedy=remedy)
            # Asked for while reading, so that a growing file is bounded as well.
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
        raise CatalogError(reason, place=str(path)) from None
    if len(data) > limit:
        reason = f"the file has more than {limit} bytes"
        raise CatalogError(reason, place=str(path), remedy="Split it or remove it.")
    return data


def _without_waiting(path: str, flags: int) -> int:
    # Without the flag, a named pipe would be opened only once someone writes to it.
    return os.open(path, flags | os.O_NONBLOCK)


def load(
    data: bytes,
    path: Path,
    language: str,
    domain: Domain,
    sources: dict[str, str] | None = None,
) -> Loaded:
    """Make a catalog of a file's bytes.

    Args:
        data: The bytes of a `.po` file.
        path: Where they come from, for problems.
        language: The language's tag.
        domain: Interface texts or page content.
        sources: Source texts that other catalogs keep; equal ones are shared, so
            twelve languages hold each source text once. New ones are added.

    Returns:
        The catalog, and what was left out of it.

    Raises:
        CatalogError: The file cannot be used as a whole.
    """
    file = po.parse(data)
    entries = tuple(file.entries)
    rule, problems = _rule(file.header, entries, data, path, language)
    blank = Catalog(language, domain, sha256(data).hexdigest(), rule)
    loaded = of_entries(entries, path, blank, sources)
    return replace(loaded, problems=(*problems, *loaded.problems), entries=entries)


def of_entries(
    entries: Iterable[po.Entry],
    path: Path,
    blank: Catalog,
    sources: dict[str, str] | None = None,
) -> Loaded:
    """Make a catalog of messages.

    Args:
        entries: The messages of a file; obsolete ones are passed over.
        path: The file, for problems.
        blank: What the catalog is beside its messages.
        sources: As for `load`.

    Returns:
        The catalog, and what was left out of it.
    """
    problems: list[Problem] = []
    shared = {} if sources is None else sources
    messages: dict[str | None, dict[str, Translation]] = {}
    for entry in _live(entries):
        group = messages.setdefault(entry.msgctxt, {})
        if entry.msgid in group:
            reason = "is defined twice, the first counts"
            problems.append(_problem(path, entry, reason, _TWICE))
            continue
        try:
            translation = _translation(entry, blank.domain, blank.plural, shared)
        except _LeftOutError as error:
            problems.append(_problem(path, entry, str(error), _LEFT_OUT))
            continue
        if translation is not None:
            problems.extend(_edges(path, entry))
            group[shared.setdefault(entry.msgid, entry.msgid)] = translation
    filled = {context: group for context, group in messages.items() if group}
    return Loaded(replace(blank, messages=filled), tuple(problems))


def refusal(error: CatalogError, path: Path) -> Problem:
    """Say that a file as a whole was refused.

    Args:
        error: What `read_bytes` or `load` raised.
        path: The file.
    """
    return Problem.of(error, path, _REMEDY)


def _rule(
    fields: Mapping[str, str],
    entries: Iterable[po.Entry],
    data: bytes,
    path: Path,
    language: str,
) -> tuple[PluralRule | None, list[Problem]]:
    """Read how plural forms are told apart; a bad rule is a problem of its own."""
    header = fields.get("Plural-Forms", "")
    is_unset = plural.is_unset(header)
    try:
        return plural.parse(default_header(language) if is_unset else header), []
    except CatalogError as error:
        line = data.count(b"\n", 0, max(data.find(b"Plural-Forms"), 0)) + 1
        count = sum(entry.msgid_plural is not None for entry in _live(entries))
        left_out = f"; messages with a plural left out: {count}" if count else ""
        return None, [Problem(path, line, error.reason + left_out, error.remedy)]


def _live(entries: Iterable[po.Entry]) -> Iterator[po.Entry]:
    return (entry for entry in entries if not entry.obsolete and entry.msgid)


def _translation(
    entry: po.Entry, domain: Domain, rule: PluralRule | None, shared: dict[str, str]
) -> Translation | None:
    """Read one message; None if it is not translated, or not in every form."""
    if not all(entry.msgstr):
        return None
    _check_size(entry)
    if entry.msgid_plural is not None:
        if rule is None:
            return None
        _check_forms(entry, rule)
    is_interface = domain is Domain.MESSAGES
    if not is_interface and any(map(is_blank, entry.msgstr)):
        raise _LeftOutError("has a translation of which readers would see nothing")
    if is_interface and not fits(entry.msgstr, entry.msgid, entry.msgid_plural):
        raise _LeftOutError("has other placeholders than its source")
    state = _state(entry, is_interface=is_interface)
    previous = entry.previous_msgid if entry.fuzzy else None
    if previous is not None:
        previous = shared.setdefault(previous, previous)
    return Translation(entry.msgstr, state, _origin(entry.comments), previous)


def _edges(path: Path, entry: po.Entry) -> Iterator[Problem]:
    # Readers see no difference, and msgfmt looks at no fuzzy message.
    if not (entry.fuzzy or same_edges(entry.msgid, entry.msgstr)):
        reason = "has other line breaks at its ends than its source"
        yield _problem(path, entry, reason, _UNLIKE)


def _check_size(entry: po.Entry) -> None:
    for text in (entry.msgid, entry.msgid_plural or "", *entry.msgstr):
        if len(text.encode()) > MAX_MESSAGE_BYTES:
            raise _LeftOutError(f"is larger than {MAX_MESSAGE_BYTES} bytes")


def _check_forms(entry: po.Entry, rule: PluralRule) -> None:
    if len(entry.msgstr) != rule.count:
        forms = f"{len(entry.msgstr)} plural forms, the header names {rule.count}"
        raise _LeftOutError(f"has {forms}")


def _state(entry: po.Entry, *, is_interface: bool) -> State:
    if not entry.fuzzy:
        return State.CURRENT
    previous = entry.previous_msgid
    # An old button label can mean the opposite of the new one; an old paragraph is
    # shown with its mark.
    if is_interface or previous is None:
        return State.UNSURE
    close = similarity(previous, entry.msgid) >= SAME_BLOCK
    return State.OUTDATED if close else State.UNSURE


def _origin(comments: tuple[str, ...]) -> Origin:
    for comment in comments:
        note = _NOTE.fullmatch(comment)
        for word in note[1].split() if note else ():
            if word in _ORIGINS:
                return _ORIGINS[word]
    return Origin.HUMAN


def _problem(path: Path, entry: po.Entry, reason: str, remedy: str) -> Problem:
    start = shorten(entry.msgid, _NAMED, placeholder="…")
    return Problem(path, entry.line, f"“{start}” {reason}", remedy)
