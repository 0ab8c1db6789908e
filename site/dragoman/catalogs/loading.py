"""From the bytes of a `.po` file to a catalog: which state each message is in.

Law: the file is untrusted. One bad message is left out, and listed; only a file that
cannot be read as a whole is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from textwrap import shorten

from dragoman.catalogs import plural, po
from dragoman.catalogs.catalog import Catalog, Domain, Origin, State, Translation
from dragoman.catalogs.placeholders import fits
from dragoman.catalogs.plural import PluralRule
from dragoman.catalogs.plural_header import default_header
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.similarity import SAME_BLOCK, similarity
from dragoman.errors import CatalogError

#: Larger files are refused before they are read: a whole book is a tenth of it.
MAX_FILE_BYTES = 64 * 1024 * 1024
#: Larger messages are left out: the longest paragraphs in use take 3 KB.
MAX_MESSAGE_BYTES = 20 * 1024

# How much of a message names it in a problem.
_NAMED = 40
_REMEDY = "`msgfmt -c` tells more; until then the last good texts stay."
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
    """

    catalog: Catalog
    problems: tuple[Problem, ...] = ()


class _LeftOutError(Exception):
    """One message cannot be used."""


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """Read a `.po` file.

    Args:
        path: The file.
        limit: The most bytes it may have.

    Raises:
        FileNotFoundError: There is none.
        CatalogError: It is too large or cannot be read.
    """
    try:
        # The size is asked for while reading, so a growing file is bounded as well.
        with path.open("rb") as file:
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
    header = file.header.get("Plural-Forms", "")
    rule = plural.parse(default_header(language) if plural.is_unset(header) else header)
    shared = {} if sources is None else sources
    messages: dict[str | None, dict[str, Translation]] = {}
    problems = []
    for entry in _live(file):
        group = messages.setdefault(entry.msgctxt, {})
        if entry.msgid in group:
            problems.append(_problem(path, entry, "is defined twice, the first counts"))
            continue
        try:
            translation = _translation(entry, domain, rule, shared)
        except _LeftOutError as error:
            problems.append(_problem(path, entry, str(error)))
            continue
        if translation is not None:
            group[shared.setdefault(entry.msgid, entry.msgid)] = translation
    filled = {context: group for context, group in messages.items() if group}
    revision = sha256(data).hexdigest()
    return Loaded(Catalog(language, domain, revision, rule, filled), tuple(problems))


def refusal(error: CatalogError, path: Path) -> Problem:
    """Say that a file as a whole was refused.

    Args:
        error: What `read_bytes` or `load` raised.
        path: The file.
    """
    return Problem.of(error, path, _REMEDY)


def _live(file: po.File) -> Iterator[po.Entry]:
    return (entry for entry in file.entries if not entry.obsolete and entry.msgid)


def _translation(
    entry: po.Entry, domain: Domain, rule: PluralRule, shared: dict[str, str]
) -> Translation | None:
    """Read one message; None if it is not translated, or not in every form."""
    if not all(entry.msgstr):
        return None
    _check_size(entry)
    if entry.msgid_plural is not None and len(entry.msgstr) != rule.count:
        forms = f"{len(entry.msgstr)} plural forms, the header names {rule.count}"
        raise _LeftOutError(f"has {forms}")
    is_interface = domain is Domain.MESSAGES
    if is_interface and not fits(entry.msgstr, entry.msgid, entry.msgid_plural):
        raise _LeftOutError("has other placeholders than its source")
    state = _state(entry, is_interface=is_interface)
    previous = entry.previous_msgid if entry.fuzzy else None
    if previous is not None:
        previous = shared.setdefault(previous, previous)
    return Translation(entry.msgstr, state, _origin(entry.comments), previous)


def _check_size(entry: po.Entry) -> None:
    for text in (entry.msgid, entry.msgid_plural or "", *entry.msgstr):
        if len(text.encode()) > MAX_MESSAGE_BYTES:
            raise _LeftOutError(f"is larger than {MAX_MESSAGE_BYTES} bytes")


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


def _problem(path: Path, entry: po.Entry, reason: str) -> Problem:
    start = shorten(entry.msgid, _NAMED, placeholder="…")
    remedy = "Mend this message; until then readers get the source text."
    return Problem(path, entry.line, f"“{start}” {reason}", remedy)
