import asyncio
import resource
import socket
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from dragoman.web.front.composed import Composed, Opening
from dragoman.web.front.files import WORTH, Files
from web.neighbour import neighbour
from web.serving import in_loop, until

FILES = Path("/proc/self/fd")
linux = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")


def answer():
    return Composed(Opening(b"", b""), b"", b"", 200, "")


def made():
    """Tell how many files there are."""
    found = 0
    for each in FILES.iterdir():
        # One of them is the folder itself, which is closed by now.
        with suppress(FileNotFoundError):
            found += "memfd:answer" in str(each.readlink())
    return found


def pair():
    """Give both ends of a connection through which TCP would go."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        theirs = socket.create_connection(listening.getsockname())
        ours, _ = listening.accept()
    return ours, theirs


class Sink:
    """A connection of which only the socket is looked at; it has room for all."""

    def __init__(self):
        self.ours, self.theirs = pair()
        self.ours.settimeout(0)
        self.fileno = self.ours.fileno
        self.transport = self
        self.written = 0

    def write(self, data):
        self.written += len(data)
        self.ours.sendall(data)

    def read(self, count):
        return self.theirs.recv(count, socket.MSG_WAITALL)

    def close(self):
        self.ours.close()
        self.theirs.close()


@pytest.fixture
def sink():
    one = Sink()
    yield one
    one.close()


@linux
def test_an_answer_goes_out_by_one_file_however_often(sink, chance):
    files, data, one = Files(), chance.randbytes(WORTH), answer()
    for _ in range(3):
        files.send(one, data, sink)
        assert sink.read(len(data)) == data
    assert (sink.written, made()) == (0, 1)
    del files
    assert made() == 0


@linux
def test_what_is_on_its_way_stays_as_it_was(sink, chance):
    files, one = Files(), answer()
    first, second = chance.randbytes(WORTH), chance.randbytes(WORTH + 1)
    files.send(one, first, sink)
    files.clear()
    assert made() == 0
    files.send(one, second, sink)
    assert sink.read(len(first) + len(second)) == first + second
    assert sink.written == 0


@linux
def test_there_are_not_too_many_files(sink, chance):
    files, data = Files(), chance.randbytes(WORTH)
    for _ in range(50):
        files.send(answer(), data, sink)
        assert sink.read(len(data)) == data
    assert made() == 32
    assert sink.written == 18 * WORTH


@linux
def test_without_a_file_bytes_are_sent(sink, chance):
    files, data, one = Files(), chance.randbytes(WORTH), answer()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        files.send(one, data, sink)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert sink.read(len(data)) == data
    assert sink.written == len(data)


@in_loop
async def test_a_slow_reader_gets_all_of_it(chance):
    data = chance.randbytes(1 << 20)
    async with neighbour() as one:
        files, whole = Files(), answer()
        for _ in range(2):
            files.send(whole, data, one.connection)
            assert one.connection.is_stuck
            assert await read(one, len(data)) == data
            await until(lambda: not one.connection.is_stuck)


async def read(one, count):
    got, loop = b"", asyncio.get_running_loop()
    while len(got) < count:
        got += await loop.sock_recv(one.theirs, count - len(got))
    return got


@in_loop
async def test_who_has_gone_is_parted_from(chance):
    async with neighbour() as one:
        one.theirs.close()
        Files().send(answer(), chance.randbytes(WORTH), one.connection)
        await until(lambda: one.closed == 1)
