"""Merge two `.po` files that were made of a third one, message by message.

Law: nothing that a person wrote on either side is lost. What only one side changed is
that side's, byte for byte; two translations of one text both stay, one in a comment.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.catalogs import po
from dragoman.catalogs.po.charset import UTF_8, Charset, declared
from dragoman.catalogs.po.layout import ends_of_line, layout_of
from dragoman.catalogs.three_way.joining import Joining
from dragoman.catalogs.three_way.side import Side, converted, read_side


@dataclass(frozen=True, slots=True)
class Conflict:
    """A message that both sides translated, each in its own way.

    Attributes:
        key: Its context and text.
        line: Where it stands in the merged file.
        ours: Our translation.
        theirs: The other side's.
    """

    key: po.Key
    line: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge gives.

    Attributes:
        data: The bytes of the merged file.
        conflicts: The messages that a person should look at: marked fuzzy, with one
            translation in place and the other one in a comment.
        notes: What else a person should know, a line each.
    """

    data: bytes
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()


class SideError(po.PoError):
    """One of the files of a merge cannot be used.

    Args:
        side: Which: `ours` or `theirs`.
        error: What is wrong with it.
    """

    def __init__(self, side: str, error: po.PoError) -> None:
        super().__init__(error.line, error.reason, remedy=error.remedy)
        self.side = side


def merge(origin: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Merge two files.

    The result has the charset, the byte order mark and the ends of line of ours; where
    that charset cannot hold what theirs says, it becomes UTF-8.

    Args:
        origin: What both were made of; empty where nothing is known. One that cannot
            be read is as good as none.
        ours: One side.
        theirs: The other.

    Returns:
        The merged file. Where one side changed nothing, it is the other, byte for byte.

    Raises:
        SideError: One of the two sides cannot be read.
    """
    _read("theirs", theirs)
    _read("ours", ours)
    if theirs in (origin, ours):
        return Merged(ours)
    if ours == origin:
        return Merged(theirs)
    data, charset = ours, declared(ours)
    try:
        other = converted(theirs, charset, ends_of_line(ours))
    except po.PoError as error:
        data, charset = _widened(ours, error)
        other = converted(theirs, charset, ends_of_line(ours))
    before, notes = _origin(origin, charset, ends_of_line(ours))
    mine, their = read_side(data, charset), read_side(other, charset)
    layout = layout_of(data, charset)
    joining = Joining(before, mine, their, layout)
    merged = joining.merged()
    return Merged(
        merged, _conflicts(merged, joining, mine, their), (*notes, *joining.notes)
    )


def _read(name: str, data: bytes) -> None:
    try:
        po.parse(data)
    except po.PoError as error:
        raise SideError(name, error) from None


def _widened(ours: bytes, refusal: po.PoError) -> tuple[bytes, Charset]:
    """Bring our file into UTF-8, as a character of theirs does not fit it."""
    charset = declared(ours)
    head = po.parse(ours).header.get("Content-Type", "")
    if charset.name not in head:
        raise SideError("theirs", refusal)
    data = converted(ours, UTF_8, ends_of_line(ours))
    place = data.find(f"charset={charset.name}".encode())
    if place < 0:
        raise SideError("theirs", refusal)
    end = place + len(f"charset={charset.name}")
    return data[:place] + b"charset=UTF-8" + data[end:], UTF_8


def _origin(data: bytes, charset: Charset, eol: bytes) -> tuple[Side, Sequence[str]]:
    try:
        return read_side(converted(data, charset, eol), charset), ()
    except po.PoError as error:
        note = f"the common ancestor cannot be read ({error}): nothing is known of it"
        return Side([]), [note]


def _conflicts(
    data: bytes, joining: Joining, ours: Side, theirs: Side
) -> tuple[Conflict, ...]:
    if not joining.conflicts:
        return ()
    lines = {entry.key: entry.line for entry in reversed(po.parse(data).entries)}
    found = []
    for key in joining.conflicts:
        mine, other = (_texts(side, key) for side in (ours, theirs))
        found.append(Conflict(key, lines[key], mine, other))
    return tuple(found)


def _texts(side: Side, key: po.Key) -> tuple[str, ...]:
    version = side.standing(key)
    return version.entry.msgstr if version else ()
