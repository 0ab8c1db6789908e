"""Assets that another process has put into the store since this one read it.

While one generation of workers follows another, a page of either may name files that
only the other has linked. Whoever is asked for them finds them here.

Law: a name counts only when the store's index holds it, and a file only when it holds
what its name says. No path is made out of what a request says.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from dragoman.assets import compression, files, index, naming
from dragoman.assets.index import Record
from dragoman.assets.store import INDEX, asset, body

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dragoman.assets.asset import Asset


class Newer:
    """The store as others leave it.

    Args:
        folder: The folder of the store.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: tuple[int, int, int] | None = None
        self._records: Mapping[str, Record] = {}
        self._reading = threading.Lock()

    def find(self, name: str) -> Asset | None:
        """Look a served name up; reads from the disk, so ask in a thread.

        Args:
            name: The hashed name.

        Returns:
            The asset; None where nobody has stored it.
        """
        record = self._known().get(name)
        if record is None or not self._is_inside(name):
            return None
        path = self._folder / name
        content = files.read(path)
        if content is None or not naming.holds(name, content):
            return None
        bodies = {}
        for coding, suffix in compression.CODINGS.items():
            at = path.with_name(path.name + suffix)
            coded = files.read(at)
            if coded is not None and naming.digest(coded) == record.codings.get(coding):
                bodies[coding] = body(at, coded, coding, held=False)
        bodies["identity"] = body(path, content, "identity", held=False)
        return asset(name, content, bodies)

    def _known(self) -> Mapping[str, Record]:
        """Give the index, read again if it was written since."""
        path = self._folder / INDEX
        try:
            status = path.stat()
        except OSError:
            return {}
        seen = (status.st_ino, status.st_size, status.st_mtime_ns)
        with self._reading:
            if seen != self._seen:
                self._records = index.read(files.read(path))
                self._seen = seen
            return self._records

    def _is_inside(self, name: str) -> bool:
        # Only somebody who may write the index could name a place outside.
        place = (self._folder / name).resolve()
        return str(place) == f"{self._folder.resolve()}/{name}"
