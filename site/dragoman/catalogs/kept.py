"""Catalogs as they were read, kept on disk for the next start.

Law: what is kept saves time and is never a source. It is found by the content of the
`.po` file and by the program that read it, and is not believed unless it is whole.
"""

import logging
import os
import sys
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from weakref import WeakValueDictionary

from dragoman.catalogs import po
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.keys import Keys, ReadBytes
from dragoman.catalogs.packing import pack, unpack
from dragoman.catalogs.reread import Read

log = logging.getLogger(__name__)

#: How many bytes all kept catalogs may take; those used longest ago go first.
MOST_BYTES = 1024**3

_SUFFIX = ".catalog"


class Kept:
    """A folder of catalogs.

    Args:
        folder: The folder; made where it is missing. One that cannot be written to
            keeps nothing, and harms nothing.
        most: How many bytes they may take.
        read_with: Whatever else decides what is read in a file, such as settings.
    """

    def __init__(
        self, folder: Path, most: int = MOST_BYTES, read_with: str = ""
    ) -> None:
        self._folder = folder
        self._most = most
        self._read_with = read_with
        self._keys: WeakValueDictionary[bytes, Keys] = WeakValueDictionary()
        self._expected: Keys | None = None

    def expect(self, keys: frozenset[po.Key]) -> None:
        """Hold the messages of the present pages once, with the texts of these pages.

        Args:
            keys: The contexts and texts that most files have.
        """
        self._expected = self._held(Keys(keys))

    def is_writable(self) -> bool:
        """Tell whether anything can be kept; the folder is made where it is missing."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        return os.access(self._folder, os.W_OK)

    def has(self, path: Path, language: str, domain: Domain, sha: str) -> bool:
        """Tell whether a file is kept, without reading what is; see `find`."""
        return self._place(path, language, domain, sha).exists()

    def find(self, path: Path, language: str, domain: Domain, sha: str) -> Read | None:
        """Give a file as it was read by an earlier start.

        Args:
            path: The file, for its problems.
            language: The language's tag.
            domain: Interface texts or page content.
            sha: The SHA-256 of the file's bytes, in hex.

        Returns:
            None where it is not kept, or was damaged since.
        """
        place = self._place(path, language, domain, sha)
        try:
            found = unpack(KeptFile(place), path, self._find_keys)
            os.utime(place)
        except (OSError, EOFError, ValueError, TypeError):
            return None
        return found

    def keep(self, path: Path, read: Read) -> bool:
        """Keep a file as it was read, and let older ones go where there is no room.

        Args:
            path: The file.
            read: What was read in it.

        Returns:
            Whether it was not kept before and is now.
        """
        catalog = read.loaded.catalog
        place = self._place(path, catalog.language, catalog.domain, catalog.revision)
        if place.exists():
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.writelines(pack(read, self._held(read.known)))
            Path(file.name).replace(place)
            self._make_room()
        except (OSError, ValueError, OverflowError):
            log.info("the catalog of %s is not kept", path, exc_info=True)
            return False
        return True

    def _place(self, path: Path, language: str, domain: Domain, sha: str) -> Path:
        parts = (_program(), self._read_with, str(path), language, domain, sha)
        name = "\n".join(parts).encode("utf-8", "surrogateescape")
        return self._folder / (sha256(name).hexdigest() + _SUFFIX)

    def _held(self, found: Keys) -> Keys:
        """Give the keys that are held already, if they are the same."""
        for keys in list(self._keys.values()):
            if keys is found or keys.all == found.all:
                return keys
        return self._keys.setdefault(found.digest, found)

    def _find_keys(self, digest: bytes, read: ReadBytes) -> Keys:
        keys = self._keys.get(digest)
        if keys is None:
            keys = self._keys.setdefault(digest, Keys.from_file(read))
        return keys

    def _make_room(self) -> None:
        files = (each for each in self._folder.iterdir() if each.is_file())
        kept = [(each.stat(), each) for each in files]
        room = self._most
        for stat, each in sorted(kept, key=lambda pair: -pair[0].st_mtime_ns):
            room -= stat.st_size
            if room < 0:
                each.unlink(missing_ok=True)


@cache
def _program() -> str:
    """Name the program that reads catalogs: another one might read them otherwise."""
    here = Path(__file__).parent
    # What is kept of page content is its HTML as well.
    markdown = here.parent / "pages" / "markdown"
    known = sha256(sys.version.encode())
    known.update(_parser().encode())
    for folder in (here, markdown):
        for module in sorted(folder.rglob("*.py")):
            known.update(module.read_bytes())
    return known.hexdigest()


def _parser() -> str:
    """Name the Markdown parser by its files: to ask for its version takes 20 ms."""
    found = find_spec("pyromark")
    folders = (found and found.submodule_search_locations) or ()
    files = sorted(file for each in folders for file in Path(each).iterdir())
    stats = [(file.name, file.stat()) for file in files if file.is_file()]
    return repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats])
