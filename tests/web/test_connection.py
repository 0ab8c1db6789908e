import asyncio

from dragoman.web.refusals import Refusal
from web.neighbour import neighbour
from web.serving import SECURITY, in_loop, until

MANY = bytes(1024 * 1024)
HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


@in_loop
async def test_all_bytes_written_are_counted():
    async with neighbour() as one:
        one.connection.write(b"12345")
        one.connection.write(b"678")
        assert one.connection.queued == 8


@in_loop
async def test_one_who_is_not_welcome_is_told_so():
    async with neighbour(is_welcome=False) as one:
        answer = await asyncio.get_running_loop().sock_recv(one.theirs, 4096)
        assert answer == Refusal.TOO_MANY_CONNECTIONS.answer(SECURITY)
        assert one.refused == [(Refusal.TOO_MANY_CONNECTIONS, "")]


@in_loop
async def test_a_refusal_to_one_who_has_gone_does_no_harm():
    async with neighbour() as one:
        one.theirs.close()
        one.connection.refuse(Refusal.BAD_REQUEST)
        await until(lambda: one.closed)


@in_loop
async def test_a_connection_ends_once():
    async with neighbour() as one:
        one.connection.abort()
        one.connection.abort()
        one.connection.close()
        await until(lambda: one.closed)
        assert one.closed == 1


class Front:
    """Answers one head of `/` at a time, and is silent about all others."""

    def __init__(self, answer=b"kept"):
        self.heads = []
        self.answer = answer

    def __call__(self, head, connection):
        if head.count(b"\r\n\r\n") > 1:
            return False
        self.heads.append(head)
        if not head.startswith(b"GET / "):
            return False
        connection.write(self.answer)
        return True


@in_loop
async def test_whole_heads_go_to_the_front_and_the_rest_to_a_handler():
    front = Front()
    other = b"POST / HTTP/1.1\r\n\r\nbody" + HEAD
    async with neighbour(front) as one:
        await one.say(HEAD + HEAD + other)
        await until(lambda: one.streams)
        assert front.heads == [HEAD, HEAD, other[:19]]
        assert await one.streams[0].read_until(b"body") == other[: -len(HEAD)]
        one.may_end.set()
        await until(lambda: len(front.heads) == 4)
        assert front.heads[3] == HEAD
        await one.read(len(b"kept" * 3))


@in_loop
async def test_a_part_of_a_head_goes_to_a_handler_at_once():
    front = Front()
    async with neighbour(front) as one:
        await one.say(HEAD[:-1])
        await until(lambda: one.streams)
        assert front.heads == []
        await one.say(HEAD[-1:])
        assert await one.streams[0].read_until(b"\r\n\r\n") == HEAD


@in_loop
async def test_who_does_not_read_is_answered_no_further():
    front = Front(MANY)
    async with neighbour(front) as one:
        await one.say(HEAD * 5)
        await until(lambda: front.heads)
        assert len(front.heads) == 1
        assert not one.connection.transport.is_reading()
        await one.read(len(MANY) * 5)
        await until(one.connection.transport.is_reading)
        assert len(front.heads) == 5


@in_loop
async def test_a_detached_connection_stays_with_its_handler():
    front = Front()
    async with neighbour(front) as one:
        one.goes_on = False
        await one.say(b"GET /socket HTTP/1.1\r\n\r\n")
        await until(lambda: one.streams)
        one.may_end.set()
        await until(lambda: one.connection.is_detached)
        await one.say(HEAD)
        assert (await one.streams[0].read_until(HEAD)).endswith(HEAD)
        assert len(front.heads) == 1
