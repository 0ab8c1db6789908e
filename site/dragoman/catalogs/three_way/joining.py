"""Our file on its way to the merged one: each message is kept, taken, fused or gone."""

from collections.abc import Sequence
from enum import IntEnum

from dragoman.catalogs import po
from dragoman.catalogs.po import edit
from dragoman.catalogs.po.contents import Contents
from dragoman.catalogs.po.grammar import BYTE_ORDER_MARK
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.piece import Piece, of_message
from dragoman.catalogs.three_way.following import Followed, followed
from dragoman.catalogs.three_way.header import forms, merged_header
from dragoman.catalogs.three_way.items import merged_items
from dragoman.catalogs.three_way.message import Shape, Version, fused, version_of
from dragoman.catalogs.three_way.side import Side
from dragoman.catalogs.three_way.wording import Wording


class Presence(IntEnum):
    """How a message stands in a file."""

    GONE = 0
    OBSOLETE = 1
    LIVE = 2


class Joining:
    """One merge.

    Args:
        origin: What both sides were made of.
        ours: Our side.
        theirs: The other.
        layout: The layout of our file.

    Attributes:
        conflicts: The keys of messages that a person should look at.
        notes: What else a person should know.
    """

    def __init__(self, origin: Side, ours: Side, theirs: Side, layout: Layout) -> None:
        self.conflicts: list[po.Key] = []
        self.notes: list[str] = []
        self._origin = origin
        self._ours = ours
        self._theirs = theirs
        self._layout = layout
        self._contents = Contents(
            _with_tail(origin, ours, theirs, layout.eol), layout.eol
        )
        self._shape = Shape(layout)

    def merged(self) -> bytes:
        """Merge, and give the bytes of the merged file."""
        self._merge_header()
        taken = self._follow()
        before: po.Key | None = None
        for key in dict.fromkeys((*self._theirs.order, *self._ours.order)):
            if key not in taken:
                self._merge(key, before)
            if key in self._theirs.live and self._contents.live(key):
                before = key
        return self._contents.raw()

    def _merge_header(self) -> None:
        origin, ours, theirs = (
            side.header for side in (self._origin, self._ours, self._theirs)
        )
        if theirs and not ours and not origin:
            self._contents.insert(of_message(theirs.raw, self._layout.charset), None)
        elif theirs and ours and not _is_same(ours, theirs):
            new = merged_header(origin, ours, theirs, self._layout)
            piece = self._contents.header
            if piece and new.raw != ours.raw:
                self._put(piece, new)
        piece = self._contents.header
        if piece:
            count = forms(Version(piece.raw, piece.message()))
            self._shape = Shape(self._layout, count)

    def _follow(self) -> set[po.Key]:
        """Give new words of old texts to the texts that took the old words along."""
        sides = (self._origin, self._theirs, self._ours)
        taken = set()
        for found in list(followed(*sides)):
            version = self._following(found, self._theirs, self._ours)
            self._set(found.key, version, Presence.LIVE, self._before(found.key))
            self._set(found.left, None, Presence.GONE, None)
            taken |= {found.key, found.left}
        for found in list(followed(self._origin, self._ours, self._theirs)):
            version = self._following(found, self._ours, self._theirs)
            self._set(found.key, version, Presence.LIVE, None)
            taken |= {found.key, found.left}
        return taken

    def _following(self, found: Followed, moved: Side, worded: Side) -> Version:
        origin, words = self._origin.live[found.left][0], worded.live[found.left][0]
        new = moved.live[found.key][0]
        made = fused(origin, new, words, self._shape, words.made_from)
        # The words go along, the text that they are put under stays.
        return made.version

    def _before(self, key: po.Key) -> po.Key | None:
        """Give the message of our file that another follows in theirs."""
        before = None
        for each in self._theirs.order:
            if each == key:
                break
            if each in self._theirs.live and self._contents.live(each):
                before = each
        return before

    def _merge(self, key: po.Key, before: po.Key | None) -> None:
        origin, ours, theirs = (
            side.standing(key) for side in (self._origin, self._ours, self._theirs)
        )
        if _is_same(theirs, origin) or _is_same(theirs, ours):
            version, presence = ours, _presence(ours)
        elif _is_same(ours, origin):
            version, presence = theirs, _presence(theirs)
        else:
            presence = _merged_presence(origin, ours, theirs)
            version = self._both(key, origin, ours, theirs)
            if presence is Presence.GONE and version and _says_more(version, origin):
                presence = Presence.OBSOLETE
        if version and presence:
            version = self._with_lost(key, version)
        if version is not ours or presence != _presence(ours):
            self._set(key, version, presence, before)

    def _both(
        self,
        key: po.Key,
        origin: Version | None,
        ours: Version | None,
        theirs: Version | None,
    ) -> Version | None:
        if ours is None or theirs is None:
            return ours or theirs
        made = fused(origin, ours, theirs, self._shape)
        if made.is_conflict:
            self.conflicts.append(key)
        return made.version

    def _with_lost(self, key: po.Key, version: Version) -> Version:
        """Keep what further definitions on their side said, in comments."""
        further = self._theirs.every(key)[1:]
        if not further:
            return version
        known = {
            text
            for each in (*self._ours.every(key), *self._origin.every(key))
            for text in each.msgstr
        }
        notes = [
            note
            for each in further
            for note in po.also_translated((*version.entry.msgstr, *known), [each])
            if note not in version.entry.comments
        ]
        if not notes:
            return version
        raw = edit.with_notes(version.raw, notes, self._layout, version.entry.line)
        return version_of(raw, self._layout)

    def _set(
        self,
        key: po.Key,
        version: Version | None,
        presence: Presence,
        before: po.Key | None,
    ) -> None:
        """Let a message of our file be what it is in the merged one."""
        present = [*self._contents.live(key), *self._contents.obsolete(key)]
        if version is None or not presence:
            self._remove(present)
            return
        is_live = presence is Presence.LIVE
        new = version.live(self._layout) if is_live else version.obsolete(self._layout)
        if present and present[0].message().obsolete is (not is_live):
            self._put(present[0], new)
            return
        self._remove(present)
        piece = of_message(new.raw, self._layout.charset)
        if is_live:
            after = self._contents.live(before)[0] if before else self._contents.header
            self._contents.insert(piece, after)
        else:
            self._contents.append(piece)

    def _remove(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self._contents.remove(piece)

    def _put(self, piece: Piece, version: Version) -> None:
        """Let a piece say something else, in its place and set off as it was."""
        mark = BYTE_ORDER_MARK if piece.raw.startswith(BYTE_ORDER_MARK) else b""
        end = piece.raw[len(piece.raw.rstrip()) :]
        raw = mark + version.raw.rstrip() + end
        self._contents.replace(piece, of_message(raw, self._layout.charset))


def _is_same(one: Version | None, other: Version | None) -> bool:
    return (one and one.raw) == (other and other.raw)


def _presence(version: Version | None) -> Presence:
    if version is None:
        return Presence.GONE
    return Presence.OBSOLETE if version.entry.obsolete else Presence.LIVE


def _merged_presence(*versions: Version | None) -> Presence:
    origin, ours, theirs = map(_presence, versions)
    if theirs is origin or theirs is ours:
        return ours
    return theirs if ours is origin else max(ours, theirs)


def _says_more(version: Version, origin: Version | None) -> bool:
    """Whether a translator wrote something that was not there before."""
    had = origin.entry.comments if origin else ()
    if not set(version.entry.comments) <= set(had):
        return True
    was = Wording.of(origin.entry) if origin else None
    return version.entry.translated and Wording.of(version.entry) != was


def _with_tail(origin: Side, ours: Side, theirs: Side, eol: bytes) -> list[Piece]:
    """Give our pieces with the comments at the end merged."""
    before, mine, other = (
        side.tail.splitlines(keepends=True) for side in (origin, ours, theirs)
    )
    pieces = [piece for piece in ours.pieces if piece.kind != "tail"]
    tail = b"".join(merged_items(before, mine, other))
    if tail.strip() and pieces and tail != ours.tail:
        pieces[-1].separate(eol)
    return [*pieces, Piece("tail", tail, None)] if tail else pieces
