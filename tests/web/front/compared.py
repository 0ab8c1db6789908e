"""Two processes with the same site, and what both answer to the same bytes.

One process has the front, the other has no front and keeps nothing. The front is asked
for views that are kept, and where nothing can be kept, for views that have to be made.
"""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager

import sites
from web.front.generated import LAST
from web.front.server import Server, serving

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
# How many bytes the front has room for, by what it does with views.
ROOM = {"kept": 1 << 28, "made": 1}
AT_ONCE = 24


def get(path=b"/en/", *fields, method=b"GET", version=b"HTTP/1.1", host=b"localhost"):
    lines = [b"%s %s %s" % (method, path, version), b"Host: " + host, *fields]
    return b"\r\n".join(lines) + b"\r\n\r\n"


@contextmanager
def serving_both(temporary, kept: int) -> Iterator[tuple[Server, Server]]:
    content = {"de": sites.catalog("de", sites.entry("Welcome", "Willkommen"))}
    roots = []
    for front, most in (("on", kept), ("off", 1)):
        root = temporary.mktemp(front)
        toml = TOML.format(front=front, kept=most)
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


async def alike(both, request):
    """Say something to both, on a connection that they have to close.

    Returns:
        What both answered, and how much of it the front did.
    """
    before = both[0].by_front()
    answers = [await said(each, [request]) for each in both]
    assert answers[0] == answers[1]
    return answers[0], both[0].by_front() - before


async def assets(server):
    """Give the addresses of files that a page refers to."""
    page = await said(server, [get() + LAST])
    found = re.findall(rb'"(/static/[^"]+\.(?:css|js|svg))"', page)
    assert found
    return found


async def tags(server, paths):
    """Ask for the tags of all codings of views and files."""
    found = {}
    for path in paths:
        found[path] = []
        for coding in (b"br", b"gzip", b"identity"):
            asked = get(path, b"Accept-Encoding: " + coding) + LAST
            found[path] += re.findall(rb"Etag: (\S+)", await said(server, [asked]))[:1]
    return found
