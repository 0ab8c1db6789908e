"""Which files are assets: the layered source folders and the files beside pages.

Law: nothing outside the given folders gets in, whatever links say.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import AssetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def collect(sources: Sequence[Path], extra: Mapping[str, Path]) -> dict[str, Path]:
    """Find every asset.

    Hidden files and what editors leave behind (`.x`, `x~`, `x.swp`, `#x#`) are passed
    over, in folders likewise. A source folder that does not exist holds no files.

    Args:
        sources: Source folders; of equal names the one in the earlier folder wins.
        extra: Single files under the names they get.

    Returns:
        The files by name, in the order of names.

    Raises:
        AssetError: A link leads out of its folder or to a folder, a name is claimed
            twice or is no UTF-8, or an extra file is missing.
    """
    found: dict[str, Path] = {}
    for source in sources:
        root = source.resolve()
        for path in _walk(root, root):
            found.setdefault(path.relative_to(root).as_posix(), path)
    for name, path in extra.items():
        if any(_left_behind(part) for part in name.split("/")):
            continue
        if name in found:
            raise _refused(path, f"its name {name!r} is also that of {found[name]}")
        found[name] = _single(path)
    for name, path in found.items():
        _check_name(name, path)
    return dict(sorted(found.items()))


def _walk(folder: Path, root: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(entry.path)
        if _left_behind(entry.name):
            continue
        if entry.is_symlink():
            _check_link(path, root)
        if entry.is_dir():
            yield from _walk(path, root)
        elif entry.is_file():
            yield path


def _left_behind(name: str) -> bool:
    editing = name.startswith("#") and name.endswith("#")
    return editing or name.startswith(".") or name.endswith(("~", ".swp", ".swo"))


def _check_link(path: Path, root: Path) -> None:
    if not path.exists():
        raise _refused(path, "it is a link that leads nowhere")
    if not path.resolve().is_relative_to(root):
        raise _refused(path, "it is a link that leads out of the folder")
    # A linked folder would give its files two names, and may contain itself.
    if path.is_dir():
        raise _refused(path, "it is a link to a folder")


def _single(path: Path) -> Path:
    # The folder that this file may not leave is not known here, so no link is followed.
    if path.is_symlink():
        raise _refused(path, "it is a link")
    if not path.is_file():
        raise _refused(path, "it is no file")
    return path


def _check_name(name: str, path: Path) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        raise _refused(path, f"its name {name!a} is no UTF-8") from None


def _refused(path: Path, reason: str) -> AssetError:
    return AssetError(
        f"this cannot be an asset: {reason}",
        place=os.fsencode(path).decode(errors="replace"),
        remedy="Put a file of its own there, or take it away",
    )
