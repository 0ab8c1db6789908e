"""How alike texts are, remembered: fifty languages compare the same source texts."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.catalogs import notes, po
from dragoman.catalogs.merge.index import Index
from dragoman.catalogs.merge.tokens import Kind, tokens
from dragoman.catalogs.po import compose
from dragoman.catalogs.similarity import shared, shared_length, words

# Up to this many words the letters count as well: of one word edited none is left.
_FEW_WORDS = 6
# So many words of a part stand in the whole; of few, all may stand there by chance.
_NEARLY_ALL = 0.85
_TOO_FEW = 3
_TYPE = "type: "


class Matching:
    """What several merges of the same source share; it only makes them quicker."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._likeness: dict[tuple[str, str], float] = {}
        self._is_part: dict[tuple[str, str], bool] = {}
        self._is_rest: dict[tuple[str, str, str, bool], bool] = {}
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

    def is_part(self, part: str, whole: str) -> bool:
        """Tell whether nearly all words of one text stand in another, in its order.

        Args:
            part: The one.
            whole: The other.
        """
        pair = (part, whole)
        known = self._is_part.get(pair)
        if known is None:
            words = self.words(part)
            known = _is_most(shared_length(words, self.words(whole)), words)
            self._is_part[pair] = known
        return known

    def is_rest(self, rest: str, old: str, part: str, *, is_last: bool) -> bool:
        """Tell whether a text is what an author has split off another.

        Args:
            rest: The text.
            old: The other, before it was split.
            part: What has become of the other.
            is_last: Whether the rest stands below that.
        """
        case = (rest, old, part, is_last)
        known = self._is_rest.get(case)
        if known is None:
            parts = (part, rest) if is_last else (rest, part)
            both = [word for text in parts for word in self.words(text)]
            before = self.words(old)
            more = shared_length(before, both) - shared_length(before, self.words(part))
            known = self._is_rest[case] = _is_most(more, self.words(rest))
        return known

    def words(self, text: str) -> list[str]:
        """Split a text into words, each text once.

        Args:
            text: The text. An address in it is one word: its parts are those of many.
        """
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = list(_words(text))
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

    def index(self, texts: Iterable[str]) -> Index:
        """Make an index of texts by their words."""
        return Index(texts, self.words)


def kind_of(extracted: Sequence[str]) -> str:
    """Give what sort of block a message is, as extraction noted it.

    Args:
        extracted: Its `#.` lines.
    """
    found = (line for line in extracted if line.startswith(_TYPE))
    return next(found, "").removeprefix(_TYPE).split(",", 1)[0]


def _is_most(count: int, words: Sequence[str]) -> bool:
    return len(words) > _TOO_FEW and count >= _NEARLY_ALL * len(words)


def _words(text: str) -> Iterator[str]:
    position = 0
    is_linked = "](" in text or "://" in text
    for token in tokens(text) if is_linked else ():
        if token.kind is Kind.TARGET:
            yield from words(text[position : token.start])
            yield token.text
            position = token.end
    yield from words(text[position:])


def _kept(entry: po.Entry, new: po.NewEntry) -> tuple[str, ...] | None:
    comments = entry.comments
    if not entry.fuzzy:
        comments = notes.settled(comments)
    has = (entry.references, entry.extracted, entry.comments)
    return None if has == (new.references, new.extracted, comments) else comments
