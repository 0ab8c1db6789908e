"""Watches the files of a site once, whatever number of processes want to know."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.live.watching import Watcher


class Watching:
    """Watches in a thread, and tells in the loop.

    Args:
        tell: Called with the paths that have changed.
    """

    def __init__(self, tell: Callable[[list[str]], None]) -> None:
        self._tell = tell
        self._watcher: Watcher | None = None
        self._thread: threading.Thread | None = None
        self._is_over = False

    def start(self, root: Path, folders: Sequence[str], files: Sequence[str]) -> None:
        """Begin to watch, unless that was begun already.

        Args:
            root: The folder that they lie in.
            folders: The names of folders.
            files: The names of files.
        """
        if self._watcher is None:
            self._watcher = Watcher(root, folders, files)
            loop = asyncio.get_running_loop()
            self._thread = threading.Thread(
                target=self._run, args=(self._watcher, loop), name="telling"
            )
            self._watcher.start()
            self._thread.start()

    def stop(self) -> None:
        """End watching; returns once it has ended, so call it in a thread."""
        self._is_over = True
        if self._watcher is not None and self._thread is not None:
            self._watcher.stop()
            self._thread.join()

    def _run(self, watcher: Watcher, loop: asyncio.AbstractEventLoop) -> None:
        while not self._is_over:
            if changed := watcher.wait(None):
                paths = [str(path) for path in changed]
                loop.call_soon_threadsafe(self._tell, paths)
