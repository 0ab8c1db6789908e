"""What a build is made from, as one hash that takes a moment."""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.app.places import SHIPPED, layers
from dragoman.catalogs.catalog import Domain

_FOLDERS = ("content", "locale")
_LAYERED = ("templates", "static")
_ENVIRONMENT = "DRAGOMAN_"
# What names a distribution and its version (PyPA, recording installed projects).
_INSTALLED = (".dist-info", ".egg-info")
# A file that was written just now may be written again without another time.
_SETTLED_NANOSECONDS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made from.

    Attributes:
        whole: A hash of everything, 64 hexadecimal digits; empty where a file is so
            young that it may change again without being noticed.
        beside: The same of all but the catalogs of the pages.
        catalogs: By path, what is to be seen of each of these; empty where it is young.
    """

    whole: str
    beside: str
    catalogs: Mapping[str, str]


def inputs(
    root: Path, asked: Sequence[object], now: int, environment: Mapping[str, str]
) -> Inputs:
    """Hash names, sizes and times of all files that a build reads, and what was asked.

    Args:
        root: The site's folder.
        asked: What else decides what is built.
        now: The present time, in nanoseconds.
        environment: The environment.
    """
    said = sorted(_said(*each) for each in environment.items() if _is_ours(each[0]))
    digest = hashlib.sha256(repr((list(asked), said, _libraries())).encode())
    # Each folder declares a language, also one without any file.
    digest.update(repr(_names(root / "locale")).encode())
    newest = 0
    catalogs = {}
    of_pages = _catalogs(root)
    for path, status in _files(root):
        stamp = (path, status.st_size, status.st_mtime_ns, status.st_ino)
        if path in of_pages:
            is_settled = now - status.st_mtime_ns > _SETTLED_NANOSECONDS
            catalogs[path] = repr(stamp) if is_settled else ""
            continue
        newest = max(newest, status.st_mtime_ns)
        digest.update(repr(stamp).encode())
    beside = digest.hexdigest() if now - newest > _SETTLED_NANOSECONDS else ""
    digest.update(repr(sorted(catalogs.items())).encode())
    is_settled = bool(beside) and all(catalogs.values())
    return Inputs(digest.hexdigest() if is_settled else "", beside, catalogs)


def _said(variable: str, value: str) -> tuple[str, str, str]:
    """Give an override; of one that stands in a file, with what is to be seen of it."""
    seen = ""
    if variable.upper().endswith("_FILE"):
        try:
            status = Path(value).stat()
            seen = repr((status.st_size, status.st_mtime_ns, status.st_ino))
        except OSError:
            seen = "none"
    return variable, value, seen


def _libraries() -> list[str]:
    """Name Python and all that is installed, as their tables stand in pages."""
    folders = [each for each in dict.fromkeys(sys.path) if os.path.isdir(each)]  # noqa: PTH112 -- as below
    names = (name for folder in folders for name in os.listdir(folder))  # noqa: PTH208 -- as below
    return [sys.version, *sorted(each for each in names if each.endswith(_INSTALLED))]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _catalogs(root: Path) -> frozenset[str]:
    name = f"{Domain.CONTENT}.po"
    return frozenset(map(str, (root / "locale").glob(f"*/LC_MESSAGES/{name}")))


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
