"""Which texts have most words in common with another, without comparing it with all."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

# So many other texts a text is compared with, those with most words in common.
_CANDIDATES = 12
# A word that stands in more texts tells too little of any.
_COMMON = 400

#: Splits a text into words.
Words = Callable[[str], Sequence[str]]


class Index:
    """Finds the texts that have most words in common with another.

    Args:
        texts: The texts.
        words: Splits a text into words.
    """

    def __init__(self, texts: Iterable[str], words: Words) -> None:
        self._words = words
        self._by_word: dict[str, list[str]] = {}
        for text in dict.fromkeys(texts):
            for word in set(words(text)):
                self._by_word.setdefault(word, []).append(text)

    def nearest(self, text: str) -> Sequence[str]:
        """Give the texts worth comparing with one, most shared words first.

        Args:
            text: The text.
        """
        found = {
            word: self._by_word[word]
            for word in self._words(text)
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
