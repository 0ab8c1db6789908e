"""Which pages stand under another name since a file was last brought up to date.

A page has no mark of its own: what tells is that its messages moved together.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from dragoman.catalogs import po


def renamed(
    live: Mapping[po.Key, po.Entry],
    template: Sequence[po.NewEntry],
    references: Callable[[po.Entry], Sequence[str]] = lambda entry: entry.references,
) -> dict[str, str]:
    """Find the new names of places that are gone.

    Args:
        live: The messages of a file, with the places they had.
        template: The messages of the source, with the places they have.
        references: Gives a message's places; a quicker way than asking it.

    Returns:
        The old name of a place (`content/guide.md`) to its new one. A page counts as
        renamed to where most of its messages went.
    """
    present = {place for new in template for place in new.references}
    votes: dict[str, Counter[str]] = {}
    for new in template:
        old = live.get(new.key)
        if old is None:
            continue
        had = references(old)
        if had == new.references:
            continue
        for place in set(had) - present:
            came = sorted(set(new.references) - set(had))
            votes.setdefault(place, Counter()).update(came)
    return {
        place: count.most_common(1)[0][0] for place, count in votes.items() if count
    }
