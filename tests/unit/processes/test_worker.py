import asyncio
import json
import socket
import sys
from pathlib import Path

import pytest

import sites
from dragoman.errors import DragomanError
from dragoman.processes.worker import Orders, Worker
from dragoman.web.handing_over import HandOver
from dragoman.web.listening import bind, origin_of
from web.serving import in_loop


@pytest.fixture
def orders(tmp_path):
    root = sites.write(tmp_path / "site")
    sockets, ends = bind(0, "127.0.0.1"), HandOver.pair()
    origin = origin_of(sockets[0])
    yield Orders(root, origin, preview=False, sockets=sockets, hand_over=ends)
    for each in (*sockets, *ends):
        each.close()


def test_a_worker_is_started_by_a_command_with_what_it_inherits(orders):
    command, inherited = orders.command(17)
    assert command[0] == sys.executable
    assert Path(command[1]).name == "site"
    told = json.loads(command[3])
    assert told["listening"] + told["hand_over"] + [told["channel"]] == inherited
    assert inherited[-1] == 17


@in_loop
async def test_a_worker_serves_counts_and_ends(orders):
    said = []
    worker = await Worker.start(orders, lambda _, message: said.append(message))
    ended = asyncio.create_task(worker.ended())
    assert await worker.ready() == {"metrics": ""}
    assert "content" in said[0]["watch"]["folders"]
    reader, writer = await asyncio.open_connection(*orders.sockets[0].getsockname())
    writer.write(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert b"The first paragraph." in await reader.read()
    writer.close()
    assert await worker.count(60)
    assert worker.counts.front[200] + worker.counts.handlers[200] == 1
    assert worker.counts.bytes > 0
    worker.drain(others=True)
    assert await ended == 0
    assert not await worker.count(60)


@in_loop
async def test_a_worker_may_warm_what_is_asked_for_most_before_it_serves(orders):
    asked = orders.root / "var" / "asked.json"
    asked.parent.mkdir(exist_ok=True)
    asked.write_text('{"/en/": 3}')
    worker = await Worker.start(orders, lambda _, __: None, 60)
    ended = asyncio.create_task(worker.ended())
    await worker.ready()
    assert await worker.count(60)
    assert worker.counts.kept_views == 1
    worker.drain(others=False)
    assert await ended == 0


@in_loop
async def test_a_worker_that_cannot_serve_tells_why(orders):
    (orders.root / "site.toml").write_text("nonsense = 1\n")
    worker = await Worker.start(orders, lambda _, __: None)
    ended = asyncio.create_task(worker.ended())
    with pytest.raises(DragomanError, match="nonsense"):
        await worker.ready()
    assert await ended == 1


@in_loop
async def test_a_worker_that_is_killed_before_it_serves_fails(orders):
    worker = await Worker.start(orders, lambda _, __: None)
    ended = asyncio.create_task(worker.ended())
    worker.kill()
    with pytest.raises(DragomanError, match="ended with -6 before it was ready"):
        await worker.ready()
    assert await ended == -6
    worker.drain(others=False)
    worker.kill()


@in_loop
async def test_connections_go_from_a_worker_to_the_next(orders):
    old, new = [await Worker.start(orders, lambda _, __: None) for _ in range(2)]
    ends = [asyncio.create_task(each.ended()) for each in (old, new)]
    await old.ready()
    await new.ready()
    place = orders.sockets[0].getsockname()
    clients = [socket.create_connection(place) for _ in range(20)]
    for client in clients:
        await asyncio.to_thread(ask, client)
    old.drain(others=True)
    assert await ends[0] == 0
    for client in clients:
        assert (await asyncio.to_thread(ask, client)).startswith(b"HTTP/1.1 200")
        client.close()
    new.drain(others=False)
    assert await ends[1] == 0


def ask(client):
    client.sendall(b"HEAD /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += client.recv(4096) or b"\r\n\r\n"
    return answer
