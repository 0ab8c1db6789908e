"""Puts the hashed names into the files that refer to others, dependencies first.

A file's hash covers the names it refers to, so a change travels up to every file that
depends on it; that is why a circle has no solution.
"""

from __future__ import annotations

import posixpath
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dragoman.assets import naming
from dragoman.assets.references import css, javascript, svg
from dragoman.errors import AssetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from dragoman.assets.references.reference import Reference

_READERS: dict[str, Callable[[str], Iterable[Reference]]] = {
    ".css": css.references,
    ".js": javascript.references,
    ".mjs": javascript.references,
    ".svg": svg.references,
}


def _as_it_is(_: str, content: bytes) -> bytes:
    return content


def link(
    files: Mapping[str, Path], shorten: Callable[[str, bytes], bytes] = _as_it_is
) -> Iterator[tuple[str, str, bytes]]:
    """Yield each file under its hashed name, with the references in it rewritten.

    Each reference keeps its `../` and its query and fragment, so the bytes do not
    depend on the URL under which the files are served.

    Args:
        files: The files by name.
        shorten: Gives the bytes to serve for a name and its linked bytes.

    Yields:
        Plain name, hashed name and content; a file after those it refers to.

    Raises:
        AssetError: A reference leads to no file, files refer to each other in a circle,
            or a file cannot be read.
    """
    linked = {
        name: _Linked(name, path, files)
        for name, path in files.items()
        if posixpath.splitext(name)[1].lower() in _READERS
    }
    targets = {name: linked[name].names if name in linked else () for name in files}
    served: dict[str, str] = {}
    for name in _in_order(targets, files):
        content = (
            linked[name].rewritten(served) if name in linked else _read(files[name])
        )
        content = shorten(name, content)
        served[name] = naming.hashed(name, content)
        yield name, served[name], content


class _Linked:
    """A text with its references."""

    def __init__(self, name: str, path: Path, files: Mapping[str, Path]) -> None:
        self._text = _decoded(path)
        read = _READERS[posixpath.splitext(name)[1].lower()]
        self._references = list(read(self._text))
        self.names = [_resolved(name, one.path) for one in self._references]
        for one, target in zip(self._references, self.names, strict=True):
            if target not in files:
                line = self._text.count("\n", 0, one.start) + 1
                raise AssetError(
                    f"{one.path!r} is no file here",
                    place=f"{path}:{line}",
                    remedy="Add the file or correct the reference",
                )

    def rewritten(self, served: Mapping[str, str]) -> bytes:
        pieces: list[str] = []
        end = 0
        for one, target in zip(self._references, self.names, strict=True):
            folder = unquote(one.path).rpartition("/")[0:2]
            file = served[target].rpartition("/")[2]
            pieces += self._text[end : one.start], naming.path("".join((*folder, file)))
            end = one.end
        return "".join((*pieces, self._text[end:])).encode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AssetError(
            f"the file cannot be read: {error.strerror}",
            place=str(path),
            remedy="Make it readable for the user who runs the site",
        ) from error


def _decoded(path: Path) -> str:
    try:
        return _read(path).decode()
    except UnicodeDecodeError as error:
        raise AssetError(
            f"the text is no UTF-8 at byte {error.start}",
            place=str(path),
            remedy="Save it as UTF-8",
        ) from error


def _resolved(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))


def _in_order(
    targets: Mapping[str, Iterable[str]], files: Mapping[str, Path]
) -> Iterator[str]:
    try:
        yield from TopologicalSorter(targets).static_order()
    except CycleError as error:
        circle = _circle(error.args[1])
        raise AssetError(
            f"files refer to each other in a circle: {' -> '.join(circle)}",
            place=str(files[circle[0]]),
            remedy="Move what they share into a file that refers to none of them",
        ) from error


def _circle(nodes: list[str]) -> list[str]:
    """Return a circle as an author reads it: who refers to whom, first name first."""
    ring = nodes[:0:-1]
    first = ring.index(min(ring))
    return [*ring[first:], *ring[:first], ring[first]]
