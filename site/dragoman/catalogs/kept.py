"""Catalogs as they were read, kept on disk for the next start.

Law: what is kept saves time and is never a source. It is found by the content of the
`.po` file and by the program that read it, and is not believed unless it is whole.
"""

import logging
import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from weakref import WeakValueDictionary

from dragoman.catalogs import po
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.kept_program import program
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

    def newest(self, path: Path, language: str, domain: Domain) -> int:
        """Tell when a file was kept last, or what was kept of it used.

        Nothing is kept of it if it was written later.

        Args:
            path: The file.
            language: The language's tag.
            domain: Interface texts or page content.

        Returns:
            Nanoseconds since 1970; 0 if it was never kept by this program.
        """
        beginning = self._beginning(path, language, domain)
        try:
            with os.scandir(self._folder) as kept:
                own = (each for each in kept if each.name.startswith(beginning))
                return max((each.stat().st_mtime_ns for each in own), default=0)
        except OSError:
            return 0

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
        except FileNotFoundError:
            return None
        except (OSError, EOFError, ValueError, TypeError):
            # So that it can be kept again.
            with suppress(OSError):
                place.unlink()
            return None
        # What somebody else has kept can be used all the same.
        with suppress(OSError):
            os.utime(place)
        return found

    def keep(self, path: Path, read: Read) -> bool:
        """Keep a file as it was read.

        Args:
            path: The file.
            read: What was read in it.

        Returns:
            Whether it was not kept before and is now.
        """
        place = self._place_of(path, read)
        if place.exists():
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(place, pack(read, self._held(read.known)))
        except (OSError, ValueError, OverflowError):
            log.info("the catalog of %s is not kept", path, exc_info=True)
            return False
        return True

    def make_room(self, present: Mapping[Path, Read]) -> None:
        """Let those go that were used longest ago, where all take too many bytes.

        Args:
            present: The files of the site as they were read. What is kept of them
                stays, however much that is, or each start would read them again.
        """
        needed = {self._place_of(path, read) for path, read in present.items()}
        with suppress(OSError):
            files = (each for each in self._folder.iterdir() if each.is_file())
            kept = [(each not in needed, each.stat(), each) for each in files]
            room = self._most
            for is_old, stat, each in sorted(kept, key=_in_order):
                room -= stat.st_size
                if is_old and room < 0:
                    each.unlink(missing_ok=True)

    def _write(self, place: Path, parts: Iterable[bytes]) -> None:
        with ExitStack() as leaving:
            with NamedTemporaryFile(dir=self._folder, delete=False) as file:
                leaving.callback(Path(file.name).unlink, missing_ok=True)
                file.writelines(parts)
            Path(file.name).replace(place)

    def _place_of(self, path: Path, read: Read) -> Path:
        catalog = read.loaded.catalog
        return self._place(path, catalog.language, catalog.domain, catalog.revision)

    def _place(self, path: Path, language: str, domain: Domain, sha: str) -> Path:
        name = f"{self._beginning(path, language, domain)}{sha}{_SUFFIX}"
        return self._folder / name

    def _beginning(self, path: Path, language: str, domain: Domain) -> str:
        """Give what the names of all begin with that were ever kept of a file."""
        parts = (program(), self._read_with, str(path), language, domain)
        name = "\n".join(parts).encode("utf-8", "surrogateescape")
        return f"{sha256(name).hexdigest()}-"

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


def _in_order(kept: tuple[bool, os.stat_result, Path]) -> tuple[bool, int]:
    is_old, stat, _ = kept
    return is_old, -stat.st_mtime_ns
