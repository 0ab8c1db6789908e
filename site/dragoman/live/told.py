"""Changes of files that another process watches, and tells."""

from pathlib import Path
from queue import Empty, SimpleQueue

Paths = frozenset[Path]


class Told:
    """Stands where a `Watcher` would stand, and is told what it would have seen."""

    def __init__(self) -> None:
        self._told: SimpleQueue[Paths] = SimpleQueue()

    def put(self, changed: Paths) -> None:
        """Tell a change, from any thread.

        Args:
            changed: The paths that came, went or were written to.
        """
        self._told.put(changed)

    def start(self) -> None:
        """Begin; whoever watches has begun already."""

    def stop(self) -> None:
        """Let whoever waits go on."""
        self._told.put(frozenset())

    def wait(self, timeout: float | None) -> Paths:
        """Wait for changes.

        Args:
            timeout: How long at the most, in seconds; None waits until there are some.

        Returns:
            The paths; none after the timeout.
        """
        try:
            changed = self._told.get(timeout=timeout)
        except Empty:
            return frozenset()
        while not self._told.empty():
            changed |= self._told.get()
        return changed
