"""Watches the folders of a site and tells which paths have changed.

What is saved in one go is told in one go: a change is told once nothing has followed it
for a moment, and a writer that never rests cannot put it off for longer than a second.
"""

import logging
import stat
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from dragoman.live.told import Paths, Told

log = logging.getLogger(__name__)

#: Changes are told once there was none for so long; in milliseconds.
QUIET = 30
#: A change is told after so long, whatever follows it; in milliseconds.
LONGEST = 1000

# After so long without a change it is told that watching has begun; in milliseconds.
_BEGUN = 200
# What is said of a name that is no UTF-8, at which watching breaks off.
_UNREADABLE = "Unable to decode path"
# How long to wait until a folder that has just gone is looked for again.
_RETRY_SECONDS = 0.2


class Watcher:
    """Watches some folders of a root and some files that lie in it.

    Args:
        root: The folder they lie in. Nothing else in it is looked at: it may hold a
            whole repository.
        folders: The names of folders, watched with all that is below them. They may be
            absent, and come later.
        files: The names of files right in the root.
    """

    def __init__(
        self, root: Path, folders: Iterable[str], files: Iterable[str]
    ) -> None:
        self._root = root
        self._folders = tuple(folders)
        self._names = {*self._folders, *files}
        self._told = Told()
        self._stopped = threading.Event()
        self._renewed = threading.Event()
        self._present: list[_Found] = []
        self._threads = [
            threading.Thread(target=watch, name="watching", daemon=True)
            for watch in (self._watch_folders, self._watch_root)
        ]

    def start(self) -> None:
        """Begin to watch, beside whatever else the process does."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End watching, and let whoever waits go on."""
        self._stopped.set()
        self._told.stop()
        for thread in self._threads:
            thread.join()

    def wait(self, timeout: float | None) -> Paths:
        """Wait for changes.

        Args:
            timeout: How long at the most, in seconds; None waits until there are some.

        Returns:
            The paths that came, went or were written to; none after the timeout. Of a
            new folder its own path may be all that is told. Once watching has begun,
            all folders are told: something may have changed before.
        """
        return self._told.wait(timeout)

    def _watch_folders(self) -> None:
        while not self._stopped.is_set():
            self._renewed.clear()
            self._present = self._found()
            if self._present:
                paths = [each.path for each in self._present]
                self._watch(paths, self._told.put, recursive=True)
            self._renewed.wait(_RETRY_SECONDS if self._present else None)

    def _found(self) -> "list[_Found]":
        found = (_Found.at(self._root / name) for name in self._folders)
        return [each for each in found if each is not None]

    def _watch_root(self) -> None:
        def tell(changed: Paths) -> None:
            ours = frozenset(path for path in changed if path.name in self._names)
            # Another folder of that name may have the number of the one that went.
            is_swapped = any(path.name in self._folders for path in changed)
            if is_swapped or self._found() != self._present:
                self._renewed.set()
            if ours:
                self._told.put(ours)

        while self._watch([self._root], tell, recursive=False):
            # What changed is not known, so all of it may have.
            tell(frozenset(self._root / name for name in self._names))
            self._stopped.wait(_RETRY_SECONDS)
        # Without an end of its own, the other thread would wait for ever.
        self._renewed.set()

    def _watch(
        self, paths: list[Path], tell: Callable[[Paths], None], *, recursive: bool
    ) -> bool:
        """Tell what changes, to the end; return whether it broke off before."""
        # Imported late: commands that watch nothing start without it.
        from watchfiles import watch  # noqa: PLC0415 -- see above

        has_begun = False
        try:
            for changes in watch(
                *paths,
                watch_filter=_is_told,
                debounce=LONGEST,
                step=QUIET,
                stop_event=_Either(self._stopped, self._renewed, is_both=recursive),
                recursive=recursive,
                rust_timeout=_BEGUN,
                yield_on_timeout=True,
                ignore_permission_denied=True,
            ):
                told = frozenset(Path(path) for _, path in changes)
                if not has_begun and recursive:
                    told = told.union(paths)
                has_begun = True
                if told:
                    tell(told)
        except FileNotFoundError:
            pass
        except (OSError, RuntimeError) as error:
            if _UNREADABLE in str(error):
                return True
            log.exception("changes are not followed: restart the server after them")
            self._stopped.wait()
        return False


class _Found(NamedTuple):
    """A folder that is watched: its name, and which folder it is."""

    path: Path
    device: int
    number: int

    @classmethod
    def at(cls, path: Path) -> "_Found | None":
        try:
            status = path.stat()
        except OSError:
            return None
        is_folder = stat.S_ISDIR(status.st_mode)
        return cls(path, status.st_dev, status.st_ino) if is_folder else None


class _Either:
    """Ends the watching of the folders when they are others, or all of it."""

    def __init__(
        self, stopped: threading.Event, renewed: threading.Event, *, is_both: bool
    ) -> None:
        self._events = [stopped, renewed] if is_both else [stopped]

    def is_set(self) -> bool:
        return any(event.is_set() for event in self._events)


def _is_told(_change: object, path: str) -> bool:
    """Leave out what editors write beside a file while they save it."""
    name = path.rpartition("/")[2]
    return not name.startswith(".") and not name.endswith("~")
