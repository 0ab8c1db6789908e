"""The front answers what the handlers would have answered, or is silent.

One process has the front, the other has no front and keeps nothing. The front is asked
for views that are kept, and where nothing can be kept, for views that have to be made.
"""

import asyncio
import re
import socket

import pytest

import sites
from web.front.generated import CHUNKED, LAST, POST, Generator
from web.front.server import Server, serving
from web.serving import in_loop

DATE = re.compile(rb"(?<=\r\n)Date: [^\r]*GMT")
TOML = """
base_url = "http://site.example"
hosts = ["localhost", "127.0.0.1"]
trusted_proxies = ["127.0.0.1"]
front = "{front}"
[limits]
idle_seconds = 5
body_seconds = 5
connections_per_address = 1000
kept_bytes = {kept}
"""
PAGES = {
    "guide.md": "---\ntitle: The guide\n---\n\n" + "Many words stand here. " * 400,
    "über/ans.md": "---\ntitle: Signs\n---\n\nA short text.\n",
}
PATHS = [b"/en/", b"/de/", b"/en/guide/", b"/de/guide/"]
AT_ONCE = 24


def get(path=b"/en/", *fields, method=b"GET", version=b"HTTP/1.1", host=b"localhost"):
    lines = [b"%s %s %s" % (method, path, version), b"Host: " + host, *fields]
    return b"\r\n".join(lines) + b"\r\n\r\n"


@pytest.fixture(scope="module", params=[1 << 28, 1], ids=["kept", "made"])
def both(request, tmp_path_factory):
    content = {"de": sites.catalog("de", sites.entry("Welcome", "Willkommen"))}
    roots = []
    for front, kept in (("on", request.param), ("off", 1)):
        root = tmp_path_factory.mktemp(front)
        toml = TOML.format(front=front, kept=kept)
        roots.append(sites.write(root, pages=PAGES, content=content, toml=toml))
    with serving(roots[0]) as with_front, serving(roots[1]) as without:
        asyncio.run(visit(with_front))
        assert with_front.by_front()
        yield with_front, without


async def visit(server):
    """Have every view made in every coding."""
    for path in PATHS:
        for coding in (b"br", b"gzip", b"identity"):
            await said(server, [get(path, b"Accept-Encoding: " + coding) + LAST])


async def said(server: Server, pieces: list[bytes]) -> bytes:
    """Say something, and hear all that is answered until the connection ends."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    heard = bytearray()

    async def listen():
        while data := await reader.read(1 << 20):
            heard.extend(data)

    listening = asyncio.ensure_future(listen())
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            if piece is not pieces[-1]:
                await asyncio.sleep(0.02)
        await listening
    except ConnectionError:
        # What was refused is cut off in the end; what was heard until then counts.
        await asyncio.wait([listening])
        listening.exception()
    finally:
        writer.close()
    return DATE.sub(b"Date: now", bytes(heard))


async def compare(both, conversations):
    """Say all of them to both servers, and give those that were answered otherwise."""
    gate = asyncio.Semaphore(AT_ONCE)
    differing = []

    async def one(pieces):
        async with gate:
            answers = await asyncio.gather(*[said(each, pieces) for each in both])
        if answers[0] != answers[1]:
            differing.append((pieces, *answers))

    await asyncio.gather(*[one(pieces) for pieces in conversations])
    return differing


async def tags(server, paths):
    """Ask for the tags of all codings of views and files."""
    found = {}
    for path in paths:
        found[path] = []
        for coding in (b"br", b"gzip", b"identity"):
            asked = get(path, b"Accept-Encoding: " + coding) + LAST
            found[path] += re.findall(rb"Etag: (\S+)", await said(server, [asked]))[:1]
    return found


async def generator(both, chance):
    page = await said(both[0], [get() + LAST])
    assets = re.findall(rb'"(/static/[^"]+\.(?:css|js|svg))"', page)
    assert assets
    return Generator(chance, await tags(both[0], [*PATHS, *assets]))


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
    figure(f"generated requests that the front answered: {done}, none otherwise")


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
    get(b"/en/", version=b"HTTP/1.0"),
    get(b"/en/", b"Connection: keep-alive", version=b"HTTP/1.0"),
    get(b"/en/", b"Connection: close") + get(),
    get(b"/en/", b"Range: bytes=0-4"),
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
