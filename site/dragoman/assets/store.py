"""Every generation of every asset, on disk under its hashed name.

The folder can be served by another program as it stands: names are the URL paths, and
compressed bodies lie beside as `.br` and `.gz`. Losing any of it costs time only.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.assets import compression, files, index, media_types, naming
from dragoman.assets.asset import Asset, Body
from dragoman.assets.index import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

KEPT = timedelta(days=30)
"""How long a page kept by a browser or a proxy still finds the files it names."""

HELD = 64 * 1024
"""Bytes up to which the body of a present asset stays in memory."""

INDEX = "index.json"
"""File name of the index; no hashed name can be equal to it."""


class Store:
    """The folder while it is brought up to date; the caller holds its lock.

    Args:
        folder: The folder, which exists.
        today: The day that counts as now.
    """

    def __init__(self, folder: Path, today: date) -> None:
        self._folder = folder
        self._today = today
        self._known = index.read(files.read(folder / INDEX))
        self._records: dict[str, Record] = {}

    def keep(self, served: str, content: bytes) -> Asset:
        """Store a file of the present manifest, unless it lies there sound.

        Args:
            served: Its hashed name.
            content: Its bytes.

        Raises:
            OSError: The store cannot be written.
        """
        path = self._folder / served
        if files.read(path) != content:
            files.write(path, content)
        return self._asset(served, content, None)

    def past(self) -> dict[str, Asset]:
        """Return the files of earlier manifests by hashed name, after all `keep` calls.

        Files that left longer ago than `KEPT`, and such as do not hold what their name
        says, are removed. One that the index does not know counts as gone today, and a
        day in the future, which a wrong clock left behind, as today.

        Raises:
            OSError: The store cannot be written.
        """
        kept: dict[str, Asset] = {}
        for name in list(files.walk(self._folder)):
            if name in self._records or naming.plain(name) is None:
                continue
            left = min(self._left(name), self._today)
            content = files.read(self._folder / name)
            expired = self._today - left > KEPT
            if expired or content is None or not naming.holds(name, content):
                self._remove(name)
            else:
                kept[name] = self._asset(name, content, left)
        return kept

    def close(self) -> None:
        """Write down what was kept, after `past`.

        Raises:
            OSError: The store cannot be written.
        """
        content = index.to_bytes(self._records)
        path = self._folder / INDEX
        if files.read(path) != content:
            files.write(path, content)

    def _left(self, name: str) -> date:
        record = self._known.get(name, Record())
        return record.left or self._today

    def _remove(self, name: str) -> None:
        # The coded bodies go first: without their original nobody would find them.
        for suffix in (*compression.CODINGS.values(), ""):
            (self._folder / (name + suffix)).unlink(missing_ok=True)

    def _asset(self, served: str, content: bytes, left: date | None) -> Asset:
        bodies: dict[str, Body] = {}
        digests: dict[str, str | None] = {}
        for coding, path, coded in self._coded(served, content):
            digests[coding] = naming.digest(coded) if coded is not None else None
            if coded is not None:
                bodies[coding] = body(path, coded, coding, held=left is None)
        path = self._folder / served
        bodies["identity"] = body(path, content, "identity", held=left is None)
        self._records[served] = Record(left, digests)
        return asset(served, content, bodies)

    def _coded(
        self, served: str, content: bytes
    ) -> Iterator[tuple[str, Path, bytes | None]]:
        """Yield coding, file and bytes; None where the coding saves nothing."""
        if not media_types.compressible(served):
            return
        known = self._known.get(served, Record()).codings
        for coding, suffix in compression.CODINGS.items():
            path = self._folder / (served + suffix)
            if coding in known and known[coding] is None:
                yield coding, path, None
                continue
            coded = files.read(path)
            if coded is None or naming.digest(coded) != known.get(coding):
                coded = compression.compress(content, coding)
                if len(coded) < len(content):
                    files.write(path, coded)
                else:
                    path.unlink(missing_ok=True)
            yield coding, path, coded if len(coded) < len(content) else None


def asset(served: str, content: bytes, bodies: Mapping[str, Body]) -> Asset:
    """Describe a file of the store.

    Args:
        served: Its hashed name.
        content: Its bytes.
        bodies: Its bodies by coding.
    """
    integrity = base64.b64encode(hashlib.sha384(content).digest()).decode()
    return Asset(served, media_types.media_type(served), f"sha384-{integrity}", bodies)


def body(path: Path, content: bytes, coding: str, *, held: bool) -> Body:
    """Describe the bytes of a file in one coding.

    Args:
        path: The file.
        content: Its bytes.
        coding: Their coding.
        held: Whether they may stay in memory, if they are few.
    """
    suffix = "" if coding == "identity" else f"-{coding}"
    return Body(
        path=path,
        size=len(content),
        etag=f'"{naming.digest(content)[:32]}{suffix}"',
        changed=path.stat().st_mtime_ns,
        held=content if held and len(content) <= HELD else None,
    )
