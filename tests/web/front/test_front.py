"""The front answers what the handlers would have answered, or is silent."""

import asyncio
import socket

import pytest

from web.front.compared import (
    DATE,
    PATHS,
    ROOM,
    alike,
    assets,
    compare,
    get,
    serving_both,
    tags,
)
from web.front.generated import CHUNKED, LAST, POST, Generator
from web.serving import in_loop


@pytest.fixture(scope="module", params=ROOM)
def both(request, tmp_path_factory):
    with serving_both(tmp_path_factory, ROOM[request.param]) as both:
        yield both


async def generator(both, chance):
    paths = [*PATHS, *await assets(both[0])]
    return Generator(chance, await tags(both[0], paths))


async def generated(both, chance, count, odd):
    """Compare until the front has answered, or was silent, so many times."""
    made = await generator(both, chance)
    done = 0
    while done < count:
        before = both[0].by_front()
        conversations = [made.conversation(odd) for _ in range(200)]
        asked = sum(b"".join(each).count(b"HTTP/1.") for each in conversations)
        differing = await compare(both, conversations)
        assert not differing, differing[0]
        by_front = both[0].by_front() - before
        done += by_front if odd < 0.5 else asked - by_front
    assert both[1].by_front() == 0
    return done


@in_loop
async def test_generated_requests_are_answered_alike(both, chance, figure):
    done = await generated(both, chance, 300, 0.05)
    figure(f"generated requests that the front answered: {done}, none otherwise")


@in_loop
async def test_the_front_is_silent_about_odd_requests(both, chance, figure):
    done = await generated(both, chance, 300, 0.9)
    figure(f"generated requests about which it was silent: {done}")


@pytest.mark.full
def test_many_generated_requests_are_answered_alike(both, chance, figure):
    done = asyncio.run(generated(both, chance, 20_000, 0.05))
    answered = both[0].counts()["front"]
    assert answered.keys() == {"200", "206", "304", "416"}
    figure(f"generated requests that the front answered: {done}, none otherwise")
    figure(f"by status, with those of other tests: {answered}")


@pytest.mark.full
def test_the_front_is_silent_about_many_odd_requests(both, chance, figure):
    done = asyncio.run(generated(both, chance, 20_000, 0.9))
    figure(f"generated requests about which it was silent: {done}")


PIPELINE = (
    get()
    + POST
    + get(b"/de/guide/", b"Accept-Encoding: br")
    + CHUNKED
    + get(b"/nowhere/")
    + get(method=b"HEAD")
    + LAST
)


@in_loop
async def test_a_pipeline_may_be_split_anywhere(both, chance):
    places = chance.sample(range(1, len(PIPELINE)), 60)
    await split(both, places)


@pytest.mark.full
def test_a_pipeline_may_be_split_at_every_byte(both):
    asyncio.run(split(both, range(1, len(PIPELINE))))


async def split(both, places):
    pieces = [[PIPELINE[:at], PIPELINE[at:]] for at in places]
    before = both[0].by_front()
    differing = await compare(both, pieces)
    assert not differing, differing[0]
    assert both[0].by_front() > before


NAMED = [
    get(b"/en/?utm_source=x"),
    get(b"/en/?with=de"),
    get(b"/en/?%77ith=de"),
    get(b"/en/", b"If-None-Match: *"),
    get(b"/en/", b"Cookie: language=de"),
    get(b"/en/", method=b"HEAD"),
    get(b"/en/", version=b"HTTP/1.0").replace(b"Host: localhost\r\n", b""),
    get(b"/en/", b"Connection: foo, keep-alive", version=b"HTTP/1.0"),
    get(b"/en/", b"Connection: keep-alive", version=b"HTTP/1.0") * 2
    + get(b"/nowhere/", b"Connection: keep-alive", version=b"HTTP/1.0"),
    get(b"/en/", b"Connection: close") + get(),
    get(b"/en/").replace(b"\r\n", b"\n"),
    b"\r\n" + get(),
    get(host=b"other.example"),
    get(b"http://localhost/en/"),
    get() * 50,
    get(b"/en/", *[b"X-%d: y" % number for number in range(99)]),
    get(b"/en/", *[b"X-%d: y" % number for number in range(100)]),
    b"GET  /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /en/ HTTP/1.1\r\nhost: localhost\r\nHOST: localhost\r\n\r\n",
]


@pytest.mark.parametrize("request_", NAMED)
@in_loop
async def test_named_requests_are_answered_alike(both, request_):
    differing = await compare(both, [[request_ + LAST]])
    assert not differing, differing[0]


OLD = {
    b"": 1,
    b"Connection: close": 1,
    b"Connection: keep-alive": 3,
    b"connection: Keep-Alive ": 3,
}


@pytest.mark.parametrize("field", OLD)
@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
@in_loop
async def test_the_front_answers_http_1_0_until_the_connection_is_to_end(
    both, field, method
):
    count = OLD[field]
    fields = [field] if field else []
    old = {"method": method, "version": b"HTTP/1.0"}
    tag = (await tags(both[0], [b"/de/"]))[b"/de/"][-1]
    request = (
        get(b"/en/guide/", *fields, **old)
        + get(b"/de/", b"If-None-Match: " + tag, *fields, **old)
        + get((await assets(both[0]))[0], *fields, **old)
    )
    answered, by_front = await alike(both, request + LAST)
    assert by_front == count
    assert answered.count(b"\r\nConnection: Keep-Alive\r\n") == count - (count == 1)
    assert answered.count(b"HTTP/1.1 304 ") == (count == 3)
    # The last one is in HTTP/1.1.
    assert answered.count(b"\r\nConnection: close\r\n") == (count == 3)


@in_loop
async def test_the_front_tells_who_has_a_view_that_it_has_not_changed(both):
    found = await tags(both[0], PATHS)
    for path in PATHS:
        for coding, tag in zip((b"br", b"gzip", b"identity"), found[path], strict=True):
            accepts = b"Accept-Encoding: " + coding
            known = [
                tag,
                b'"x", W/' + tag,
                b"*",
                tag.replace(b"-br5", b"-br11"),
                b'"x"',
            ]
            request = b"".join(
                get(path, accepts, b"If-None-Match: " + each, method=method)
                for each in known
                for method in (b"GET", b"HEAD")
            )
            answered, by_front = await alike(both, request + LAST)
            assert by_front == 10
            assert answered.count(b"HTTP/1.1 304 ") == 8


async def slowly(server, request):
    """Say something, and hear the answers in small pieces."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(0)
    await asyncio.get_running_loop().sock_connect(client, ("127.0.0.1", server.port))
    reader, writer = await asyncio.open_connection(sock=client, limit=1024)
    writer.write(request)
    heard = bytearray()
    while data := await reader.read(1000):
        heard += data
    writer.close()
    return DATE.sub(b"Date: now", bytes(heard))


@in_loop
async def test_large_answers_come_whole_however_often_and_however_slowly(both):
    """Beside their being sent by files, some are the last, or of another kind."""
    large = get(b"/en/guide/", b"Accept-Encoding: identity")
    head = get(b"/en/guide/", b"Accept-Encoding: identity", method=b"HEAD")
    request = large * 20 + head + get() + large * 5
    last = get(b"/en/guide/", b"Accept-Encoding: identity", b"Connection: close")
    before = both[0].by_front()
    answers = [await slowly(each, request + last) for each in both]
    assert answers[0] == answers[1]
    assert both[0].by_front() - before == 28


@in_loop
async def test_who_sends_its_end_with_its_request_is_answered_by_the_front_only(
    both, request
):
    # What is still to be made for a client who seems to have gone, goes to nobody.
    answers = [half_closed(each.port) for each in both]
    if "made" in request.node.callspec.id:
        assert answers[0] == answers[1] == b""
        return
    assert answers[0].startswith(b"HTTP/1.1 200 OK\r\n")
    assert answers[1] == b""


def half_closed(port):
    with socket.create_connection(("127.0.0.1", port)) as client:
        # Both come at once: what is corked waits for the end (tcp(7)).
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)
        client.sendall(get())
        client.shutdown(socket.SHUT_WR)
        heard = b""
        while data := client.recv(1 << 16):
            heard += data
        return heard
