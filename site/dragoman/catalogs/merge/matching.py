"""How alike texts are, remembered: fifty languages compare the same source texts."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.catalogs import notes, po
from dragoman.catalogs.po import compose
from dragoman.catalogs.similarity import shared, words

# Up to this many words the letters count as well: of one word edited none is left.
_FEW_WORDS = 6
# So many other texts a text is compared with, those with most words in common.
_CANDIDATES = 12
# A word that stands in more texts tells too little of any.
_COMMON = 400
_TYPE = "type: "


class Matching:
    """What several merges of the same source share; it only makes them quicker."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._likeness: dict[tuple[str, str], float] = {}
        self._about: dict[tuple[tuple[str, ...], tuple[str, ...]], bytes] = {}
        self._references: dict[bytes, tuple[str, ...]] = {}
        self._kinds: dict[bytes, str] = {}
        self._kept: dict[tuple[bytes, str, bytes], tuple[str, ...] | None] = {}

    def likeness(self, left: str, right: str) -> float:
        """Measure how alike two texts are.

        Args:
            left: A text.
            right: Another text.

        Returns:
            From 0.0 to 1.0: by the words they share in the same order; short texts
            also by their letters.
        """
        pair = (left, right)
        known = self._likeness.get(pair)
        if known is None:
            known = self._likeness[pair] = self._measured(left, right)
        return known

    def _measured(self, left: str, right: str) -> float:
        first, second = self.words(left), self.words(right)
        if not first or not second:
            return 1.0 if left.strip() == right.strip() else 0.0
        by_words = shared(first, second)
        if max(len(first), len(second)) > _FEW_WORDS:
            return by_words
        letters = shared(list(left.casefold()), list(right.casefold()))
        return max(by_words, letters * letters)

    def words(self, text: str) -> list[str]:
        """Split a text into words, each text once."""
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = words(text)
        return known

    def comments_of(self, new: po.NewEntry) -> bytes:
        """Give the comment lines that a message of the template has by itself."""
        about = (new.extracted, new.references)
        known = self._about.get(about)
        if known is None:
            rows = [
                *compose.comment_rows("#.", new.extracted),
                *compose.reference_rows(new.references),
            ]
            known = "".join(f"{row}\n" for row in rows).encode()
            self._about[about] = known
        return known

    def kept(self, entry: po.Entry, new: po.NewEntry) -> tuple[str, ...] | None:
        """Say whether the comments above a message that stays have to change.

        Args:
            entry: The message of the file.
            new: The message of the template.

        Returns:
            None if they say all already; else the translator's lines, without marks
            that mean nothing any more.
        """
        about = self.comments_of(new)
        if entry.block == about:
            return None
        case = (entry.block, entry.charset.codec, about)
        if case not in self._kept:
            self._kept[case] = _kept(entry, new)
        return self._kept[case]

    def references(self, entry: po.Entry) -> tuple[str, ...]:
        """Give a message's places; most comments above messages are the same."""
        known = self._references.get(entry.block)
        if known is None:
            known = self._references[entry.block] = entry.references
        return known

    def kind(self, entry: po.Entry) -> str:
        """Give what sort of block a message of a file is; empty if it does not say."""
        known = self._kinds.get(entry.block)
        if known is None:
            known = self._kinds[entry.block] = kind_of(entry.extracted)
        return known

    def index(self, texts: Iterable[str]) -> "Index":
        """Make an index of texts by their words."""
        return Index(texts, self)


class Index:
    """Finds the texts that have most words in common with another.

    Args:
        texts: The texts.
        matching: Splits them into words.
    """

    def __init__(self, texts: Iterable[str], matching: Matching) -> None:
        self._matching = matching
        self._by_word: dict[str, list[str]] = {}
        for text in dict.fromkeys(texts):
            for word in set(matching.words(text)):
                self._by_word.setdefault(word, []).append(text)

    def nearest(self, text: str) -> Sequence[str]:
        """Give the texts worth comparing with one, most shared words first.

        Args:
            text: The text.
        """
        found = {
            word: self._by_word[word]
            for word in self._matching.words(text)
            if word in self._by_word
        }
        shared_words: Counter[str] = Counter()
        for texts in sorted(found.values(), key=len):
            if len(texts) > _COMMON and shared_words:
                break
            weight = 1 / len(texts)
            for other in texts[:_COMMON]:
                shared_words[other] += 1 + weight  # type: ignore[assignment]
        return [other for other, _ in shared_words.most_common(_CANDIDATES)]


def kind_of(extracted: Sequence[str]) -> str:
    """Give what sort of block a message is, as extraction noted it.

    Args:
        extracted: Its `#.` lines.
    """
    found = (line for line in extracted if line.startswith(_TYPE))
    return next(found, "").removeprefix(_TYPE).split(",", 1)[0]


def _kept(entry: po.Entry, new: po.NewEntry) -> tuple[str, ...] | None:
    comments = entry.comments
    if not entry.fuzzy:
        comments = notes.settled(comments)
    has = (entry.references, entry.extracted, entry.comments)
    return None if has == (new.references, new.extracted, comments) else comments
