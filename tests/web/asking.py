"""Many readers: requests at a steady rate over a few connections, in another process.

Run as a script it asks until its input ends, then tells what it was answered.
"""

import asyncio
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve()
CONNECTIONS = 8
VERSION = re.compile(rb"v([0-9]+)v")


class Readers:
    """What readers are answered while they ask."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.told: dict[str, list] = {}

    def stop(self) -> None:
        out, _ = self._process.communicate("\n")
        self.told = json.loads(out)


@contextmanager
def asking(port: int, paths: Sequence[str], rate: int, seed: int) -> Iterator[Readers]:
    """Ask for paths, each time one of them by chance, so many times a second.

    Of each answer it is told when it came, how long it took, whether it failed, which
    versions stood in it (`v7v`), and whether a source text did (`SOURCE`).
    """
    process = subprocess.Popen(
        [sys.executable, str(HERE), str(port), str(rate), str(seed), *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    readers = Readers(process)
    try:
        yield readers
    finally:
        if not readers.told:
            readers.stop()


async def ask(port: int, rate: int, chance: random.Random, paths: list[str]) -> None:
    answers: dict[str, list] = {
        "seconds": [],
        "failed": [],
        "mixed": [],
        "source": [],
        "versions": [],
    }
    ended = asyncio.ensure_future(asyncio.to_thread(sys.stdin.readline))
    waiting: asyncio.Queue[float] = asyncio.Queue()
    connections = [
        asyncio.ensure_future(connection(port, waiting, chance, paths, answers))
        for _ in range(CONNECTIONS)
    ]
    due = time.monotonic()
    while not ended.done():
        waiting.put_nowait(due)
        due += 1 / rate
        await asyncio.sleep(max(0, due - time.monotonic()))
    for each in connections:
        each.cancel()
    answers["versions"] = sorted(set(answers["versions"]))
    sys.stdout.write(json.dumps(answers))


async def connection(
    port: int,
    waiting: asyncio.Queue[float],
    chance: random.Random,
    paths: list[str],
    answers: dict[str, list],
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while True:
        due = await waiting.get()
        path = chance.choice(paths)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        size = int(re.search(rb"Content-Length: (\d+)", head)[1])
        body = await reader.readexactly(size)
        answers["seconds"].append(time.monotonic() - due)
        found = set(VERSION.findall(body))
        if not head.startswith(b"HTTP/1.1 200 "):
            answers["failed"].append(f"{path}: {head[:20]!r}")
        if len(found) > 1:
            answers["mixed"].append(f"{path}: {sorted(found)}")
        if b"SOURCE" in body:
            answers["source"].append(path)
        answers["versions"] += [each.decode() for each in found]


if __name__ == "__main__":
    port, rate, seed = map(int, sys.argv[1:4])
    asyncio.run(ask(port, rate, random.Random(seed), sys.argv[4:]))
