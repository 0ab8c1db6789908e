"""From the bytes of a `.po` file to a catalog: which state each message is in.

Law: the file is untrusted. One bad message is left out, and listed; only a file that
cannot be read as a whole is refused.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from textwrap import shorten

from dragoman.catalogs import plural, po
from dragoman.catalogs.blank import is_blank
from dragoman.catalogs.catalog import Catalog, Domain, Origin, State, Translation
from dragoman.catalogs.checks import Message, errors, is_harmless
from dragoman.catalogs.notes import read
from dragoman.catalogs.on_disk import MAX_FILE_BYTES, read_bytes
from dragoman.catalogs.plural import PluralRule
from dragoman.catalogs.plural_header import default_header
from dragoman.catalogs.po.fit import same_edges
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.refusal import refusal, refuse_shapeless, unreadable
from dragoman.catalogs.similarity import SAME_BLOCK, similarity
from dragoman.errors import CatalogError

__all__ = [
    "MAX_FILE_BYTES",
    "MAX_MESSAGE_BYTES",
    "Loaded",
    "load",
    "of_entries",
    "read_bytes",
    "refusal",
]

#: Larger messages are left out: the longest paragraphs in use take 3 KB.
MAX_MESSAGE_BYTES = 20 * 1024

# How much of a message names it in a problem.
_NAMED = 40
_LEFT_OUT = "Mend this message; until then readers get the source text."
_DEFINED_TWICE = "is defined twice, the first counts"
_TWICE = "Remove one of them; until then readers get the first."
_UNLIKE = "Let both begin and end alike; until then `msgfmt` refuses the file."
_NO_RULE = "Write the Plural-Forms field; until then the language's own rule is used."


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
    entries: Sequence[po.Entry] = field(default=(), repr=False)


class _LeftOutError(Exception):
    """One message cannot be used.

    Args:
        check: Which check tells so.
        reason: What is wrong with it.
    """

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(reason)
        self.check = check


def load(  # noqa: PLR0913 -- what is read, for whom, and by which rules
    data: bytes,
    path: Path,
    language: str,
    domain: Domain,
    sources: dict[str, str] | None = None,
    *,
    link_hosts: Collection[str] = (),
) -> Loaded:
    """Make a catalog of a file's bytes.

    Args:
        data: The bytes of a `.po` file.
        path: Where they come from, for problems.
        language: The language's tag.
        domain: Interface texts or page content.
        sources: Source texts that other catalogs keep; equal ones are shared, so
            twelve languages hold each source text once. New ones are added.
        link_hosts: Hosts that translations may link to although the source does not.

    Returns:
        The catalog, and what was left out of it.

    Raises:
        CatalogError: The file cannot be used as a whole.
    """
    refuse_shapeless(data)
    try:
        file = po.parse(data)
    except po.PoError as error:
        raise unreadable(error, data) from None
    entries = tuple(file.entries)
    rule, problems = _rule(file.header, entries, data, path, language)
    blank = Catalog(language, domain, sha256(data).hexdigest(), rule)
    loaded = of_entries(entries, path, blank, sources, link_hosts=link_hosts)
    return replace(loaded, problems=(*problems, *loaded.problems), entries=entries)


def of_entries(
    entries: Iterable[po.Entry],
    path: Path,
    blank: Catalog,
    sources: dict[str, str] | None = None,
    *,
    link_hosts: Collection[str] = (),
) -> Loaded:
    """Make a catalog of messages.

    Args:
        entries: The messages of a file; obsolete ones are passed over.
        path: The file, for problems.
        blank: What the catalog is beside its messages.
        sources: As for `load`.
        link_hosts: As for `load`.

    Returns:
        The catalog, and what was left out of it.
    """
    problems: list[Problem] = []
    shared = {} if sources is None else sources
    messages: dict[str | None, dict[str, Translation]] = {}
    seen: set[po.Key] = set()
    for entry in _live(entries):
        if entry.key in seen:
            problems.append(_problem(path, entry, "duplicate", _DEFINED_TWICE, _TWICE))
            continue
        seen.add(entry.key)
        try:
            translation = _translation(entry, blank, shared, link_hosts)
        except _LeftOutError as error:
            problems.append(_problem(path, entry, error.check, str(error), _LEFT_OUT))
            continue
        if translation is not None:
            problems.extend(_edges(path, entry))
            group = messages.setdefault(entry.msgctxt, {})
            group[shared.setdefault(entry.msgid, entry.msgid)] = translation
    return Loaded(replace(blank, messages=messages), tuple(problems))


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
    line = data.count(b"\n", 0, max(data.find(b"Plural-Forms"), 0)) + 1
    count = sum(entry.msgid_plural is not None for entry in _live(entries))
    try:
        rule = plural.parse(default_header(language) if is_unset else header)
    except CatalogError as error:
        left_out = f"; messages with a plural left out: {count}" if count else ""
        reason = error.reason + left_out
        return None, [Problem(path, line, reason, error.remedy, "plural-forms")]
    if is_unset and count:
        reason = f"Plural-Forms is missing; messages with a plural: {count}"
        return rule, [Problem(path, line, reason, _NO_RULE, "plural-forms")]
    return rule, []


def _live(entries: Iterable[po.Entry]) -> Iterator[po.Entry]:
    return (entry for entry in entries if not entry.obsolete and entry.msgid)


def _translation(
    entry: po.Entry,
    blank: Catalog,
    shared: dict[str, str],
    link_hosts: Collection[str],
) -> Translation | None:
    """Read one message; None if it is not translated, or not in every form."""
    if not all(entry.msgstr):
        return None
    _check_size(entry)
    if entry.msgid_plural is not None:
        if blank.plural is None:
            return None
        _check_forms(entry, blank.plural)
    is_interface = blank.domain is Domain.MESSAGES
    if not is_interface and any(map(is_blank, entry.msgstr)):
        reason = "has a translation of which readers would see nothing"
        raise _LeftOutError("blank", reason)
    state = _state(entry, is_interface=is_interface)
    # What readers are not shown does them no harm, and guesses are full of faults.
    if state is not State.UNSURE:
        _check_content(entry, blank, link_hosts)
    previous = entry.previous_msgid if entry.fuzzy else None
    if previous is not None:
        previous = shared.setdefault(previous, previous)
    return Translation(entry.msgstr, state, _origin(entry), previous)


def _check_content(
    entry: po.Entry, blank: Catalog, link_hosts: Collection[str]
) -> None:
    if is_harmless(entry, blank.domain):
        return
    message = Message(entry, blank.language, blank.domain, blank.plural, link_hosts)
    for found in errors(message):
        raise _LeftOutError(found.check, found.reason)


def _edges(path: Path, entry: po.Entry) -> Iterator[Problem]:
    # Readers see no difference, and msgfmt looks at no fuzzy message.
    if not (entry.fuzzy or same_edges(entry.msgid, entry.msgstr)):
        reason = "has other line breaks at its ends than its source"
        yield _problem(path, entry, "edge-newline", reason, _UNLIKE)


def _check_size(entry: po.Entry) -> None:
    for text in (entry.msgid, entry.msgid_plural or "", *entry.msgstr):
        if len(text.encode()) > MAX_MESSAGE_BYTES:
            raise _LeftOutError("size", f"is larger than {MAX_MESSAGE_BYTES} bytes")


def _check_forms(entry: po.Entry, rule: PluralRule) -> None:
    if len(entry.msgstr) != rule.count:
        forms = f"{len(entry.msgstr)} plural forms, the header names {rule.count}"
        raise _LeftOutError("plural-count", f"has {forms}")


def _state(entry: po.Entry, *, is_interface: bool) -> State:
    if not entry.fuzzy:
        return State.CURRENT
    previous = entry.previous_msgid
    # An old button label can mean the opposite of the new one; an old paragraph is
    # shown with its mark.
    if is_interface or previous is None:
        return State.UNSURE
    is_close = similarity(previous, entry.msgid) >= SAME_BLOCK
    if is_close or read(entry.comments).is_aligned_with(entry.msgid):
        return State.OUTDATED
    return State.UNSURE


def _origin(entry: po.Entry) -> Origin:
    # Nearly no entry says who made it.
    has_note = b"dragoman:" in entry.block
    return read(entry.comments).origin if has_note else Origin.HUMAN


def _problem(
    path: Path, entry: po.Entry, check: str, reason: str, remedy: str
) -> Problem:
    start = shorten(entry.msgid, _NAMED, placeholder="…")
    return Problem(path, entry.line, f"“{start}” {reason}", remedy, check)
