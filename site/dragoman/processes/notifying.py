"""Tells systemd how the server is (sd_notify(3)); nothing where nobody asked for it."""

import os
import socket
import time
from collections.abc import Mapping

_MICROSECONDS = 1_000_000


class Notifier:
    """Sends states to the socket that a process manager has named.

    Args:
        environment: Its `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` count.

    Attributes:
        watchdog: How often it wants to hear that all is well, in seconds; None for not
            at all.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        span = environment.get("WATCHDOG_USEC", "")
        process = environment.get("WATCHDOG_PID", str(os.getpid()))
        is_meant = span.isdecimal() and process == str(os.getpid())
        # Twice as often as is asked for (sd_watchdog_enabled(3)).
        self.watchdog = int(span) / _MICROSECONDS / 2 if is_meant else None

    def ready(self, status: str) -> None:
        """Tell that the server serves, and how.

        Args:
            status: One line for people.
        """
        self._send("READY=1", f"STATUS={status}")

    def reloading(self) -> None:
        """Tell that a reload has begun; `ready` tells its end."""
        now = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        self._send("RELOADING=1", f"MONOTONIC_USEC={now}", "STATUS=Reloading")

    def stopping(self) -> None:
        """Tell that the server stops."""
        self._send("STOPPING=1", "STATUS=Answering what is in hand")

    def alive(self) -> None:
        """Tell that all is well."""
        self._send("WATCHDOG=1")

    def _send(self, *lines: str) -> None:
        if not self._address.startswith(("/", "@")):
            return
        # A name that begins with @ is one of Linux's own, without a file (unix(7)).
        address = self._address.replace("@", "\0", 1)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sending:
            try:
                sending.connect(address)
                sending.send("\n".join(lines).encode())
            except OSError:
                # Whoever asked is gone: readers are served all the same.
                return
