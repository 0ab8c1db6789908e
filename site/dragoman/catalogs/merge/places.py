"""Where a message is put that the file does not have: after its neighbour on the page.

One that comes back stands where it stood, however its neighbours have changed since.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from dragoman.catalogs import notes, po
from dragoman.catalogs.merge.had import Had, mark_of
from dragoman.catalogs.merge.search import Search
from dragoman.catalogs.merge.step import Step

# Between the neighbours that a message had, few have come since.
_FAR = 2000


class Places:
    """Follows the template, and knows what was passed last in each file.

    Args:
        had: What the files hold.
        search: Which of it has become which message of the source.
        own: What becomes of the texts that a page has to itself.
    """

    def __init__(self, had: Had, search: Search, own: Sequence[Step]) -> None:
        self._had = had
        self._search = search
        self._own = own
        self._last: dict[str, po.Key] = {}
        self._put: list[tuple[str, po.Key | None, po.NewEntry]] = []
        self._orders: dict[str, _Order] = {}

    def pass_by(self, key: po.Key, part: str) -> None:
        """Note a message that stands where it stood.

        Args:
            key: Its key.
            part: Its file.
        """
        self._last[part] = key

    def place(
        self, now: po.NewEntry, part: str, stood: notes.Stood | None
    ) -> po.Key | None:
        """Say which message another is put after.

        Args:
            now: The message.
            part: Its file.
            stood: Where it stood when it left; None if not known.

        Returns:
            The other's key; None for the beginning of the file.
        """
        after = self._last.get(part)
        if stood is not None:
            after = self._order(part).place(stood, after)
        self._last[part] = now.key
        self._put.append((part, after, now))
        if part in self._orders:
            self._orders[part].put(now, after)
        return after

    def _order(self, part: str) -> "_Order":
        if part not in self._orders:
            order = _Order(self._standing(part), self._left(part))
            for where, after, now in self._put:
                if where == part:
                    order.put(now, after)
            self._orders[part] = order
        return self._orders[part]

    def _standing(self, part: str) -> Iterator[tuple[po.Key, po.Entry]]:
        """Give what stands where it stood, in order, each with its key from now on."""
        for entry in self._had.live.values():
            if self._had.part(entry) == part:
                key = self._keys.get(id(entry), entry.key)
                match = self._search.matches.get(key)
                is_moved = match is not None and not (
                    match.is_place_taken and match.entry is entry
                )
                is_wanted = id(entry) in self._keys or key in self._search.wanted
                if is_wanted and not is_moved:
                    yield key, entry

    def _left(self, part: str) -> Mapping[str, notes.Stood]:
        """Say where those stood that have left a file."""
        found: dict[str, notes.Stood] = {}
        for entry in self._had.obsolete.values():
            stood = notes.read(entry.comments).marks.stood
            if stood is not None and self._had.part(entry) == part:
                found.setdefault(mark_of(entry), stood)
        return found

    @cached_property
    def _keys(self) -> Mapping[int, po.Key]:
        found = {
            id(match.entry): key
            for key, match in self._search.matches.items()
            if match.is_place_taken
        }
        return found | {id(step.source): step.entry.key for step in self._own}


class _Order:
    """The messages of one file in their order, each with the one that follows it."""

    def __init__(
        self,
        standing: Iterator[tuple[po.Key, po.Entry]],
        left: Mapping[str, notes.Stood],
    ) -> None:
        self._left = left
        self._next: dict[po.Key | None, po.Key | None] = {}
        self._marks: dict[str, list[po.Key]] = {}
        before: po.Key | None = None
        for key, entry in standing:
            self._next[before] = key
            before = key
            for mark in {mark_of(entry), notes.mark_of(key[1])}:
                self._marks.setdefault(mark, []).append(key)
        self._next[before] = None

    def put(self, now: po.NewEntry, after: po.Key | None) -> None:
        self._next[now.key] = self._next.get(after)
        self._next[after] = now.key
        self._marks.setdefault(mark_of(now), []).append(now.key)

    def place(self, stood: notes.Stood, last: po.Key | None) -> po.Key | None:
        """Find the place between two neighbours; of several the source's own order."""
        start = self._live_mark(stood, 0)
        first: list[po.Key | None] = [*self._marks.get(start, ())]
        if start == notes.AT_START:
            first = [None]
        if not first or last in first:
            return last
        ends = self._marks.get(self._live_mark(stood, 1), ())
        key = first[0]
        for _ in range(_FAR):
            if key == last:
                return last
            key = self._next.get(key)
            if key is None or key in ends:
                break
        return first[0]

    def _live_mark(self, stood: notes.Stood, side: int) -> str:
        """Give the nearest neighbour on one side that is there."""
        mark = stood[side]
        for _ in range(_FAR):
            if mark in self._marks or mark not in self._left:
                break
            mark = self._left[mark][side]
        return mark
