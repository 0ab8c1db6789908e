"""Which message of a file has the words for which message of the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.catalogs import po
from dragoman.catalogs.merge.had import Had, is_copy, is_of_page
from dragoman.catalogs.merge.matching import Matching
from dragoman.catalogs.merge.pages import Pages
from dragoman.catalogs.merge.splitting import rests
from dragoman.catalogs.merge.texts import alike


@dataclass(frozen=True, slots=True)
class Match:
    """Whose words a message takes.

    Attributes:
        entry: The message of the file.
        is_place_taken: Whether it takes that one's place too; else it is a copy.
        is_aligned: Whether the two are versions of one block by where they stand.
    """

    entry: po.Entry
    is_place_taken: bool = True
    is_aligned: bool = False


class Search:
    """Looks for the words of every message that the file lacks.

    Args:
        had: What the file holds.
        template: The messages of the source, each once, in order.
        matching: Compares texts.
    """

    def __init__(
        self, had: Had, template: Sequence[po.NewEntry], matching: Matching
    ) -> None:
        self.matches: dict[po.Key, Match] = {}
        self.wanted = {entry.key: entry for entry in template}
        self.pages = Pages(had, template, matching)
        self._had = had
        self._template = template
        self._matching = matching
        self._taken: set[int] = set()
        self._lacking: list[po.NewEntry] = []

    def run(self) -> None:
        """Find what can be found, the surest first."""
        self._lacking = [
            new
            for new in self._template
            if not self.is_exact(new) and not self.is_back(new)
        ]
        for find in (
            self._same_key,
            self._reverted,
            self._same_text,
            self._reverted_copy,
        ):
            for new in self._missing():
                find(new)
        # Of a text that was split, the rest is known once one part is.
        for search in (self._by_neighbours, self._rests, self._by_text, self._rests):
            if self._missing():
                search()

    def is_exact(self, new: po.NewEntry) -> bool:
        """Whether the file has a live message of this key and plural, to be kept."""
        entry = self._had.live.get(new.key)
        if entry is None or entry.msgid_plural != new.msgid_plural:
            return False
        return not self.is_replaced(entry)

    def is_replaced(self, entry: po.Entry) -> bool:
        """Whether an empty message makes room for its text from a context now gone.

        Args:
            entry: A live message that the source has.
        """
        if entry.translated or entry.key in self._had.twice:
            return False
        return any(
            other.translated
            and other.msgid_plural == entry.msgid_plural
            and not other.obsolete
            and other.key not in self.wanted
            for other in self._had.by_text.get(entry.msgid, ())
        )

    def is_back(self, new: po.NewEntry) -> bool:
        """Whether an obsolete message of this key and plural comes back."""
        if new.key in self._had.live:
            return False
        return _is_same(self._had.obsolete.get(new.key), new)

    def is_gone(self, entry: po.Entry) -> bool:
        """Whether a live message is no longer in the source, its place still free."""
        key = (entry.msgctxt, entry.msgid)
        is_free = id(entry) not in self._taken and not entry.obsolete
        return is_free and key not in self.wanted and not is_of_page(entry)

    def is_taken(self, entry: po.Entry) -> bool:
        """Whether another message has taken its place."""
        return id(entry) in self._taken

    def _missing(self) -> list[po.NewEntry]:
        self._lacking = [new for new in self._lacking if new.key not in self.matches]
        return self._lacking

    def _take(
        self,
        new: po.NewEntry,
        entry: po.Entry,
        *,
        place: bool = True,
        aligned: bool = False,
    ) -> None:
        self.matches[new.key] = Match(entry, place, aligned)
        if place:
            self._taken.add(id(entry))

    def _same_key(self, new: po.NewEntry) -> None:
        """Keep the words of a message whose plural has changed."""
        live = self._had.live.get(new.key)
        former = live or self._had.obsolete.get(new.key)
        if former is not None and former.msgid_plural != new.msgid_plural:
            self._take(new, former, place=live is not None, aligned=True)

    def _reverted(self, new: po.NewEntry) -> None:
        """Find a translation that was made from this very text, in its own place."""
        found = [entry for entry in self._made_from(new) if not is_copy(entry)]
        if not found:
            return
        entry = next((each for each in found if not each.obsolete), found[0])
        is_free = self._is_free(entry)
        self._take(new, entry, place=is_free or not entry.obsolete, aligned=True)
        if not entry.obsolete and not is_free:
            # Its place and words are this text's own; what had them gets a copy.
            self._take(self.wanted[entry.key], entry, place=False, aligned=True)

    def _reverted_copy(self, new: po.NewEntry) -> None:
        """Find a copy of a translation that was made from this very text."""
        for entry in self._made_from(new):
            self._take(new, entry, place=self._is_free(entry), aligned=True)
            return

    def _made_from(self, new: po.NewEntry) -> Iterator[po.Entry]:
        for entry in self._had.by_origin.get(new.msgid, ()):
            is_same = entry.previous_msgid_plural == new.msgid_plural
            contexts = (entry.previous_msgctxt, new.msgctxt)
            is_there = contexts[0] == contexts[1] or None in contexts
            is_known = is_of_page(entry) or self.is_taken(entry)
            if is_same and is_there and not is_known:
                yield entry

    def _same_text(self, new: po.NewEntry) -> None:
        """Find the same text in a context that an author has changed."""
        found = [
            entry
            for entry in self._had.by_text.get(new.msgid, ())
            if entry.msgid_plural == new.msgid_plural and not self.is_taken(entry)
        ]
        gone = [entry for entry in found if self.is_gone(entry)]
        if gone:
            self._take(new, gone[0], aligned=True)
            return
        for entry in found:
            is_plain = None in (entry.msgctxt, new.msgctxt)
            is_general = entry.obsolete or entry.msgctxt is None
            if entry.translated and is_plain and is_general:
                self._take(new, entry, place=self._is_free(entry), aligned=True)
                return

    def _is_free(self, entry: po.Entry) -> bool:
        """Whether nothing but a message that takes its place would miss it."""
        if not entry.obsolete:
            return self.is_gone(entry)
        is_known = entry.key in self._had.live or entry.key in self.wanted
        return not is_known and not self.is_taken(entry)

    def _by_neighbours(self) -> None:
        missing = {new.key for new in self._missing()}
        pairs = self.pages.pairs(missing, self.matches_by_key(), self.is_gone)
        for new, entry in pairs:
            self._take(new, entry, place=self.is_gone(entry), aligned=True)

    def _rests(self) -> None:
        missing = {new.key for new in self._missing()}
        found = self.matches_by_key()
        places = {place for new in self._lacking for place in new.references}
        for place in sorted(places):
            news = self.pages.now[place]
            for new, entry in list(rests(news, missing, found, self._matching)):
                missing.discard(new.key)
                self._take(new, entry, place=False)

    def matches_by_key(self) -> dict[po.Key, po.Entry]:
        """Give for each message found so far the message of the file."""
        return {key: match.entry for key, match in self.matches.items()}

    def _by_text(self) -> None:
        missing, candidates = self._missing(), list(self._candidates())
        for new, entry in alike(missing, candidates, self._matching, self.pages.left):
            self._take(new, entry, place=self.is_gone(entry))

    def _candidates(self) -> Iterator[po.Entry]:
        for entry in self._had.live.values():
            if self.is_gone(entry) and not self.pages.is_joined(entry):
                yield entry
        for entry in self._had.obsolete.values():
            is_free = entry.key not in self.wanted and not self.is_taken(entry)
            if is_free and entry.translated and not is_of_page(entry):
                yield entry


def _is_same(entry: po.Entry | None, new: po.NewEntry) -> bool:
    return entry is not None and entry.msgid_plural == new.msgid_plural
