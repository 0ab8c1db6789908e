"""A file of a build that holds code: nobody but who builds may have written it.

Law: it is believed if it is whole, and if its owner runs this and no one else may write
to it. Whoever may write to the folder can take it away, and no more.
"""

import os
import stat
from hashlib import sha256
from pathlib import Path


def write(folder: Path, kind: str, data: bytes) -> str:
    """Write a file that its owner alone may read.

    Args:
        folder: Where.
        kind: What its name begins with.
        data: Its bytes.

    Returns:
        Its name, which tells its content.

    Raises:
        OSError: It cannot be written.
    """
    name = f"{kind}-{sha256(data).hexdigest()}"
    path = folder / name
    unfinished = folder / f"{name}.unfinished"
    unfinished.unlink(missing_ok=True)
    only_ours = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with open(os.open(unfinished, only_ours, 0o600), "wb") as file:  # noqa: PTH123 -- pathlib opens none with a mode
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    return name


def read(folder: Path, name: str) -> bytes | None:
    """Read such a file.

    Args:
        folder: Where it lies.
        name: The name that `write` gave.

    Returns:
        Its bytes; None if it is not there, not whole, or may be somebody else's.
    """
    try:
        # What is no file would be waited for, and a link may lead anywhere.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        with open(os.open(folder / name, flags), "rb") as file:  # noqa: PTH123 -- as above
            if not _is_own(os.fstat(file.fileno())):
                return None
            data = file.read()
    except OSError:
        return None
    return data if name.endswith(f"-{sha256(data).hexdigest()}") else None


def _is_own(status: os.stat_result) -> bool:
    others_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    is_plain = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
    return is_plain and status.st_uid == os.geteuid() and not others_write
