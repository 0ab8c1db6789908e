"""Our own note on a message, `# dragoman: …`, when two sides changed it.

What it says of the translation goes with the translation; the checks that a translator
dismissed are merged one by one.
"""

from collections.abc import Iterable, Sequence

from dragoman.catalogs import notes
from dragoman.catalogs.three_way.items import merged_items

_IGNORE = "ignore="


def is_own(line: str) -> bool:
    """Tell whether a translator's comment line is our note."""
    return bool(notes.read([line]).words)


def state_words(lines: Iterable[str]) -> tuple[str, ...]:
    """Give what comment lines say of a translation: `origin=machine`, `same`."""
    return tuple(word for word in notes.read(lines).words if not _is_ignored(word))


def merged_note(sides: Sequence[Sequence[str]], standing: Sequence[str]) -> list[str]:
    """Give the note of a merged message: one comment line, or none.

    Args:
        sides: The comment lines that both sides started from, ours, and theirs.
        standing: Those of the side whose translation stands.
    """
    origin, ours, theirs = (
        [word for word in notes.read(lines).words if _is_ignored(word)]
        for lines in sides
    )
    words = [*state_words(standing), *merged_items(origin, ours, theirs)]
    for side in sides[1:]:
        # Lines that say it already stay as somebody wrote them.
        if sorted(notes.read(side).words) == sorted(words):
            return [line for line in side if is_own(line)]
    return [f"dragoman: {' '.join(words)}"] if words else []


def _is_ignored(word: str) -> bool:
    return word.startswith(_IGNORE)
