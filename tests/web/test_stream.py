"""Our stream does what Tornado's does, as far as handlers can see."""

import asyncio
import socket
from contextlib import asynccontextmanager

import pytest
from tornado.iostream import (
    IOStream,
    StreamBufferFullError,
    StreamClosedError,
    UnsatisfiableReadError,
)

from dragoman.web.from_tornado import BAD_REQUEST
from dragoman.web.refusals import Refusal
from dragoman.web.stream import AHEAD_BYTES
from web.neighbour import neighbour
from web.serving import SECURITY, in_loop, until

MANY = bytes(1024 * 1024)


@asynccontextmanager
async def ours():
    async with neighbour() as one:
        await one.say(b"first")
        await until(lambda: one.streams)
        yield one.streams[0], one.theirs


@asynccontextmanager
async def tornados():
    ends = socket.socketpair()
    for end in ends:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        end.settimeout(0)
    stream = IOStream(ends[0])
    await asyncio.get_running_loop().sock_sendall(ends[1], b"first")
    yield stream, ends[1]
    stream.close()
    ends[1].close()


both = pytest.mark.parametrize("kind", [ours, tornados])


async def say(client, data):
    await asyncio.get_running_loop().sock_sendall(client, data)


async def hear(client, count):
    data = b""
    while len(data) < count:
        data += await asyncio.get_running_loop().sock_recv(client, count - len(data))
    return data


@both
@in_loop
async def test_bytes_are_read_as_they_are_asked_for(kind):
    async with kind() as (stream, client):
        assert await stream.read_bytes(2) == b"fi"
        reading = stream.read_until(b"\r\n")
        assert stream.reading()
        await say(client, b" line\r\nand \r\n\n more")
        assert await reading == b"rst line\r\n"
        assert not stream.reading()
        assert await stream.read_until_regex(b"\r?\n\r?\n") == b"and \r\n\n"
        assert await stream.read_bytes(100, partial=True) == b" more"


@both
@in_loop
async def test_a_delimiter_too_far_away_closes_it(kind):
    async with kind() as (stream, client):
        reading = stream.read_until(b"\n", max_bytes=8)
        await say(client, b"0123456789\n")
        with pytest.raises((UnsatisfiableReadError, StreamClosedError)):
            await reading
        assert stream.closed()
        assert isinstance(stream.error, UnsatisfiableReadError)


@both
@in_loop
async def test_only_one_reads_at_a_time(kind):
    async with kind() as (stream, _):
        stream.read_bytes(100)
        with pytest.raises(AssertionError, match="Already reading"):
            stream.read_bytes(1)


@both
@in_loop
async def test_a_write_is_done_when_all_is_sent(kind):
    async with kind() as (stream, client):
        written = stream.write(memoryview(MANY))
        assert stream.writing()
        assert not written.done()
        assert await hear(client, len(MANY)) == MANY
        await written
        assert not stream.writing()


@both
@in_loop
async def test_a_client_who_goes_ends_reads_and_calls_back(kind):
    async with kind() as (stream, client):
        ended = asyncio.Event()
        stream.set_close_callback(ended.set)
        reading = stream.read_bytes(100)
        client.close()
        with pytest.raises(StreamClosedError):
            await reading
        await ended.wait()
        assert stream.closed()
        with pytest.raises(StreamClosedError):
            await stream.write(b"late")
        # What had come is still to be had; more is not.
        assert await stream.read_bytes(5) == b"first"
        with pytest.raises(StreamClosedError):
            await stream.read_bytes(1)


@both
@in_loop
async def test_closing_ends_everything_once(kind):
    async with kind() as (stream, client):
        ended = []
        stream.set_close_callback(lambda: ended.append(True))
        reading, written = stream.read_bytes(100), stream.write(MANY)
        error = OSError("it is over")
        stream.close(error)
        stream.close()
        for each in (reading, written):
            with pytest.raises(StreamClosedError) as told:
                await each
            assert told.value.real_error is error
        await until(lambda: ended)
        assert ended == [True]
        # Bytes that were not sent are dropped.
        heard = 0
        while got := await gone_or_data(client):
            heard += len(got)
        assert heard < len(MANY)


async def gone_or_data(client):
    try:
        return await asyncio.get_running_loop().sock_recv(client, 65536)
    except ConnectionResetError:
        return b""


@both
@in_loop
async def test_it_can_be_closed_with_the_error_in_hand(kind):
    async with kind() as (stream, _):
        try:
            int("in hand")
        except ValueError:
            stream.close(exc_info=True)
        assert "in hand" in str(stream.error)


@in_loop
async def test_a_client_who_sends_ahead_is_not_read_on():
    async with ours() as (stream, client):
        await until(lambda: not sends_more(client))
        held = len(stream._received)
        assert AHEAD_BYTES < held < stream.max_buffer_size
        got = 0
        while got < held:
            got += len(await stream.read_bytes(65536, partial=True))
        await until(lambda: sends_more(client))


def sends_more(client):
    try:
        return client.send(bytes(4096))
    except BlockingIOError:
        return 0


@in_loop
async def test_more_than_may_wait_to_be_read_closes_it():
    async with neighbour(read_buffer_bytes=100_000) as one:
        await one.say(b"x")
        await until(lambda: one.streams)
        reading = one.streams[0].read_bytes(200_000)
        with pytest.raises(StreamClosedError) as told:
            await asyncio.gather(reading, one.say(bytes(200_000)))
        assert isinstance(told.value.real_error, StreamBufferFullError)


@in_loop
async def test_more_than_may_wait_to_be_sent_cuts_the_connection():
    async with neighbour(write_buffer_bytes=1000) as one:
        await one.say(b"x")
        await until(lambda: one.streams)
        with pytest.raises(StreamBufferFullError):
            one.streams[0].write(bytes(1001))
        await until(lambda: one.closed)


@in_loop
async def test_a_bare_refusal_becomes_a_whole_one():
    async with neighbour() as one:
        await one.say(b"x")
        await until(lambda: one.streams)
        one.streams[0].refusal = Refusal.CONTENT_TOO_LARGE
        await one.streams[0].write(BAD_REQUEST)
        whole = Refusal.CONTENT_TOO_LARGE.answer(SECURITY)
        assert await hear(one.theirs, len(whole)) == whole
        assert one.refused == [(Refusal.CONTENT_TOO_LARGE, "")]
