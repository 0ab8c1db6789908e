"""The bytes of a `.po` file as they lie on the disk.

Law: whatever lies in its place, reading it neither waits nor takes more memory than the
limit, and it shows nothing from outside of the folder of all languages.
"""

import os
import stat
from pathlib import Path

from dragoman.errors import CatalogError

#: Larger files are refused before they are read: a whole book is a tenth of it.
MAX_FILE_BYTES = 64 * 1024 * 1024


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """Read a `.po` file.

    Args:
        path: The file, as gettext has it: `locale/<language>/LC_MESSAGES/<domain>.po`.
        limit: The most bytes it may have.

    Raises:
        FileNotFoundError: There is none.
        CatalogError: It is too large, no regular file, leads out of `locale/`, or
            cannot be read.
    """
    _stay_inside(path)
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                remedy = "Put a `.po` file in its place, or remove it."
                reason = "the file cannot be read: it is no regular file"
                raise CatalogError(reason, place=str(path), remedy=remedy)
            # Asked for while reading, so that a growing file is bounded as well.
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
        remedy = "Let the server read it, or remove it."
        raise CatalogError(reason, place=str(path), remedy=remedy) from None
    if len(data) > limit:
        reason = f"the file has more than {limit} bytes"
        remedy = "Split it, or raise limits.catalog_bytes in site.toml."
        raise CatalogError(reason, place=str(path), remedy=remedy)
    return data


def _stay_inside(path: Path) -> None:
    """Refuse a file that a symbolic link has elsewhere.

    Links within `locale/` are fine: one language may begin as another's.
    """
    folders = path.absolute().parents
    locale = folders[min(2, len(folders) - 1)]
    try:
        target = path.resolve()
        is_inside = target.is_relative_to(locale.resolve())
    except (OSError, RuntimeError):
        reason = "the file cannot be read: its symbolic links go round in a circle"
        raise CatalogError(reason, place=str(path), remedy=_NO_LINK) from None
    if not is_inside:
        reason = f"the file is a symbolic link that leads out of {locale.name}/"
        raise CatalogError(reason, place=str(path), remedy=_NO_LINK)


_NO_LINK = "Put the file itself in its place, or link to one in the same folder."


def _without_waiting(path: str, flags: int) -> int:
    # Without the flag, a named pipe would be opened only once someone writes to it.
    return os.open(path, flags | os.O_NONBLOCK)
