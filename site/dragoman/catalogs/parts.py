"""Which of a language's files a message of the pages belongs in."""

from collections.abc import Callable, Iterable, Sequence

from dragoman.catalogs import po
from dragoman.catalogs.extract import CONTENT

#: The part of all pages whose folder has no file of its own.
REST = ""


def part_of(folders: Sequence[str]) -> Callable[[po.NewEntry], str]:
    """Tell messages apart by the folder of their page.

    Args:
        folders: The folders right in `content/` that have a file of their own.

    Returns:
        A function that gives a message's folder, or `REST`. A text of several pages
        goes where it is met first.
    """
    known = frozenset(folders)

    def part(entry: po.NewEntry) -> str:
        place = next(iter(entry.references), "")
        name, slash, _ = place.removeprefix(CONTENT).partition("/")
        is_own = slash and place.startswith(CONTENT) and name in known
        return name if is_own else REST

    return part


def by_part(
    template: Iterable[po.NewEntry], folders: Sequence[str]
) -> dict[str, list[po.NewEntry]]:
    """Give the messages of each part, in order; `REST` always is one.

    Args:
        template: The messages of all pages.
        folders: As for `part_of`.
    """
    parts: dict[str, list[po.NewEntry]] = {REST: []}
    parts |= {folder: [] for folder in folders}
    find = part_of(folders)
    for entry in template:
        parts[find(entry)].append(entry)
    return parts
