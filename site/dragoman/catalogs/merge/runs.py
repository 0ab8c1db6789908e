"""What has changed on a page between the same two neighbours."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from dragoman.catalogs import po


def runs(
    olds: Sequence[po.Entry],
    news: Sequence[po.NewEntry],
    found: Mapping[po.Key, po.Entry],
) -> Iterator[tuple[Sequence[po.Entry], Sequence[po.NewEntry]]]:
    """Cut two versions of a page into the runs between the blocks that stayed.

    Args:
        olds: The messages that it had, in their order.
        news: The messages that it has.
        found: Whose words its messages have, beside those that stayed.
    """
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
