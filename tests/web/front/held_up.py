"""A site whose views are made when a test says so, and what is asked of it."""

import threading
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace

import sites
from dragoman.app.serving import make_http_server, make_state
from dragoman.rendering.destination import find
from dragoman.rendering.revision import revision
from dragoman.rendering.view_coding import etag
from dragoman.web.listening import bind
from dragoman.web.server import Server
from dragoman.web.state import State
from web.serving import Served

PAGES = {"guide.md": "---\ntitle: The guide\n---\n\n" + "Many words. " * 400}
HOST = b"Host: localhost\r\n\r\n"
GET = b"GET /en/ HTTP/1.1\r\n" + HOST
GUIDE = b"GET /en/guide/ HTTP/1.1\r\n" + HOST
GERMAN = b"GET /de/ HTTP/1.1\r\n" + HOST
BROTLI = GET.replace(b"\r\n\r\n", b"\r\nAccept-Encoding: br\r\n\r\n")
HEAD = GUIDE.replace(b"GET", b"HEAD")
NOWHERE = b"GET /en/nowhere/ HTTP/1.1\r\n" + HOST
ALIVE = b"GET /healthz HTTP/1.1\r\n" + HOST
LAST = ALIVE.replace(HOST, b"Connection: close\r\n" + HOST)


@dataclass
class Site(Served):
    """A site whose views are made when a test says so."""

    state: State | None = None

    @contextmanager
    def held_up(self):
        go = threading.Event()
        self.state.queue.do(go.wait, lambda _: None)
        try:
            yield
        finally:
            go.set()

    @property
    def by_front(self) -> dict:
        self.state.lines.flush()
        return dict(self.state.counts.front)

    def asks_for(self, count: int):
        """Tell whether so many requests wait for views."""
        making = self.state.present.views.making
        return sum(map(len, making.values())) == count


@asynccontextmanager
async def site(root, renders=256, **changes):
    toml = f"[limits]\nrenders = {renders}\n"
    content = {"de": sites.catalog("de", sites.entry("Welcome", "Willkommen"))}
    read = sites.read(root, pages=PAGES, content=content, toml=toml)
    state = make_state(read)
    state.present = replace(state.present, **changes)
    server: Server = make_http_server(read, state)
    sockets = bind(0, "127.0.0.1")
    server.add_sockets(sockets)
    try:
        yield Site(server, sockets[0].getsockname()[1], state=state)
    finally:
        await server.drain()


def tag(one, path, coding="identity"):
    site = one.state.present.site
    found = find(path, site)
    return etag(revision(site, found.page, found.language), coding).encode()


def knowing(asked, tags):
    return asked.replace(b"\r\n\r\n", b"\r\nIf-None-Match: " + tags + b"\r\n\r\n")
