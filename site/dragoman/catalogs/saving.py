"""Save translations into a `.po` file, whatever else has happened to it meanwhile.

Law: a save names what it was based on. What changed on disk since is merged message by
message, and never overwritten; once `save` returns, the words are on disk.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dragoman.catalogs import po, three_way
from dragoman.catalogs.durable import ChangedError, replace_file, sync_file
from dragoman.catalogs.loading import MAX_FILE_BYTES, read_bytes
from dragoman.catalogs.three_way import Conflict
from dragoman.errors import CatalogError

#: How often a save begins again because another writer was quicker.
_ATTEMPTS = 100
#: Seconds in which a file that another writes must stay as it is, to be taken as whole.
_STILL = 0.05
#: Seconds after which a file that lacks most of its messages is taken as it is.
_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wrote for one message.

    Attributes:
        key: Its context and text.
        msgstr: The translation: one text, or one for each plural form.
        fuzzy: Whether it is not sure yet.
        seen: The translation that the writer saw, for a save that is based on a hash;
            None if there was none.
        comments: The translators' comment lines that it shall have; None leaves them.
    """

    key: po.Key
    msgstr: tuple[str, ...]
    fuzzy: bool = False
    seen: tuple[str, ...] | None = None
    comments: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is on disk.

    Attributes:
        revision: The SHA-256 of the file as it is now, in hex.
        merged: Whether the file had changed since what the save was based on.
        conflicts: The messages that both have changed, with both texts: what was on
            disk stands, marked fuzzy where both were sure, the other is in a comment.
        left: The messages that are no longer in the source. Their words were given to
            the texts that they became, or are kept with the obsolete ones.
    """

    revision: str
    merged: bool = False
    conflicts: tuple[Conflict, ...] = ()
    left: tuple[po.Key, ...] = ()


class SaveConflictError(CatalogError):
    """Somebody else has translated the same message meanwhile; nothing was written.

    Args:
        path: The file.
        conflicts: The messages, with what is on disk (`ours`) and what was to be
            saved (`theirs`).
    """

    def __init__(self, path: Path, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(
            "somebody else has translated this meanwhile",
            place=f"{path}:{conflicts[0].line}",
            remedy="Choose one of the two texts, and save again.",
        )
        self.conflicts = conflicts


def save(
    path: Path,
    changes: Sequence[Change],
    *,
    based_on: bytes | str,
    keep_both: bool = False,
    limit: int = MAX_FILE_BYTES,
) -> Saved:
    """Save translations of one or more messages: all of them, or none.

    It reads, waits and writes: call it in a thread.

    Args:
        path: The file.
        changes: What was written.
        based_on: The file as the writer saw it: its bytes, or their SHA-256 in hex.
            Of a hash the changes have to say what the writer saw.
        keep_both: Where somebody else has translated the same message, write both
            texts into the file; else refuse.
        limit: The most bytes the file may have.

    Returns:
        What has become of it. It is on disk for good.

    Raises:
        SaveConflictError: Somebody else has translated the same message.
        PoError: The file cannot be read, or cannot hold a text.
        CatalogError: There is no such file or message, or it cannot be written.
    """
    for _ in range(_ATTEMPTS):
        present = _present(path, based_on, limit)
        new = _applied(path, present, changes, based_on)
        if new.conflicts and not keep_both:
            raise SaveConflictError(path, new.conflicts)
        try:
            if not replace_file(path, new.data, based_on=present):
                # Another's words, perhaps: git and editors leave them in memory.
                sync_file(path)
        except ChangedError:
            continue
        revision = sha256(new.data).hexdigest()
        return Saved(revision, new.merged, new.conflicts, new.left)
    raise ChangedError(
        "the file changes all the time, nothing was saved",
        place=str(path),
        remedy="Save again when whatever writes it has finished.",
    )


@dataclass(frozen=True, slots=True)
class _New:
    data: bytes
    merged: bool = False
    conflicts: tuple[Conflict, ...] = ()
    left: tuple[po.Key, ...] = ()


def _applied(
    path: Path, present: bytes, changes: Sequence[Change], based_on: bytes | str
) -> _New:
    try:
        return _merged(path, present, changes, based_on)
    except po.PoError as error:
        error.place = f"{path}:{error.line}"
        raise


def _merged(
    path: Path, present: bytes, changes: Sequence[Change], based_on: bytes | str
) -> _New:
    if _is_based_on(present, based_on):
        return _New(_changed(path, present, changes))
    if isinstance(based_on, bytes):
        origin = based_on
        theirs = _changed(path, origin, changes)
    else:
        # What the writer saw is known of these messages only.
        origin = _changed(path, present, [_seen(present, each) for each in changes])
        theirs = _changed(path, present, changes)
    merged = three_way.merge(origin, present, theirs)
    before, after = po.parse(present), po.parse(merged.data)
    conflicts, left = [], []
    for change in changes:
        found, was = after.get(*change.key), before.get(*change.key)
        if found is None:
            left.append(change.key)
        elif found.msgstr != change.msgstr or change.key in _keys(merged.conflicts):
            texts = was.msgstr if was else ()
            conflicts.append(Conflict(change.key, found.line, texts, change.msgstr))
    return _New(merged.data, merged=True, conflicts=tuple(conflicts), left=tuple(left))


def _keys(conflicts: Sequence[Conflict]) -> set[po.Key]:
    return {conflict.key for conflict in conflicts}


def _changed(path: Path, data: bytes, changes: Sequence[Change]) -> bytes:
    file = po.parse(data)
    for change in changes:
        try:
            file.set(*change.key, change.msgstr, fuzzy=change.fuzzy)
            if change.comments is not None:
                file.note(change.key, change.comments)
        except KeyError:
            raise CatalogError(
                f"the file has no message {change.key[1]!r}",
                place=str(path),
                remedy="Load it again: the page has changed since.",
            ) from None
    return file.to_bytes()


def _seen(present: bytes, change: Change) -> Change:
    entry = po.parse(present).get(*change.key)
    forms = change.seen or ("",) * len(change.msgstr)
    return Change(change.key, forms, fuzzy=bool(entry and entry.fuzzy))


def _is_based_on(present: bytes, based_on: bytes | str) -> bool:
    if isinstance(based_on, bytes):
        return present == based_on
    return sha256(present).hexdigest() == based_on


def _present(path: Path, based_on: bytes | str, limit: int) -> bytes:
    """Read the file; one that another is writing at this moment is waited for."""
    try:
        data = read_bytes(path, limit)
        end = time.monotonic() + _PATIENCE
        while not _is_based_on(data, based_on):
            time.sleep(_STILL)
            before, data = data, read_bytes(path, limit)
            is_still = data == before and _is_whole(data, based_on)
            if is_still or time.monotonic() > end:
                break
    except FileNotFoundError:
        raise CatalogError("there is no such file", place=str(path)) from None
    return data


def _is_whole(data: bytes, based_on: bytes | str) -> bool:
    """Whether a file looks as if its writer had finished."""
    file = _or_none(data)
    if file is None or not file.header:
        return False
    origin = _or_none(based_on) if isinstance(based_on, bytes) else None
    return origin is None or 2 * len(file.entries) >= len(origin.entries)


def _or_none(data: bytes) -> po.File | None:
    try:
        return po.parse(data)
    except po.PoError:
        return None
