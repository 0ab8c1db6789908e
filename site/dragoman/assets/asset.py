"""A served file with all that an answer needs, and where a wrong name leads."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.errors import AssetError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of an asset in one coding.

    Args:
        path: The file in the store.
        size: Its bytes.
        etag: A strong ETag with its quotes, of these bytes and their coding.
        changed: When the checked file was last written, in nanoseconds: tells only
            whether it is still that file.
        held: The bytes, where they are few and in use; None leaves them on the disk.
    """

    path: Path
    size: int
    etag: str
    changed: int
    held: bytes | None = field(default=None, repr=False)

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        """Return some or all of the bytes.

        Bytes that are not held come from the disk: ask in a thread, and a large body in
        parts.

        Args:
            start: First byte, from 0.
            stop: The byte after the last one; None for all.

        Raises:
            AssetError: The file is gone or is not the one that was checked at start.
        """
        if self.held is not None:
            return self.held[start:stop]
        try:
            with self.path.open("rb") as file:
                status = os.fstat(file.fileno())
                if (status.st_size, status.st_mtime_ns) != (self.size, self.changed):
                    raise self._lost("the file was changed")
                file.seek(start)
                return file.read(-1 if stop is None else max(0, stop - start))
        except OSError as error:
            raise self._lost(f"the file cannot be read: {error.strerror}") from error

    def _lost(self, reason: str) -> AssetError:
        remedy = "Restart the site: it makes the file anew"
        return AssetError(reason, place=str(self.path), remedy=remedy)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file under its hashed name.

    Args:
        name: The hashed name.
        media_type: The value of `Content-Type`.
        integrity: The value of `integrity` in HTML (W3C Subresource Integrity).
        bodies: The bodies by coding in the order of preference, `identity` last and
            never missing.
    """

    name: str
    media_type: str
    integrity: str
    bodies: Mapping[str, Body]

    @property
    def path(self) -> Path:
        """The file that holds the bytes as they are."""
        return self.bodies["identity"].path

    @property
    def size(self) -> int:
        """How many bytes it has, uncoded."""
        return self.bodies["identity"].size


@dataclass(frozen=True, slots=True)
class Moved:
    """A known file was asked for under another name: redirect there, never stored.

    Args:
        url: The path of the present one.
    """

    url: str
