"""Merge files on disk, as git hands them over.

Law: a translator is never asked to mend lines. Where two of them translated one text,
the result is a whole file that every tool reads, in which that text waits for a person.
"""

from pathlib import Path

from dragoman.catalogs.durable import replace_file
from dragoman.catalogs.loading import read_bytes
from dragoman.catalogs.three_way.merging import Merged, SideError, merge
from dragoman.errors import CatalogError

# What git names for a side that has no such file.
_NOTHING = Path("/dev/null")


def merge_files(origin: Path, ours: Path, theirs: Path, to: Path) -> Merged:
    """Merge two files that were made of a third one.

    Args:
        origin: What both were made of; it may be missing or empty.
        ours: One side, whose form the result has.
        theirs: The other.
        to: Where the result goes; it may be one of the three.

    Raises:
        CatalogError: A side cannot be read, with its line; nothing was written.
    """
    sides = {"ours": ours, "theirs": theirs}
    data = {name: _required(path) for name, path in sides.items()}
    present = _present(to)
    try:
        merged = merge(_present(origin) or b"", data["ours"], data["theirs"])
    except SideError as error:
        error.place = f"{sides[error.side]}:{error.line}"
        raise
    replace_file(to, merged.data, based_on=present)
    return merged


def _required(path: Path) -> bytes:
    data = _present(path)
    if data is None:
        raise CatalogError("there is no such file", place=str(path))
    return data


def _present(path: Path) -> bytes | None:
    if path == _NOTHING:
        return b""
    try:
        return read_bytes(path)
    except FileNotFoundError:
        return None
