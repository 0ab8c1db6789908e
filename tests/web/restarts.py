"""A server that is restarted again and again, under clients who count every failure.

Clients keep their connections as browsers and proxies do. A request that is sent and
not answered in full is a failure: a reset, an early end, a status that is no success.
An end of a connection that was announced (`Connection: close`), or that comes before
the next request is sent, is none. Some time after a page came, every asset named in it
is fetched over a connection of its own.
"""

import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
ASSET = re.compile(rb"/static/[^\"'\s>#]+")
# How long after a page its assets are asked for, at the most, in seconds.
LATER = 10.0
# Only ends a run that would hang; nothing that works comes near it.
HANGING_SECONDS = 60


@dataclass
class Serving:
    """A parent with its workers."""

    root: Path
    process: subprocess.Popen[bytes]
    log: Path
    port: int = 0

    def lines(self) -> list[dict[str, object]]:
        whole = self.log.read_bytes().rpartition(b"\n")[0]
        return [json.loads(line) for line in whole.splitlines()]

    def workers(self) -> list[int]:
        """Give the numbers of the workers that live."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in path.read_text().split()]

    def reload(self) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "site", "reload", "--root", str(self.root)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False
        )

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(HANGING_SECONDS)


@contextmanager
def served(root: Path, *options: str, **started: object) -> Iterator[Serving]:
    """Serve a folder by the command, and wait until it is served."""
    log = root.with_name(f"{root.name}.log")
    command = [sys.executable, "site", "serve", "--root", str(root), "--port", "0"]
    with log.open("ab") as told:
        process = subprocess.Popen(
            [*command, *options], cwd=ROOT, stderr=told, **started
        )
    serving = Serving(root, process, log)
    try:
        until(lambda: process.poll() is not None or _origin(serving))
        assert process.poll() is None, log.read_text()
        serving.port = int(_origin(serving).rpartition(":")[2])
        yield serving
    finally:
        for pid in [*(serving.workers() if process.poll() is None else ()), None]:
            with suppress(ProcessLookupError):
                os.kill(pid or process.pid, signal.SIGKILL)
        process.wait()


def _origin(serving: Serving) -> str:
    # What keeps it from serving is told in words.
    found = re.search(r'"serving \S+ on (\S+)"', serving.log.read_text())
    return found[1] if found else ""


def until(condition) -> None:
    """Wait until something is so."""
    end = time.monotonic() + HANGING_SECONDS
    while not condition():
        assert time.monotonic() < end, "it never became so"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Tell whether a process lives; one that was not reaped yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@dataclass
class Outcome:
    """What clients met."""

    requests: int = 0
    reconnects: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)


class Clients:
    """Clients that together ask so many times a second."""

    def __init__(self, port: int, paths: list[str], rate: float, count: int) -> None:
        self.outcome = Outcome()
        self._most = 0
        self._port = port
        self._paths = paths
        self._pause = count / rate
        self._tasks = [asyncio.create_task(self._visit(n)) for n in range(count)]
        self._later: set[asyncio.Task] = set()
        self._asked: dict[bytes, float] = {}

    async def stop(self, requests: int) -> Outcome:
        """Go on until so many requests were sent, and end."""
        self._most = requests
        await asyncio.gather(*self._tasks)
        await asyncio.gather(*self._later)
        return self.outcome

    async def _visit(self, number: int) -> None:
        chance = random.Random(number)
        client = Client(self._port, self.outcome)
        # Some rest for as long as workers come and go, others ask all the time.
        rest = chance.choice([0.2, 1.0, 1.0, 1.8])
        due = time.monotonic() + chance.random() * self._pause
        while not self._most or self.outcome.requests < self._most:
            await asyncio.sleep(max(0, due - time.monotonic()))
            due += self._pause * rest * chance.uniform(0.5, 1.5)
            body = await client.ask(chance.choice(self._paths))
            self._fetch_later(set(ASSET.findall(body)), chance)
        client.close()

    def _fetch_later(self, assets: set[bytes], chance: random.Random) -> None:
        """Fetch all that a page names; what many pages name, each second again."""
        for asset in assets:
            if time.monotonic() - self._asked.get(asset, 0) > 1:
                self._asked[asset] = time.monotonic()
                self._after(chance.choice([chance.uniform(0, LATER), LATER]), asset)

    def _after(self, seconds: float, path: bytes) -> None:
        task = asyncio.create_task(self._fetch(seconds, path.decode()))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _fetch(self, seconds: float, path: str) -> None:
        await asyncio.sleep(seconds)
        client = Client(self._port, self.outcome)
        await client.ask(path)
        client.close()


class Client:
    """One connection at a time, kept as long as the server keeps it."""

    def __init__(self, port: int, outcome: Outcome) -> None:
        self._port = port
        self._outcome = outcome
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, path: str) -> bytes:
        """Send a request and count what comes of it; gives the body."""
        began = time.monotonic()
        try:
            await self._connect()
            body = await self._exchange(path)
        except (OSError, asyncio.IncompleteReadError) as error:
            self._outcome.failures.append(f"{path}: {error!r}")
            self.close()
            return b""
        finally:
            self._outcome.requests += 1
        self._outcome.milliseconds.append((time.monotonic() - began) * 1000)
        return body

    async def _connect(self) -> None:
        if self._reader is not None and self._reader.at_eof():
            # It was closed while nothing was asked: that is anybody's right.
            self._outcome.reconnects += 1
            self.close()
        if self._writer is None:
            streams = await asyncio.open_connection("127.0.0.1", self._port)
            self._reader, self._writer = streams

    async def _exchange(self, path: str) -> bytes:
        head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        self._writer.write(head.encode())
        answer = await self._reader.readuntil(b"\r\n\r\n")
        status = int(answer.split(b" ", 2)[1])
        fields = answer.lower()
        length = int(re.search(rb"content-length: (\d+)", fields)[1])
        body = await self._reader.readexactly(length)
        self._outcome.statuses[status] += 1
        if status != 200:
            self._outcome.failures.append(f"{path}: {status}")
        if b"\r\nconnection: close" in fields:
            self._outcome.reconnects += 1
            self.close()
        return body

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


class Restarts:
    """Restarts of one server: by SIGHUP to the parent, or SIGTERM to a worker."""

    def __init__(self, serving: Serving, chance: random.Random) -> None:
        self._serving = serving
        self._chance = chance
        self.longest_end = 0.0
        self.made: Counter[str] = Counter()

    async def one(self, number: int) -> None:
        """Restart once, and wait until the old workers have ended."""
        old = self._serving.workers()
        if self._chance.random() < 0.5:
            self._change(number)
            self.made["SIGHUP"] += 1
            self._serving.process.send_signal(signal.SIGHUP)
        else:
            self.made["SIGTERM"] += 1
            old = [self._chance.choice(old)]
            began = time.monotonic()
            os.kill(old[0], signal.SIGTERM)
            await self._until_gone(old)
            self.longest_end = max(self.longest_end, time.monotonic() - began)
            await self._until_whole()
            return
        # They serve until those of the new generation are ready.
        await self._until(lambda: self._told("reloaded") >= self.made["SIGHUP"])
        began = time.monotonic()
        await self._until_gone(old)
        self.longest_end = max(self.longest_end, time.monotonic() - began)

    def _told(self, message: str) -> int:
        return self._serving.log.read_text().count(f'"message": "{message}"')

    async def _until_gone(self, old: list[int]) -> None:
        await self._until(lambda: not any(map(is_alive, old)))

    async def _until_whole(self) -> None:
        await self._until(lambda: len(self._serving.workers()) == 2)
        # The new one has to be told to lead, or to load, before it is told to end.
        await asyncio.sleep(self._chance.uniform(0, 1))

    async def _until(self, condition) -> None:
        end = time.monotonic() + HANGING_SECONDS
        while not condition():
            assert time.monotonic() < end, "it never became so"
            await asyncio.sleep(0.02)

    def _change(self, number: int) -> None:
        """Write another style sheet and another template, as a deployment would."""
        root = self._serving.root
        for folder in ("static/css", "templates"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        shipped = (ROOT / "static" / "css" / "site.css").read_text()
        style = f"{shipped}\n.generation-{number} {{ color: #{number % 1000:03d} }}\n"
        (root / "static" / "css" / "site.css").write_text(style)
        template = (ROOT / "templates" / "error.html").read_text()
        comment = f"<!-- {number} --></main>"
        written = template.replace("</main>", comment)
        (root / "templates" / "error.html").write_text(written)
