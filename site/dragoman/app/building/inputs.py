"""What a build is made from, as one hash that takes a moment."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.app.places import SHIPPED, layers

_FOLDERS = ("content", "locale")
_LAYERED = ("templates", "static")
_ENVIRONMENT = "DRAGOMAN_"
# A file that was written just now may be written again without another time.
_SETTLED_NANOSECONDS = 2_000_000_000


def inputs(
    root: Path, asked: Sequence[object], now: int, environment: Mapping[str, str]
) -> str:
    """Hash names, sizes and times of all files that a build reads, and what was asked.

    Args:
        root: The site's folder.
        asked: What else decides what is built.
        now: The present time, in nanoseconds.
        environment: The environment.

    Returns:
        64 hexadecimal digits; empty where a file is so young that it may change again
        without being noticed.
    """
    said = sorted(each for each in environment.items() if _is_ours(each[0]))
    digest = hashlib.sha256(repr((list(asked), said)).encode())
    newest = 0
    for path, status in _files(root):
        newest = max(newest, status.st_mtime_ns)
        stamp = (path, status.st_size, status.st_mtime_ns, status.st_ino)
        digest.update(repr(stamp).encode())
    return digest.hexdigest() if now - newest > _SETTLED_NANOSECONDS else ""


def _is_ours(variable: str) -> bool:
    return variable.upper().startswith(_ENVIRONMENT)


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    folders = [root / name for name in _FOLDERS]
    folders += [folder for name in _LAYERED for folder in layers(root, name)]
    folders += [SHIPPED / "locale", SHIPPED / "site" / "dragoman"]
    for folder in dict.fromkeys(folders):
        yield from _below(str(folder))
    settings = root / "site.toml"
    if settings.exists():
        yield str(settings), settings.stat()


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    if not os.path.isdir(folder):  # noqa: PTH112 -- texts are quicker, and there are many
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _below(entry.path)
        elif entry.is_file():
            yield entry.path, entry.stat()
