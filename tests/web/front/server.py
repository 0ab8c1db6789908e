"""A site in a process of its own, which tells what it has counted.

Run as a script it serves, prints its port, and for each line of its input its counts.
"""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvloop

from dragoman import app
from dragoman.app.serving import make_http_server, make_state
from dragoman.web.listening import bind

ORIGIN = "http://site.example"


class Server:
    """The process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.port = int(process.stdout.readline())

    @property
    def pid(self) -> int:
        return self._process.pid

    def counts(self) -> dict:
        self._process.stdin.write("counts\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def by_front(self) -> int:
        return sum(self.counts()["front"].values())


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).resolve()), str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        yield Server(process)
        process.stdin.close()


async def serve(root: Path) -> None:
    read = app.read_site(root, ORIGIN)
    state = make_state(read)
    server = make_http_server(read, state)
    sockets = bind(0, "127.0.0.1")
    server.add_sockets(sockets)
    sys.stdout.write(f"{sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    while await asyncio.to_thread(sys.stdin.readline):
        state.lines.flush()
        sys.stdout.write(json.dumps(state.counts.plain()) + "\n")
        sys.stdout.flush()
    await server.drain()


if __name__ == "__main__":
    uvloop.run(serve(Path(sys.argv[1])))
