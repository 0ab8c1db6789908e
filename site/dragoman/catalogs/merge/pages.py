"""Which block of a page became which, told by the neighbours that stayed.

The page before is read from the file: its messages in their order, by their places.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from dragoman.catalogs import po
from dragoman.catalogs.merge.had import Had, is_of_page
from dragoman.catalogs.merge.matching import Matching, kind_of
from dragoman.catalogs.merge.runs import runs
from dragoman.catalogs.renames import renamed

# So much must be left of a block between the same two neighbours; more, where several
# blocks there changed; still more, where it became another kind of block, stays on
# another page, or is a part of another block now.
_ALONE = 0.25
_AMONG = 0.35
_ELSEWHERE = 0.6
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
        self._lefts: dict[str, Sequence[po.Entry]] = {}
        self._joined: set[int] = set()

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
        done: set[po.Key] = set()
        for place, news in self.now.items():
            if all(new.key not in missing or new.key in done for new in news):
                continue
            olds = self.before.get(self._name(place), ())
            for ours, theirs in runs(olds, news, found):
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

    def left(self, new: po.NewEntry) -> Iterator[po.Entry]:
        """Give the messages that have left the pages of another, and stay elsewhere.

        Where on these pages they stood is not known: a file has each message once.

        Args:
            new: The message of the source.
        """
        for place in new.references:
            yield from self._left(place)

    def _left(self, place: str) -> Sequence[po.Entry]:
        if place not in self._lefts:
            olds = self.before.get(self._name(place), ())
            found = [entry for entry in olds if self._has_left(entry, place)]
            self._lefts[place] = found
        return self._lefts[place]

    def _name(self, place: str) -> str:
        """Give the name that a place had."""
        return self._names.get(place, place)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {new: old for old, new in self.renamed.items()}

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
        for likeness, _, row, column in sorted(found):
            if row in rows or column in columns:
                continue
            known = [theirs[at] for at in columns]
            if -likeness >= _ELSEWHERE or not self._is_part(ours[row], known):
                rows.add(row)
                columns.add(column)
                yield theirs[column], ours[row]
        known = [theirs[at] for at in columns]
        for row, entry in enumerate(ours):
            if row not in rows and self._is_part(entry, known):
                self._joined.add(id(entry))

    def is_joined(self, entry: po.Entry) -> bool:
        """Whether a message of the file is a part of another one's text now."""
        return id(entry) in self._joined

    def _is_part(self, entry: po.Entry, news: Iterable[po.NewEntry]) -> bool:
        """Whether an author has joined a block to one of some others."""
        return any(self._matching.is_part(entry.msgid, new.msgid) for new in news)

    def _likeness(self, entry: po.Entry, new: po.NewEntry) -> float:
        likeness = self._matching.likeness(entry.msgid, new.msgid)
        if entry.previous_msgid is None:
            return likeness
        past = self._matching.likeness(entry.previous_msgid, new.msgid)
        return max(likeness, past)

    def _needed(self, entry: po.Entry, new: po.NewEntry, *, is_alone: bool) -> float:
        kind = self._matching.kind(entry)
        if kind and kind != kind_of(new.extracted):
            return _ELSEWHERE
        if entry.key in self._wanted:
            return _ELSEWHERE
        return _ALONE if is_alone else _AMONG
