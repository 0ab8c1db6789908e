import asyncio

import pytest

import sites
from dragoman.errors import DragomanError
from dragoman.processes.crew import Crew
from dragoman.processes.tally import Tally
from dragoman.processes.worker import Orders
from dragoman.web.handing_over import HandOver
from dragoman.web.listening import bind, origin_of
from web.serving import in_loop, until


@pytest.fixture
def orders(tmp_path):
    root = sites.write(tmp_path / "site")
    sockets, ends = bind(0, "127.0.0.1"), HandOver.pair()
    origin = origin_of(sockets[0])
    yield Orders(root, origin, preview=False, sockets=sockets, hand_over=ends)
    for each in (*sockets, *ends):
        each.close()


@in_loop
async def test_a_crew_serves_loses_one_and_ends(orders):
    losses = []
    tally = Tally()
    crew = Crew(orders, tally, losses.append)
    crew.serving = await crew.start(2)
    crew.lead()
    assert tally.ready == 2
    first = crew.serving[0]
    first.kill()
    await until(lambda: losses)
    assert losses[0] > 0
    assert first not in crew.serving
    assert tally.ready == 1
    # What one may do alone, the other does now.
    crew.lead()
    assert await crew.stop()
    assert tally.ready == 0


@in_loop
async def test_all_of_them_serve_or_none(orders):
    crew = Crew(orders, Tally(), lambda _: None)
    (orders.root / "site.toml").write_text("nonsense = 1\n")
    with pytest.raises(DragomanError, match="nonsense"):
        await crew.start(2)
    assert await crew.stop()


@in_loop
async def test_what_was_asked_of_the_old_ones_is_ready_in_the_new(orders):
    crew = Crew(orders, Tally(), lambda _: None)
    # Nobody serves yet.
    await crew.remember()
    crew.serving = old = await crew.start(1)
    crew.lead()
    reader, writer = await asyncio.open_connection(*orders.sockets[0].getsockname())
    writer.write(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert b"The first paragraph." in await reader.read()
    writer.close()
    await crew.remember()
    crew.serving = await crew.start(1, 60)
    crew.drain(old)
    assert await crew.serving[0].count(60)
    assert crew.serving[0].counts.kept_views == 1
    assert await crew.stop()
