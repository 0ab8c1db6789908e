"""What readers ask for is made beforehand, the most asked for first, and well coded."""

import asyncio
import gzip
import json
import threading

import brotli
import pytest

import sites
from dragoman import app
from dragoman.app import warming
from dragoman.app.following import Follower
from dragoman.app.warming import OFTEN, Warmer
from dragoman.rendering.view_coding import is_best
from dragoman.rendering.view_maker import ViewMaker

PAGES = {
    f"{name}.md": f"---\ntitle: {name}\n---\n\nText of {name}.\n" for name in "abc"
}


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.setattr(warming, "_PAUSE_SECONDS", 0.01)
    catalog = sites.catalog("de", sites.entry("Text of a.", "de Text of a."))
    read = sites.read(tmp_path, pages=PAGES, content={"de": catalog})
    state = app.make_state(read)
    return state, Warmer(state, tmp_path / warming.FILE), Follower(read.parts, state)


def remembered(site, tmp_path, text):
    """Give a warmer that finds this remembered."""
    file = tmp_path / warming.FILE
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return Warmer(site[0], file)


async def until(is_so):
    while not is_so():  # noqa: ASYNC110 -- nothing tells when a warmer is done
        await asyncio.sleep(0.01)


async def ask(state, path, tag, coding="br"):
    present = state.present
    maker = ViewMaker(present.site, present.renderer, present.views, state.queue)
    page, language = present.site.content.pages[path], present.site.languages[tag]
    view, _ = await maker.view(page, language, coding)
    view.asked += 1
    return view


def test_the_most_asked_for_are_made_first_after_a_start(site, tmp_path):
    state, gone = site[0], {"/de/none/": 9, "/de/": 8, "/xx/": 7, "/en/a": 6}
    text = json.dumps({"/en/b/": 3, **gone, "/de/c/": 5})
    warmer = remembered(site, tmp_path, text)

    async def run():
        warmer.start()
        by_url = state.present.views.by_url
        await until(lambda: "/en/b/" in by_url and by_url["/en/b/"].asked)
        await warmer.stop()

    asyncio.run(run())
    assert list(state.present.views.by_url) == ["/de/", "/de/c/", "/en/b/"]
    assert [each.asked for each in state.present.views.by_url.values()] == [4, 2, 1]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"/en/": "x", "/de/": -1}', "[" * 9999]
)
def test_what_was_remembered_may_be_broken(site, tmp_path, text):
    warmer = remembered(site, tmp_path, text)

    async def run():
        await warmer.warm(60)
        warmer.start()
        assert warmer._state.present.views.lost == {}
        await warmer.stop()

    asyncio.run(run())


def test_the_most_asked_for_are_made_before_anybody_is_served(site, tmp_path):
    warmer = remembered(site, tmp_path, '{"/en/b/": 3, "/de/c/": 5}')

    async def run():
        await warmer.warm(0)
        assert not site[0].present.views.by_url
        await warmer.warm(60)

    asyncio.run(run())
    assert list(site[0].present.views.by_url) == ["/de/c/", "/en/b/"]
    assert site[0].present.views.lost == {}


@pytest.mark.parametrize("is_waited_for", [False, True])
def test_what_takes_too_long_to_be_made_is_not_waited_for(
    site, tmp_path, is_waited_for
):
    warmer, go = remembered(site, tmp_path, '{"/en/b/": 3}'), threading.Event()

    async def run():
        # What waits is another's, or has begun just now.
        warmer._state.queue.waiting += is_waited_for
        warmer._state.queue._thread.submit(go.wait)
        await warmer.warm(0.05)
        assert not warmer._state.present.views.by_url
        go.set()

    asyncio.run(run())


def test_it_is_remembered_what_was_asked_for(site, tmp_path):
    state, warmer, _ = site

    async def run():
        for _ in range(3):
            await ask(state, "b.md", "de")
        await ask(state, "a.md", "en")
        await warmer.stop()

    asyncio.run(run())
    assert warming._read(tmp_path / warming.FILE) == {"/de/b/": 3, "/en/a/": 1}
    assert [each.name for each in (tmp_path / "var").glob("asked*")] == ["asked.json"]


def test_what_is_asked_for_often_is_coded_as_small_as_it_can_be(site):
    state, warmer, _ = site

    async def run():
        view, seldom = await ask(state, "a.md", "de"), await ask(state, "b.md", "de")
        quick = view.codings["br"]
        view.asked = OFTEN
        seldom.asked = OFTEN - 1
        view.heads["br"] = b"HTTP/1.1 200 OK"
        warmer.start()
        await until(lambda: is_best(view))
        await warmer.stop()
        return view, seldom, quick

    view, seldom, quick = asyncio.run(run())
    best = view.codings["br"]
    assert brotli.decompress(best.body) == brotli.decompress(quick.body)
    assert gzip.decompress(view.codings["gzip"].body) == brotli.decompress(best.body)
    assert best.etag.replace("br11", "br5") == quick.etag
    assert len(best.body) < len(quick.body)
    assert view.heads == {}
    assert set(seldom.codings) == {"br"}
    assert state.present.views.size == view.size + seldom.size


def test_what_a_change_takes_away_is_made_again(site, tmp_path):
    state, warmer, follower = site

    async def run():
        view = await ask(state, "a.md", "de")
        view.asked = 10
        other, never = await ask(state, "b.md", "de"), await ask(state, "a.md", "en")
        never.asked = 0
        file = tmp_path / "locale" / "de" / "LC_MESSAGES" / "content.po"
        file.write_text(file.read_text().replace("de Text", "neuer Text"))
        await asyncio.to_thread(follower.follow, frozenset([file]))
        views = state.present.views
        assert views.lost == {"/de/a/": 10}
        assert views.by_url == {"/de/b/": other, "/en/a/": never}
        warmer.start()
        await until(lambda: "/de/a/" in views.by_url and not views.lost)
        await warmer.stop()
        return view, views.find("/de/a/")

    old, new = asyncio.run(run())
    assert new.revision != old.revision
    assert b"neuer Text of a." in brotli.decompress(new.codings["br"].body)


def test_readers_come_first(site):
    state, warmer, _ = site
    state.present.views.lost["/de/a/"] = 1

    async def run():
        state.queue.waiting = 1
        warmer.start()
        await asyncio.sleep(0.1)
        assert state.present.views.by_url == {}
        state.queue.waiting = 0
        await until(lambda: "/de/a/" in state.present.views.by_url)
        await warmer.stop()

    asyncio.run(run())
