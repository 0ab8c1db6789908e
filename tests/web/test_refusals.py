import asyncio
import socket

import pytest

from dragoman.web.headers import security_headers
from dragoman.web.refusals import Lingering, Refusal
from web.serving import SECURITY, in_loop, until


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_is_a_whole_answer(refusal):
    headers = security_headers(https=True, trustworthy=True)
    head, _, body = refusal.answer(headers).partition(b"\r\n\r\n")
    line, *fields = head.decode("ascii").split("\r\n")
    told = dict(field.split(": ", 1) for field in fields)
    assert line == f"HTTP/1.1 {refusal.status} {refusal.reason}"
    assert headers.items() <= told.items()
    assert told["Content-Length"] == str(len(body))
    assert told["Connection"] == "close"
    assert told["Cache-Control"] == "no-store"
    assert told["Content-Type"].startswith("text/plain")
    assert refusal.reason in body.decode("ascii")


def test_a_refusal_names_no_software():
    assert b"ornado" not in Refusal.BAD_REQUEST.answer(SECURITY)


def ends():
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.settimeout(0)
    return ours, theirs


@in_loop
async def test_lingering_ends_when_the_client_does():
    ours, theirs = ends()
    Lingering(seconds=60, most=1).take(ours)
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(theirs, bytes(1024))
    assert await loop.sock_recv(theirs, 1) == b""
    theirs.close()
    await closing(ours)


@in_loop
async def test_lingering_ends_in_time():
    ours, theirs = ends()
    Lingering(seconds=0.05, most=1).take(ours)
    await closing(ours)
    theirs.close()


@in_loop
async def test_only_so_many_linger():
    ours, theirs = ends()
    late, later = ends()
    lingering = Lingering(seconds=60, most=1)
    lingering.take(ours)
    lingering.take(late)
    assert late.fileno() == -1
    theirs.close()
    await closing(ours)
    again, gone = ends()
    lingering.take(again)
    assert again.fileno() != -1
    for end in (later, gone):
        end.close()
    await closing(again)


async def closing(connection):
    await until(lambda: connection.fileno() == -1)
