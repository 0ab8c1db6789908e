"""Which block of a page became which, told by the neighbours that stayed.

The page before is read from the file: its messages in their order, by their places.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from dragoman.catalogs import po
from dragoman.catalogs.merge.had import Had, is_of_page
from dragoman.catalogs.merge.matching import Matching, kind_of
from dragoman.catalogs.renames import renamed

# So much must be left of a block between the same two neighbours; more, where several
# blocks there changed, and where it became another kind of block.
_ALONE = 0.25
_AMONG = 0.35
_OTHER_KIND = 0.6
# Blocks of such runs are not all compared with each other.
_LONG_RUN = 4000

Pair = tuple[po.NewEntry, po.Entry]


class Pages:
    """The pages of a language's file, and the same pages now.

    Args:
        had: What the file holds.
        template: The messages of the source, each once, in order.
        matching: Compares texts.
    """

    def __init__(
        self, had: Had, template: Sequence[po.NewEntry], matching: Matching
    ) -> None:
        self._had = had
        self._template = template
        self._matching = matching

    @cached_property
    def before(self) -> Mapping[str, Sequence[po.Entry]]:
        """The live messages that each place had."""
        found: dict[str, list[po.Entry]] = {}
        for entry in self._had.live.values():
            if not is_of_page(entry):
                for place in self._matching.references(entry):
                    found.setdefault(place, []).append(entry)
        return found

    @cached_property
    def now(self) -> Mapping[str, Sequence[po.NewEntry]]:
        """The messages that each place has."""
        found: dict[str, list[po.NewEntry]] = {}
        for new in self._template:
            for place in new.references:
                found.setdefault(place, []).append(new)
        return found

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The old name of a place to its new one."""
        return renamed(self._had.live, self._template, self._matching.references)

    def pairs(
        self,
        missing: AbstractSet[po.Key],
        found: Mapping[po.Key, po.Entry],
        is_gone: Callable[[po.Entry], bool],
    ) -> Iterator[Pair]:
        """Pair new blocks with those that stood in their place.

        Args:
            missing: The messages that have no words yet.
            found: What is known already, beside messages that stayed.
            is_gone: Whether a message's place is free.
        """
        names = {new: old for old, new in self.renamed.items()}
        done: set[po.Key] = set()
        for place, news in self.now.items():
            if all(new.key not in missing or new.key in done for new in news):
                continue
            olds = self.before.get(names.get(place, place), ())
            for ours, theirs in _runs(olds, news, found):
                left = [
                    entry
                    for entry in ours
                    if is_gone(entry) or self._has_left(entry, place)
                ]
                come = [
                    new for new in theirs if new.key in missing and new.key not in done
                ]
                for new, entry in self._best(left, come):
                    done.add(new.key)
                    yield new, entry

    def _has_left(self, entry: po.Entry, place: str) -> bool:
        """Whether a message that stays has left this page, and has words to copy."""
        new = self._wanted.get(entry.key)
        if new is None or not entry.translated:
            return False
        return place not in new.references

    @cached_property
    def _wanted(self) -> Mapping[po.Key, po.NewEntry]:
        return {new.key: new for new in self._template}

    def _best(
        self, ours: Sequence[po.Entry], theirs: Sequence[po.NewEntry]
    ) -> Iterator[Pair]:
        """Pair the blocks of one run, the most alike first."""
        if len(ours) * len(theirs) > _LONG_RUN:
            return
        is_alone = len(ours) == len(theirs) == 1
        found = []
        for row, entry in enumerate(ours):
            for column, new in enumerate(theirs):
                likeness = self._likeness(entry, new)
                if likeness >= self._needed(entry, new, is_alone=is_alone):
                    found.append((-likeness, abs(row - column), row, column))
        rows: set[int] = set()
        columns: set[int] = set()
        for _, _, row, column in sorted(found):
            if row not in rows and column not in columns:
                rows.add(row)
                columns.add(column)
                yield theirs[column], ours[row]

    def _likeness(self, entry: po.Entry, new: po.NewEntry) -> float:
        likeness = self._matching.likeness(entry.msgid, new.msgid)
        if entry.previous_msgid is None:
            return likeness
        past = self._matching.likeness(entry.previous_msgid, new.msgid)
        return max(likeness, past)

    def _needed(self, entry: po.Entry, new: po.NewEntry, *, is_alone: bool) -> float:
        kind = self._matching.kind(entry)
        if kind and kind != kind_of(new.extracted):
            return _OTHER_KIND
        return _ALONE if is_alone else _AMONG


def _runs(
    olds: Sequence[po.Entry],
    news: Sequence[po.NewEntry],
    found: Mapping[po.Key, po.Entry],
) -> Iterator[tuple[Sequence[po.Entry], Sequence[po.NewEntry]]]:
    """Cut two versions of a page into the runs between the blocks that stayed."""
    by_key = {entry.key: place for place, entry in enumerate(olds)}
    by_entry = {id(entry): place for place, entry in enumerate(olds)}
    pairs = []
    for place, new in enumerate(news):
        known = found.get(new.key)
        at = by_entry.get(id(known)) if known is not None else by_key.get(new.key)
        if at is not None:
            pairs.append((at, place))
    first, second = 0, 0
    for at, place in [*_rising(pairs), (len(olds), len(news))]:
        if at > first and place > second:
            yield olds[first:at], news[second:place]
        first, second = at + 1, place + 1


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of pairs that rise in both numbers."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for number, (at, _) in enumerate(pairs):
        length = bisect_left(ends, at)
        ends[length : length + 1] = [at]
        chain[length : length + 1] = [number]
        before.append(chain[length - 1] if length else -1)
    rising = []
    number = chain[-1] if chain else -1
    while number >= 0:
        rising.append(pairs[number])
        number = before[number]
    return rising[::-1]
