"""What a language's files hold, found by key, by text, by origin and by page."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from dragoman.catalogs import notes, po
from dragoman.catalogs.catalog import PAGE_CONTEXT
from dragoman.catalogs.merge.carrying import origin_of


class Had:
    """The messages of a language before a merge; of each key the first counts.

    Args:
        parts: The messages of each of its files, in their order.

    Attributes:
        live: The live messages by key.
        obsolete: The obsolete ones.
        twice: The keys that are defined more than once.
    """

    def __init__(self, parts: Mapping[str, Sequence[po.Entry]]) -> None:
        self.parts = parts
        self.live: dict[po.Key, po.Entry] = {}
        self.obsolete: dict[po.Key, po.Entry] = {}
        self.twice: set[po.Key] = set()
        self._part: dict[int, str] = {}
        for part, entries in parts.items():
            for entry in entries:
                group = self.obsolete if entry.obsolete else self.live
                first = group.setdefault((entry.msgctxt, entry.msgid), entry)
                self._part[id(entry)] = part
                if first is not entry:
                    self.twice.add(first.key)

    def part(self, entry: po.Entry) -> str:
        """Give the file that a message stands in."""
        return self._part[id(entry)]

    def all(self) -> Iterator[po.Entry]:
        """Walk through the live messages, then the obsolete ones."""
        yield from self.live.values()
        yield from self.obsolete.values()

    @cached_property
    def by_text(self) -> Mapping[str, Sequence[po.Entry]]:
        """The messages of each text, live ones first, those of one page left out."""
        found: dict[str, list[po.Entry]] = {}
        for entry in self.all():
            if not is_of_page(entry):
                found.setdefault(entry.msgid, []).append(entry)
        return found

    @cached_property
    def by_origin(self) -> Mapping[str, Sequence[po.Entry]]:
        """The fuzzy messages by the text that their translation was made from."""
        found: dict[str, list[po.Entry]] = {}
        for entry in self.all():
            if entry.previous_msgid is not None and entry.fuzzy and entry.translated:
                found.setdefault(entry.previous_msgid, []).append(entry)
        return found

    def stood(self, entry: po.Entry, leaving: AbstractSet[int]) -> notes.Stood:
        """Say where a live message stands.

        Args:
            entry: The message.
            leaving: The `id` of each message that leaves.
        """
        row, place = self._rows[id(entry)]
        later = (row[at] for at in range(place + 1, len(row)))
        before = next((item for item in later if id(item) not in leaving), None)
        # What would be gone without a trace, a copy or an empty message, marks nothing.
        former = (
            item
            for item in (row[at] for at in range(place - 1, -1, -1))
            if not is_copy(item) and (item.translated or id(item) not in leaving)
        )
        after = next(former, None)
        return notes.Stood(
            mark_of(after) if after else notes.AT_START,
            mark_of(before) if before else notes.AT_END,
        )

    @cached_property
    def _rows(self) -> Mapping[int, tuple[Sequence[po.Entry], int]]:
        """The live messages of its file, and its place among them, of each message."""
        rows: dict[str, list[po.Entry]] = {}
        for entry in self.live.values():
            rows.setdefault(self.part(entry), []).append(entry)
        return {
            id(entry): (row, place)
            for row in rows.values()
            for place, entry in enumerate(row)
        }


def is_of_page(entry: po.Entry | po.NewEntry) -> bool:
    """Whether a translator gave this text to one page alone."""
    return entry.msgctxt is not None and entry.msgctxt.startswith(PAGE_CONTEXT)


def is_copy(entry: po.Entry | po.NewEntry) -> bool:
    """Whether a message has a copy of another's words."""
    return notes.read(entry.comments).marks.copied


def mark_of(entry: po.Entry | po.NewEntry) -> str:
    """Give the mark by which a message is known, whatever its source has become.

    Args:
        entry: A message. A copy is known by its own text, any other by the
            one that its translation was made from.
    """
    origin = None if is_copy(entry) else origin_of(entry)
    context = entry.msgctxt if is_of_page(entry) else None
    return notes.mark_of(origin.msgid if origin else entry.msgid, context)
