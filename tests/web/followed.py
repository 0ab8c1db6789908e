"""A site in a process of its own that follows its files, and how long its loop slept.

Run as a script it serves the site whose folder it is given.
"""

import asyncio
import http.client
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dragoman import app
from dragoman.app.collecting import uncollected
from dragoman.app.events import FOLDERS, Paths
from dragoman.app.following import Follower
from dragoman.languages import tags
from dragoman.web.listening import bind

HERE = Path(__file__).resolve()
BEAT = 0.005
# Only ends a run that would hang; nothing that works comes near it.
HANGING_SECONDS = 60
LOOKED = "all files were looked at again"


@dataclass
class Followed:
    """A site that is being served."""

    root: Path
    port: int
    process: subprocess.Popen[str]
    log: Path

    def ask(self, path: str) -> tuple[int, str, str | None]:
        """Give status, text and ETag of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        try:
            connection.request("GET", path, headers={"Host": "localhost"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), answer.headers["Etag"]
        finally:
            connection.close()

    def text(self, path: str) -> str:
        status, text, _ = self.ask(path)
        assert status == 200, (path, status)
        return text

    def until(self, path: str, is_so: Callable[[str], bool]) -> str:
        """Ask until an answer is as it should be, and give it."""
        until = time.monotonic() + HANGING_SECONDS
        while time.monotonic() < until:
            _, text, _ = self.ask(path)
            if is_so(text):
                return text
            time.sleep(0.01)
        raise AssertionError(f"{path} never became so:\n{text[-3000:]}")

    def ready(self) -> dict[str, object]:
        return json.loads(self.text("/readyz"))

    def until_followed(self) -> None:
        """Wait until every language is served from its file as it is."""

        def is_so(text: str) -> bool:
            served = json.loads(text)["catalogs"]
            files = self.root.glob("locale/*/LC_MESSAGES/content.po")
            return served == {
                tags.canonical(path.parts[-3]): sha256(path.read_bytes()).hexdigest()
                for path in files
            }

        self.until("/readyz", is_so)

    def longest_pause(self) -> float:
        """Give the longest time in seconds the loop was held up since the last call."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


@contextmanager
def followed(root: Path) -> Iterator[Followed]:
    """Serve a folder that is followed."""
    log = root.with_name(f"{root.name}.log")
    with log.open("w") as told:
        process = subprocess.Popen(
            [sys.executable, str(HERE), str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
            env={**os.environ, "PYTHONPATH": str(HERE.parents[2] / "site")},
        )
    try:
        site = Followed(root, int(process.stdout.readline()), process, log)
        # Once all files were looked at again, no change can be missed.
        site.until("/readyz", lambda _: LOOKED in log.read_text())
        yield site
    finally:
        process.stdin.close()
        process.wait(HANGING_SECONDS)
        process.stdout.close()


class Telling(Follower):
    """Tells when whole folders were looked at, as they are once watching has begun."""

    def follow(self, changed: Paths) -> None:
        super().follow(changed)
        if any(path.name in FOLDERS for path in changed):
            logging.getLogger(__name__).info(LOOKED)


def main(root: Path) -> None:
    sockets = bind(0, "127.0.0.1")
    with uncollected():
        read = app.read_site(root, "http://localhost")
    state = app.make_state(read)
    follower = Telling(read.parts, state)
    follower.lead()

    async def run() -> None:
        server = app.make_http_server(read, state)
        server.add_sockets(sockets)
        follower.start()
        sys.stdout.write(f"{sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        beating = asyncio.ensure_future(beat(pauses))
        while await asyncio.to_thread(sys.stdin.readline):
            sys.stdout.write(f"{max(pauses, default=0)}\n")
            sys.stdout.flush()
            pauses.clear()
        beating.cancel()
        await server.drain()
        await asyncio.to_thread(follower.stop)

    pauses: list[float] = []
    asyncio.run(run())


async def beat(pauses: list[float]) -> None:
    last = time.monotonic()
    while True:
        await asyncio.sleep(BEAT)
        now = time.monotonic()
        pauses.append(now - last - BEAT)
        last = now


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main(Path(sys.argv[1]))
