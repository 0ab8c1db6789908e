"""One source, several translations: between the files of one language."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dragoman.catalogs.checks.finding import Finding, Severity
from dragoman.catalogs.notes import read
from dragoman.catalogs.po import Entry

CHECK: Final = "inconsistent"
SAYS: Final = "A text that several files have is translated alike in all of them."


class Placed(NamedTuple):
    """A message, and the name of the file that it stands in."""

    file: str
    entry: Entry


def inconsistent(messages: Iterable[Placed]) -> Iterator[tuple[Placed, Finding]]:
    """Find texts that another file has translated in another way.

    A text with a context of its own is meant in its own way, so it is passed over.

    Args:
        messages: All messages of one language, file by file.

    Yields:
        The later of two messages, and what is found of it.
    """
    first: dict[str, Placed] = {}
    for placed in messages:
        entry = placed.entry
        is_finished = all(entry.msgstr) and not (entry.fuzzy or entry.obsolete)
        if not is_finished or not entry.msgid or entry.msgctxt is not None:
            continue
        other = first.setdefault(entry.msgid, placed)
        if other.file == placed.file or _is_alike(entry, other.entry):
            continue
        if CHECK not in read(entry.comments).ignored:
            text = other.entry.msgstr[0]
            reason = f"is translated as “{text}” in {other.file}:{other.entry.line}"
            yield placed, Finding(CHECK, Severity.WARNING, reason)


def _is_alike(one: Entry, other: Entry) -> bool:
    # A heading and a button may differ in their capitals.
    return one.msgstr[0].casefold() == other.msgstr[0].casefold()
