"""Who has a view already is told so before it is made, and who has not gets it."""

from web.front.held_up import BROTLI, GET, HOST, LAST, knowing, site, tag
from web.serving import connected, in_loop, until


@in_loop
async def test_who_has_a_view_does_not_have_it_made(tmp_path):
    async with site(tmp_path) as one, connected(one) as client:
        has = tag(one, "/en/")
        await client.send(knowing(GET, has) + knowing(GET, b"*") + LAST)
        answers = await client.rest()
        assert answers.count(b"HTTP/1.1 304 ") == answers.count(b"Etag: " + has) == 2
        assert one.by_front == {304: 2}
        assert sum(one.state.counts.seconds) == 3
        assert one.state.present.views.by_url == {}


@in_loop
async def test_who_has_another_view_has_this_one_made(tmp_path):
    async with site(tmp_path) as one, connected(one) as client:
        asked = knowing(GET, b'"x", ' + tag(one, "/de/"))
        with one.held_up():
            await client.send(asked + asked)
            async with connected(one) as other:
                await until(lambda: one.state.queue.waiting == 2)
                await other.send(asked)
                await until(lambda: one.state.queue.waiting == 3)
        for _ in range(2):
            assert b"Welcome" in await client.answer()
        await until(lambda: one.by_front == {200: 3})
        # What holds up, two revisions, and the view once.
        assert one.state.queue.done == 4
        assert one.state.present.views.by_url["/en/"].asked == 3


@in_loop
async def test_a_view_that_was_made_meanwhile_is_not_coded_again(tmp_path):
    async with site(tmp_path) as one, connected(one) as client:
        with one.held_up():
            await client.send(GET)
            await until(lambda: one.asks_for(1))
            async with connected(one) as other:
                await other.send(knowing(GET, b'"x"'))
                await until(lambda: one.state.queue.waiting == 3)
        assert b"Welcome" in await client.answer()
        await until(lambda: one.by_front == {200: 2})
        assert one.state.queue.done == 3


@in_loop
async def test_a_view_that_is_known_needs_no_other_coding(tmp_path):
    async with site(tmp_path) as one, connected(one) as client:
        await client.send(GET)
        await client.answer()
        await client.send(knowing(BROTLI, tag(one, "/en/", "br")) + LAST)
        assert (await client.rest()).startswith(b"HTTP/1.1 304 ")
        assert list(one.state.present.views.by_url["/en/"].codings) == ["identity"]


@in_loop
async def test_first_views_come_in_http_1_0_too(tmp_path):
    old = GET.replace(b"HTTP/1.1", b"HTTP/1.0")
    stays = old.replace(HOST, b"Connection: keep-alive\r\n" + HOST)
    async with site(tmp_path) as one:
        async with connected(one) as client:
            await client.send(stays + knowing(stays, b"*") + old + GET)
            answers = await client.rest()
        assert answers.count(b"Connection: ") == 2
        assert answers.count(b"Connection: Keep-Alive\r\n\r\n") == 2
        assert one.by_front == {200: 2, 304: 1}


@in_loop
async def test_what_cannot_be_compared_now_is_refused_by_a_handler(tmp_path):
    async with site(tmp_path, renders=1) as one, connected(one) as client:
        with one.held_up():
            await client.send(knowing(GET, b'"x"'))
            answer = await client.answer()
            assert answer.startswith(b"HTTP/1.1 503 ")
        assert one.by_front == {}
