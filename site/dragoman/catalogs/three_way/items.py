"""Three-way merge of lists: what each side took out is out, what it put in is in."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def merged_items(
    origin: Sequence[T], ours: Sequence[T], theirs: Sequence[T]
) -> list[T]:
    """Merge two lists that were made of a third one.

    Args:
        origin: The list that both were made of.
        ours: One of them; the result has its order.
        theirs: The other. What it alone put in stands after what it follows there.
    """
    if theirs == origin:
        return list(ours)
    if ours == origin:
        return list(theirs)
    before, mine, other = Counter(origin), Counter(ours), Counter(theirs)
    merged = _without(ours, before - other)
    return _with(merged, theirs, (other - before) - (mine - before))


def _without(items: Sequence[T], gone: Counter[T]) -> list[T]:
    kept = []
    for item in items:
        if gone[item] > 0:
            gone[item] -= 1
        else:
            kept.append(item)
    return kept


def _with(merged: list[T], theirs: Sequence[T], added: Counter[T]) -> list[T]:
    place = 0
    for item in theirs:
        if added[item] > 0:
            added[item] -= 1
            merged.insert(place, item)
            place += 1
        elif item in merged[place:]:
            place = merged.index(item, place) + 1
    return merged
