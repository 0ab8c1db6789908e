"""One message that two sides changed: each part of it from the side that changed it."""

from dataclasses import dataclass

from dragoman.catalogs import po
from dragoman.catalogs.po import moves
from dragoman.catalogs.po.compose import NO_PREVIOUS, Previous
from dragoman.catalogs.po.edit import with_previous
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.piece import of_message
from dragoman.catalogs.three_way.comments import Block
from dragoman.catalogs.three_way.sections import Sections, cut
from dragoman.catalogs.three_way.wording import Choice, Wording, chosen


@dataclass(frozen=True, slots=True)
class Shape:
    """What a message has to fit: the file that it comes into.

    Attributes:
        layout: How that file is written.
        forms: How many plural forms its header names; None if it does not say.
    """

    layout: Layout
    forms: int | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A message as one side has it.

    Attributes:
        raw: Its bytes, without blank lines around it, in our charset.
        entry: What they say.
    """

    raw: bytes
    entry: po.Entry

    def live(self, layout: Layout) -> "Version":
        """Give it as it is, or would be, when it is not obsolete."""
        if not self.entry.obsolete:
            return self
        raw = moves.revived(self.raw, self.entry, layout)
        return version_of(raw, layout)

    def obsolete(self, layout: Layout) -> "Version":
        """Give it as it is, or would be, when it is obsolete."""
        if self.entry.obsolete:
            return self
        return version_of(moves.retired(self.raw, layout.charset), layout)

    @property
    def own_previous(self) -> Previous:
        """Its source text, as it stands behind `#|` once there is another."""
        return self.entry.msgctxt, self.entry.msgid, self.entry.msgid_plural

    @property
    def made_from(self) -> Previous:
        """The source text that its translation was made from, as far as it says."""
        wording = Wording.of(self.entry)
        stands = wording.previous if self.entry.fuzzy else NO_PREVIOUS
        return self.own_previous if stands == NO_PREVIOUS else stands


def version_of(raw: bytes, layout: Layout) -> Version:
    """Read one message.

    Args:
        raw: Its bytes.
        layout: The layout of our file.
    """
    piece = of_message(raw, layout.charset)
    return Version(raw, piece.message())


@dataclass(frozen=True, slots=True)
class Fused:
    """One message made of two.

    Attributes:
        version: The message.
        is_conflict: Whether a person has to choose between two translations of it.
    """

    version: Version
    is_conflict: bool


def fused(
    origin: Version | None,
    ours: Version,
    theirs: Version,
    shape: Shape,
    previous: Previous | None = None,
) -> Fused:
    """Make one message of two sides' versions.

    Args:
        origin: What both were made of; None if it was in neither.
        ours: Ours, which gives all bytes that need not change.
        theirs: Theirs.
        shape: What our file demands.
        previous: The text that the translation was made from, where what stands is
            another: the message is fuzzy then.

    Returns:
        A message that is not obsolete.
    """
    sides = (ours.live(shape.layout), theirs.live(shape.layout))
    before = origin.live(shape.layout).entry if origin else None
    return _Fusion(before, *sides, shape).made(previous)


class _Fusion:
    def __init__(
        self,
        origin: po.Entry | None,
        ours: Version,
        theirs: Version,
        shape: Shape,
    ) -> None:
        self._origin = origin
        self._ours = ours.entry
        self._theirs = theirs.entry
        self._layout = shape.layout
        self._sides = [cut(side.raw, shape.layout.charset) for side in (ours, theirs)]
        self._has_their_source = self._takes_their_source()
        self._choice = self._chosen(shape.forms)

    def _takes_their_source(self) -> bool:
        """Tell whether the plural of the source is theirs; its key is both sides'."""
        if self._origin is None:
            return self._ours.msgid_plural is None
        return self._ours.msgid_plural == self._origin.msgid_plural

    def _chosen(self, forms: int | None) -> Choice:
        origin = Wording.of(self._origin) if self._origin else None
        ours, theirs = Wording.of(self._ours), Wording.of(self._theirs)
        if (self._ours.msgid_plural is None) == (self._theirs.msgid_plural is None):
            is_plural = self._ours.msgid_plural is not None
            return chosen(origin, ours, theirs, forms if is_plural else None)
        # One text cannot stand for several forms, nor several for one.
        loser = ours if self._has_their_source else theirs
        was_there = origin is not None and loser.msgstr == origin.msgstr
        keeps = any(loser.msgstr) and not was_there
        return Choice(self._has_their_source, keeps, is_conflict=keeps)

    def made(self, previous: Previous | None) -> Fused:
        choice, layout = self._choice, self._layout
        both = (self._ours, self._theirs)
        standing, other = both[choice.is_theirs], both[not choice.is_theirs]
        lost = [other] if choice.keeps_other else []
        block = Block(self._origin, self._ours, self._theirs, layout)
        block.merge_sources()
        block.merge_notes(standing, po.also_translated(standing.msgstr, lost))
        is_fuzzy = standing.fuzzy or choice.is_conflict or previous is not None
        block.set_fuzzy(fuzzy=is_fuzzy)
        sections = self._sides[choice.is_theirs]
        version = self._put_together(block.raw, sections)
        if is_fuzzy and (previous or not standing.fuzzy):
            version = self._marked(version, previous)
        return Fused(version, choice.is_conflict)

    def _put_together(self, block: bytes, standing: Sections) -> Version:
        is_same = self._ours.msgid_plural == self._theirs.msgid_plural
        has_their_source = self._has_their_source and not is_same
        raw = self._sides[0]._replace(
            block=block,
            previous=standing.previous,
            source=self._sides[has_their_source].source,
            translation=standing.translation,
        )
        return version_of(raw.joined(), self._layout)

    def _marked(self, version: Version, previous: Previous | None) -> Version:
        """Say what the translation was made from, so that readers go on seeing it."""
        stated = previous or version.own_previous
        raw = with_previous(version.raw, stated, self._layout, version.entry.line)
        return version_of(raw, self._layout)
