"""A saved file, read where it differs from what is known of it.

Law: the outcome is that of reading the whole file, message for message and line for
line. Where that is not sure, the whole file is read.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from dragoman.catalogs import po
from dragoman.catalogs.catalog import Domain, Translation
from dragoman.catalogs.entries import Entries
from dragoman.catalogs.keys import Keys
from dragoman.catalogs.layered import Layered
from dragoman.catalogs.loading import Loaded, load, of_entries
from dragoman.catalogs.outline import (
    Head,
    Outline,
    difference,
    head,
    outline,
    places,
    runs,
)
from dragoman.catalogs.po.piece import pieces
from dragoman.catalogs.problem import Problem

# Fields that tools write anew at each save, and that say nothing of the messages.
_VOLATILE = frozenset(
    ["PO-Revision-Date", "POT-Creation-Date", "Last-Translator", "X-Generator"]
)

# Without it, whether there is any plural is a matter of the whole file.
# The end of a line and a blank one, as Unix has them and as Windows does.
_BLANK_LINES = (b"\n\n", b"\n\r\n")
_NAMES_FORMS = "Plural-Forms"

Come = tuple[po.Entry, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was last read.

    Attributes:
        loaded: What was found in it.
        outline: Where; None if it will be read whole the next time.
        known: Which messages there are that are not obsolete; the same object as long
            as these stay the same.
        is_unambiguous: Whether none of them is there twice.
    """

    loaded: Loaded
    outline: Outline | None
    known: Keys = field(repr=False)
    is_unambiguous: bool = True

    @property
    def keys(self) -> frozenset[po.Key]:
        """The context and text of each; the same object as long as they are."""
        return self.known.all


@dataclass(frozen=True, slots=True)
class Shared:
    """What the files of several languages have in common, held once.

    Attributes:
        texts: Source texts.
        blocks: The comments above messages, as bytes.
    """

    texts: dict[str, str] = field(default_factory=dict)
    blocks: dict[bytes, bytes] = field(default_factory=dict)

    def take(self, entries: Iterable[po.Entry]) -> None:
        """Let messages have the texts and comments that are held already."""
        texts, blocks = self.texts.setdefault, self.blocks.setdefault
        for entry in entries:
            entry.msgid = texts(entry.msgid, entry.msgid)
            entry.block = blocks(entry.block, entry.block)


class _WholeError(Exception):
    """The file has to be read as a whole."""


def read(  # noqa: PLR0913, PLR0917 -- what `load` takes, and what is known already
    data: bytes,
    path: Path,
    language: str,
    domain: Domain,
    shared: Shared | None = None,
    last: Read | None = None,
    *,
    link_hosts: Collection[str] = (),
    revision: str = "",
) -> Read:
    """Read a file's bytes.

    Args:
        data: The bytes.
        path: Where they come from, for problems.
        language: The language's tag.
        domain: Interface texts or page content.
        shared: What other files hold already; what is new is added.
        last: The file as it was last read, if it was.
        link_hosts: As for `load`.
        revision: The SHA-256 of the bytes in hex, if it is known already.

    Raises:
        CatalogError: The file cannot be used as a whole.
    """
    held = shared or Shared()
    if last is not None and last.outline is not None:
        try:
            return _Rereading(path, held, link_hosts, last).read(
                data, last.outline, revision
            )
        except (_WholeError, OSError):
            # An error of the disk: what was kept of it cannot be read.
            pass
    loaded = load(data, path, language, domain, held.texts, link_hosts=link_hosts)
    entries = loaded.entries
    held.take(entries)
    keys = list(_keys(entries))
    found = frozenset(keys)
    return Read(loaded, outline(data, entries), Keys(found), len(found) == len(keys))


def is_cut(data: bytes, last: Read) -> bool:
    """Tell at a glance whether a file ends in the middle of something.

    What is being written is looked at again and again: most of it need not be parsed.

    Args:
        data: The bytes.
        last: The file as it was last read.
    """
    known = last.outline
    if known is None:
        return False
    size = known.head.size + sum(run.size for run in known.runs)
    if len(data) * 2 < size:
        return True
    last_lines = (
        data.rfind(blank, 0, len(data) - 2) + len(blank)
        for blank in _BLANK_LINES
        if blank in data[:-2]
    )
    end = data[max(last_lines, default=0) :]
    try:
        found = list(pieces(end, known.head.charset))
    except po.PoError:
        return True
    return not end.endswith(b"\n") or not found or found[-1].kind == "tail"


class _Rereading:
    """Reads a file that is known in an earlier form."""

    def __init__(
        self, path: Path, shared: Shared, link_hosts: Collection[str], last: Read
    ) -> None:
        self._path = path
        self._shared = shared
        self._link_hosts = link_hosts
        self._last = last

    def read(self, data: bytes, known: Outline, revision: str) -> Read:
        last = self._last.loaded
        now = _same_head(data, last, known)
        found = difference(known, now, data)
        part = data[found.start : found.end]
        come = _messages(part, known)
        at = places(known)
        (first, begun), (after, done) = at[found.first], at[found.last]
        here = Entries.of(last.entries)
        gone = tuple(here[first:after])
        keys = _keys_then(self._last, gone, come)
        new = tuple(runs(part, come, 0)) if come else ()
        moved = now.lines - known.head.lines
        # What stands before is as long as it was, however many megabytes that are.
        lines_before = begun + moved
        for entry in come:
            entry.line += lines_before
        moves = moved, lines_before + part.count(b"\n") - done
        loaded = self._joined(gone, come, revision or sha256(data).hexdigest())
        problems = (
            *_moved((each for each in last.problems if each.line <= begun), moves[0]),
            *loaded.problems,
            *_moved((each for each in last.problems if each.line > done), moves[1]),
        )
        entries = here[:first].moved(moves[0]) + come + here[after:].moved(moves[1])
        all_runs = (*known.runs[: found.first], *new, *known.runs[found.last :])
        return Read(
            replace(last, catalog=loaded.catalog, problems=problems, entries=entries),
            Outline(now, all_runs),
            keys,
        )

    def _joined(self, gone: Come, come: Come, revision: str) -> Loaded:
        """Give the last catalog with some messages taken out and others put in."""
        catalog = self._last.loaded.catalog
        blank = replace(catalog, revision=revision, messages={})
        part = of_entries(
            come, self._path, blank, self._shared.texts, link_hosts=self._link_hosts
        )
        messages: dict[str | None, Mapping[str, Translation]] = dict(catalog.messages)
        for context in {entry.msgctxt for entry in (*gone, *come)}:
            upper: dict[str, Translation | None] = {
                entry.msgid: None
                for entry in gone
                if entry.msgctxt == context and not entry.obsolete
            }
            upper.update(part.catalog.messages.get(context, {}))
            messages[context] = Layered(upper, messages.get(context, {}))
        filled = {context: group for context, group in messages.items() if group}
        return replace(part, catalog=replace(blank, messages=filled))


def _same_head(data: bytes, last: Loaded, known: Outline) -> Head:
    """Read the header; one that says other things of the messages changes them all."""
    now, then = head(data), known.head
    if now is None or now.charset != then.charset:
        raise _WholeError
    if _lasting(now.fields) != _lasting(then.fields):
        raise _WholeError
    if any(each.line <= then.lines for each in last.problems):
        # One of the header, whose line may have moved.
        raise _WholeError
    return now


def _lasting(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if name not in _VOLATILE}


def _messages(part: bytes, known: Outline) -> Come:
    """Read the messages between the first and the last difference."""
    if not part:
        return ()
    if not part.endswith(b"\n") or part.endswith(b"\\\n"):
        raise _WholeError
    try:
        found = list(pieces(part, known.head.charset))
    except po.PoError:
        # Its line, and what is wrong, are told by a reading of the whole.
        raise _WholeError from None
    # Comments that no message follows here belong to the next one.
    if any(piece.kind != "entry" for piece in found):
        raise _WholeError
    come = tuple(piece.message() for piece in found)
    has_plural = any(each.msgid_plural for each in come)
    if has_plural and _NAMES_FORMS not in known.head.fields:
        raise _WholeError
    return come


def _keys_then(last: Read, gone: Come, come: Come) -> Keys:
    """Give the keys of all messages, where none is there twice before or after.

    Of two definitions the first counts, wherever the change is.
    """
    old, new = set(_keys(gone)), list(_keys(come))
    added = set(new)
    if len(added) != len(new) or not last.is_unambiguous:
        raise _WholeError
    if added == old:
        return last.known
    if not last.keys.isdisjoint(added - old):
        raise _WholeError
    return Keys((last.keys - old) | added)


def _keys(entries: Iterable[po.Entry]) -> Iterator[po.Key]:
    for entry in entries:
        if entry.msgid and not entry.obsolete:
            yield entry.msgctxt, entry.msgid


def _moved(problems: Iterable[Problem], lines: int) -> tuple[Problem, ...]:
    return tuple(replace(each, line=each.line + lines) for each in problems)
