"""A server that is measured: its start, its processes, what they cost, its end."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from measuring.places import SERVER_CORE

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# Where the figures stand behind the name of a program in /proc/PID/stat.
_CPU = slice(11, 15)
# At rest is who takes less of a core than this, for so long (in seconds).
_AT_REST = 0.04
_REST = 0.5


class ServerError(RuntimeError):
    """A server does not do what it is measured for."""


class Server:
    """A server on the core for servers.

    Args:
        name: What tables call it.
        command: Its program and arguments.
        port: The port of 127.0.0.1 that it listens on.
        folder: Its working folder; its log is `server.log` there.
        environment: What it gets beside this process's environment.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        port: int,
        folder: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.port = port
        self._log = folder / "server.log"
        pinned = ["taskset", "--cpu-list", str(SERVER_CORE), *map(str, command)]
        folder.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                pinned,
                cwd=folder,
                env={**os.environ, **(environment or {})},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def wait(self, seconds: float = 60) -> None:
        """Wait until its port is open.

        Raises:
            ServerError: If it ends before, or does not come in time.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return
            time.sleep(0.02)
        told = self._log.read_text(errors="replace")[-2000:]
        raise ServerError(f"{self.name} does not answer:\n{told}")

    def settle(self, seconds: float = 120) -> None:
        """Wait until it does nothing of itself any more, as after a start."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            before = self.cpu()
            time.sleep(_REST)
            if self.cpu() - before < _REST * _AT_REST:
                return

    def cpu(self) -> float:
        """Give the CPU seconds, user and system, of all its processes so far."""
        ticks = sum(sum(map(int, stat[_CPU])) for stat in self._stats())
        return ticks / _TICK

    def memory(self) -> int:
        """Give the resident memory of all its processes, in bytes."""
        found = 0
        for pid in self._pids():
            with suppress(OSError):
                found += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return found * _PAGE

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Hold all its processes meanwhile, so that it takes nothing from others."""
        os.killpg(self._process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(self._process.pid, signal.SIGCONT)

    def stop(self) -> None:
        """End it and all its processes."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _pids(self) -> Iterator[int]:
        left = [self._process.pid]
        while left:
            pid = left.pop()
            yield pid
            with suppress(OSError):
                for task in Path(f"/proc/{pid}/task").iterdir():
                    left += map(int, (task / "children").read_text().split())

    def _stats(self) -> Iterator[list[str]]:
        for pid in self._pids():
            with suppress(OSError):
                text = Path(f"/proc/{pid}/stat").read_text()
                yield text.rpartition(")")[2].split()


def free_port() -> int:
    """Give a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
