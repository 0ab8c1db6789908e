"""A whole site behind a real server on a free loopback port, and a client of it."""

import asyncio
import http.client
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from dragoman import app
from dragoman.app import Read
from dragoman.web.listening import bind
from dragoman.web.state import State


@dataclass
class Answer:
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(repr=False)
class Running:
    """A site that is being served."""

    read: Read
    port: int
    state: State

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        try:
            connection.putrequest(
                method, path, skip_host=True, skip_accept_encoding=True
            )
            for name, value in {"Host": "localhost", **(headers or {})}.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()


@contextmanager
def running(read: Read) -> Iterator[Running]:
    """Serve a site in a thread with an event loop of its own."""
    loop = asyncio.new_event_loop()
    state = app.make_state(read)
    sockets = bind(0, "127.0.0.1")

    async def start() -> None:
        server.append(app.make_http_server(read, state))
        server[0].add_sockets(sockets)

    server: list = []
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(start(), loop).result()
    try:
        yield Running(read, sockets[0].getsockname()[1], state)
    finally:
        asyncio.run_coroutine_threadsafe(server[0].drain(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
