"""A server stops when it is told to, after it has answered what is in hand."""

import asyncio
import os
import signal

import pytest

import sites
from dragoman import app
from dragoman.web.listening import bind
from dragoman.web.serving import serve_until_stopped


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_and_nobody_is_cut_off(tmp_path, number):
    read = sites.read(tmp_path)
    sockets = bind(0, "127.0.0.1")
    port = sockets[0].getsockname()[1]

    async def visit():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        await writer.drain()
        os.kill(os.getpid(), number)
        answer = await reader.read()
        writer.close()
        return answer

    async def run():
        server = app.make_http_server(read)
        server.add_sockets(sockets)
        visits = []
        cut = await serve_until_stopped(
            server, lambda: visits.append(asyncio.ensure_future(visit()))
        )
        return cut, await visits[0]

    cut, answer = asyncio.run(run())
    assert cut == 0
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert answer.rstrip().endswith(b"</html>")
