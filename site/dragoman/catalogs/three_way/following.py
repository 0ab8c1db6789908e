"""Messages whose source text changed on one side while the other side translated them.

One side's update made `Old text` into `New text` and took the translation along; on the
other side somebody translated `Old text` anew. The new words belong to the new text.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.catalogs import po
from dragoman.catalogs.three_way.message import Version
from dragoman.catalogs.three_way.side import Side
from dragoman.catalogs.three_way.wording import Wording


class Followed(NamedTuple):
    """A message that left a file, and the one that took its translation along.

    Attributes:
        left: The key of the message that is gone.
        key: The key of the one that follows it.
    """

    left: po.Key
    key: po.Key


def followed(origin: Side, moved: Side, worded: Side) -> Iterator[Followed]:
    """Find what followed on one side and was translated anew on the other.

    Args:
        origin: What both were made of.
        moved: The side on which source texts changed.
        worded: The side on which texts were translated.
    """
    by_previous = {
        (version.made_from, version.entry.msgstr): key
        for key, (version, *_) in moved.live.items()
        if key not in origin.live and key not in worded.live and version.entry.fuzzy
    }
    if not by_previous:
        return
    for key, (before, *_) in origin.live.items():
        after = worded.live.get(key)
        if after is None or key in moved.live or not _is_new(before, after[0]):
            continue
        new = by_previous.get((before.made_from, before.entry.msgstr))
        if new is not None:
            yield Followed(key, new)


def _is_new(before: Version, after: Version) -> bool:
    has_text = any(after.entry.msgstr)
    same_forms = len(before.entry.msgstr) == len(after.entry.msgstr)
    return (
        has_text and same_forms and Wording.of(before.entry) != Wording.of(after.entry)
    )
