"""Which new text is the rest of one that an author has split."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from dragoman.catalogs import po
from dragoman.catalogs.merge.matching import Matching


def rests(
    news: Sequence[po.NewEntry],
    missing: AbstractSet[po.Key],
    found: Mapping[po.Key, po.Entry],
    matching: Matching,
) -> Iterator[tuple[po.NewEntry, po.Entry]]:
    """Find the rests of texts beside the part that has their words.

    Args:
        news: The messages of a page in their order.
        missing: The keys of those that have no words yet.
        found: Whose words others have.
        matching: Compares texts.

    Yields:
        Each rest with the message whose text it is a part of.
    """
    done: set[po.Key] = set()
    for rows, is_last in ((news, True), (news[::-1], False)):
        for part, rest in _beside(rows, missing):
            entry = found.get(part.key)
            if entry is None or rest.key in done:
                continue
            texts = (rest.msgid, entry.msgid, part.msgid)
            if matching.is_rest(*texts, is_last=is_last):
                done.add(rest.key)
                yield rest, entry


def _beside(
    news: Sequence[po.NewEntry], missing: AbstractSet[po.Key]
) -> Iterator[tuple[po.NewEntry, po.NewEntry]]:
    """Give each missing message with the last one before it that is not."""
    last: po.NewEntry | None = None
    for new in news:
        if new.key not in missing:
            last = new
        elif last is not None:
            yield last, new
