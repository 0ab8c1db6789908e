import socket
from contextlib import contextmanager

from dragoman.web.limits import Limits
from dragoman.web.refusals import Refusal
from dragoman.web.stream import TORNADO_BAD_REQUEST, Stream, Terms
from web.serving import SECURITY, in_loop

MANY = bytes(1024 * 1024)


class Neighbour:
    """Both ends of a connection, and what its stream told the server."""

    def __init__(self, ours, theirs, **limits):
        self.refused = []
        self.closed = []
        self.theirs = theirs
        terms = Terms(
            limits=Limits(**limits),
            headers=SECURITY,
            on_refusal=lambda refusal, address: self.refused.append((refusal, address)),
            on_close=lambda _stream, lingering: self.closed.append(lingering),
        )
        self.stream = Stream(ours, "192.0.2.1", terms)

    def read(self, count):
        left = count
        while left:
            left -= len(self.theirs.recv(left))
            self.stream._handle_write()


@contextmanager
def neighbour(**limits):
    ours, theirs = socket.socketpair()
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    one = Neighbour(ours, theirs, **limits)
    try:
        yield one
    finally:
        one.stream.close()
        theirs.close()
        for lingering in filter(None, one.closed):
            lingering.close()


@in_loop
async def test_what_waits_must_be_gone_in_time():
    with neighbour(write_seconds=60) as one:
        one.stream.write(MANY)
        assert not one.stream.is_overdue(0)
        assert not one.stream.is_overdue(59)
        assert one.stream.is_overdue(60)


@in_loop
async def test_a_byte_now_and_then_is_no_progress():
    with neighbour(write_seconds=60) as one:
        one.stream.write(MANY)
        for second in range(60):
            assert not one.stream.is_overdue(second)
            one.read(1)
        assert one.stream.is_overdue(60)


@in_loop
async def test_a_long_answer_may_take_long_if_each_piece_goes_in_time():
    with neighbour(write_seconds=60) as one:
        for second in range(0, 3000, 30):
            one.stream.write(MANY)
            assert not one.stream.is_overdue(second)
            one.read(len(MANY))


@in_loop
async def test_waiting_for_a_request_is_never_overdue():
    with neighbour(write_seconds=60) as one:
        assert not one.stream.is_overdue(0)
        assert not one.stream.is_overdue(1_000_000)
        one.stream.write(b"short")
        assert not one.stream.is_overdue(2_000_000)
        assert not one.stream.is_overdue(3_000_000)


@in_loop
async def test_all_bytes_written_are_counted():
    with neighbour() as one:
        one.stream.write(b"12345")
        one.stream.write(memoryview(b"678"))
        assert one.stream.queued == 8


@in_loop
async def test_a_bare_refusal_becomes_a_whole_one():
    with neighbour() as one:
        one.stream.refusal = Refusal.CONTENT_TOO_LARGE
        one.stream.write(TORNADO_BAD_REQUEST)
        one.stream.close()
        answer = one.theirs.recv(4096)
        assert answer == Refusal.CONTENT_TOO_LARGE.answer(SECURITY)
        assert one.refused == [(Refusal.CONTENT_TOO_LARGE, "192.0.2.1")]
        assert isinstance(one.closed[0], socket.socket)


@in_loop
async def test_a_refusal_to_one_who_has_gone_does_no_harm():
    with neighbour() as one:
        one.theirs.close()
        one.stream.refuse(Refusal.TOO_MANY_CONNECTIONS)
        assert one.stream.closed()


@in_loop
async def test_a_connection_ends_once():
    with neighbour() as one:
        one.stream.abort()
        one.stream.abort()
        one.stream.close()
        assert one.closed == [None]
