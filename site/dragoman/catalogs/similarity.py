"""How much of one text is left in another, counted in words."""

import re
from collections.abc import Sequence
from functools import cache

#: At this similarity and above, a previous text is taken for an earlier version of the
#: same block; below, for a merge tool's guess.
SAME_BLOCK = 0.75

# Scripts written without spaces count by the character: Thai to Burmese, Khmer, kana,
# and the Chinese characters. Elsewhere a word is a run of letters and digits.
_WORD = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+"
)


def words(text: str) -> list[str]:
    """Split a text into words, without spaces, punctuation and case."""
    return _word().findall(text.casefold())


def similarity(left: str, right: str) -> float:
    """Measure how alike two texts are, by the words they share in the same order.

    Args:
        left: A text.
        right: Another text.

    Returns:
        Twice the longest common subsequence of words over the number of all words:
        1.0 for the same words, 0.0 for none in common. Texts without any word are
        alike when they are equal.
    """
    first, second = words(left), words(right)
    if not first and not second:
        return 1.0 if left.strip() == right.strip() else 0.0
    return shared(first, second)


def shared(first: Sequence[str], second: Sequence[str]) -> float:
    """Measure how much two sequences share in the same order.

    Args:
        first: Words or letters, at least one.
        second: Others.

    Returns:
        Twice their longest common subsequence over the number of all, 0.0 to 1.0.
    """
    return 2 * shared_length(first, second) / (len(first) + len(second))


def shared_length(first: Sequence[str], second: Sequence[str]) -> int:
    """Give the length of the longest common subsequence (Hyyro 2004).

    One bit of an integer stands for one word, so even two texts of the largest size
    that a message may have take milliseconds.

    Args:
        first: Words or letters.
        second: Others.
    """
    places: dict[str, int] = {}
    for place, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << place
    everything = (1 << len(first)) - 1
    row = everything
    for word in second:
        match = row & places.get(word, 0)
        row = ((row + match) | (row - match)) & everything
    return len(first) - row.bit_count()


@cache
def _word() -> re.Pattern[str]:
    # It takes milliseconds to compile, and most of who load this never ask.
    return re.compile(_WORD)
