"""Views are made once for whoever asks, and all that happens meanwhile is heeded."""

import asyncio
import json
import logging
from dataclasses import replace

import sites
from dragoman.app.serving import make_state
from dragoman.web.log_lines import REQUESTS
from dragoman.web.stream import AHEAD_BYTES
from web.front.held_up import (
    ALIVE,
    BROTLI,
    GERMAN,
    GET,
    GUIDE,
    HEAD,
    LAST,
    NOWHERE,
    PAGES,
    knowing,
    site,
)
from web.serving import connected, in_loop, until


@in_loop
async def test_all_who_wait_get_the_view_that_is_made_once(tmp_path):
    async with site(tmp_path) as one:
        with one.held_up():
            clients = [
                asyncio.create_task(heard(one, asked))
                for asked in [GET, GET, BROTLI, BROTLI, GUIDE] * 5
            ]
            await until(lambda: one.asks_for(25))
        answers = await asyncio.gather(*clients)
        assert {answer[:15] for answer in answers} == {b"HTTP/1.1 200 OK"}
        assert len({answer.partition(b"\r\n\r\n")[2] for answer in answers}) == 3
        assert one.by_front == {200: 25}
        assert sum(one.state.counts.seconds) == 25
        # What holds up, two pages, and one of them in another coding.
        assert one.state.queue.done == 4
        assert one.state.present.views.making == {}
        assert {view.asked for view in one.state.present.views.by_url.values()} == {
            20,
            5,
        }


async def heard(one, asked):
    async with connected(one) as client:
        await client.send(asked)
        return await client.answer()


@in_loop
async def test_answers_keep_their_order_whatever_is_made_of_them(tmp_path):
    mixed = GET + GUIDE + NOWHERE + HEAD + GERMAN + GET + BROTLI
    async with site(tmp_path) as one, connected(one) as client:
        await client.send(mixed + mixed + LAST)
        answers = await client.rest()
        assert answers.count(b"HTTP/1.1 200 OK") == 13
        assert answers.count(b"HTTP/1.1 404 ") == 2
        assert answers.index(b"Willkommen") > answers.index(b"The guide</h1>")


@in_loop
async def test_others_are_answered_while_a_view_is_made(tmp_path):
    async with site(tmp_path) as one, connected(one) as client:
        await client.send(GET)
        await client.answer()
        async with connected(one) as other:
            with one.held_up():
                await other.send(GUIDE)
                await until(lambda: one.asks_for(1))
                await client.send(GET + ALIVE)
                assert b" 200 OK" in await client.answer()
                assert b" 200 OK" in await client.answer()
            assert b" 200 OK" in await other.answer()
        assert one.by_front == {200: 3}


@in_loop
async def test_what_comes_ahead_waits_and_too_much_of_it_is_not_read(tmp_path):
    async with site(tmp_path) as one, connected(one) as client:
        with one.held_up():
            await client.send(GET + GUIDE)
            await until(lambda: one.asks_for(1))
            connection = next(iter(one.server._connections))
            assert not connection.is_waiting
            assert not connection.is_detached
            ahead = AHEAD_BYTES // len(ALIVE) + 5
            await client.send(ALIVE * ahead)
            await until(lambda: not connection.transport.is_reading())
        assert b"Welcome" in await client.answer()
        assert b"Many words" in await client.answer()
        for _ in range(ahead):
            assert b" 200 OK" in await client.answer()
        assert connection.transport.is_reading()
        assert connection.is_waiting


@in_loop
async def test_who_goes_away_takes_the_view_from_nobody(tmp_path, caplog):
    caplog.set_level(logging.INFO, logger=REQUESTS)
    async with site(tmp_path) as one, connected(one) as client:
        with one.held_up():
            async with connected(one) as other:
                await other.send(GET)
                await until(lambda: one.asks_for(1))
            await client.send(GET)
            await until(lambda: one.asks_for(2) and len(one.server._connections) == 1)
        assert b"Welcome" in await client.answer()
        one.state.lines.flush()
        lines = [line for each in caplog.records for line in each.lines]
        sizes = [json.loads(line)["bytes"] for line in lines]
        assert sizes[0] == 0
        assert sizes[1] > 1000


@in_loop
async def test_a_request_sees_the_site_as_it_was_when_it_came(tmp_path):
    async with site(tmp_path / "one") as one, connected(one) as client:
        files = {"de": sites.catalog("de", sites.entry("Welcome", "Gegrüßt"))}
        new = make_state(sites.read(tmp_path / "two", pages=PAGES, content=files))
        with one.held_up():
            await client.send(GERMAN + GERMAN)
            await until(lambda: one.asks_for(1))
            one.state.present = new.present
        assert b"Willkommen" in await client.answer()
        assert "Gegrüßt".encode() in await client.answer()
        assert len(one.state.present.views.by_url) == 1


class Broken:
    """A renderer that fails at pages."""

    def __init__(self, renderer):
        self.error = renderer.error
        self.rendered = 0

    def page(self, *_):
        self.rendered += 1
        raise ZeroDivisionError


@in_loop
async def test_handlers_answer_where_no_view_can_be_made(tmp_path):
    async with site(tmp_path) as one, connected(one) as client:
        broken = Broken(one.state.present.renderer)
        one.state.present = replace(one.state.present, renderer=broken)
        await client.send(GET + GUIDE + knowing(GUIDE, b'"x"') + LAST)
        answers = await client.rest()
        assert answers.count(b"HTTP/1.1 500 ") == 3
        assert answers.count(b"HTTP/1.1 200 ") == 1
        assert one.by_front == {}
        assert one.state.present.views.making == {}


@in_loop
async def test_too_many_views_are_refused_by_a_handler(tmp_path):
    async with site(tmp_path, renders=2) as one, connected(one) as client:
        with one.held_up():
            async with connected(one) as other:
                await other.send(GET)
                await until(lambda: one.asks_for(1))
                await client.send(GUIDE)
                answer = await client.answer()
                assert answer.startswith(b"HTTP/1.1 503 ")
                assert b"\r\nRetry-After: " in answer
                # Another coding of what is made has to be made, too.
                await client.send(BROTLI)
                await until(lambda: one.asks_for(2))
        assert b" 200 OK" in await client.answer()


@in_loop
async def test_who_waits_is_answered_when_the_server_drains(tmp_path):
    async with site(tmp_path) as one, connected(one) as client:
        with one.held_up():
            await client.send(GET)
            await until(lambda: one.asks_for(1))
            draining = asyncio.create_task(one.server.drain())
            await asyncio.sleep(0.05)
            assert not draining.done()
        answer = await client.rest()
        assert b"\r\nConnection: close\r\n" in answer
        assert b"Welcome" in answer
        assert await draining == 0
