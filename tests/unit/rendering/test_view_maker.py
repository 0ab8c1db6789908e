"""However many wait for a view, it is made once, and what failed is tried again."""

import asyncio

import brotli
import pytest

import sites
from dragoman.rendering.kept_views import KeptViews
from dragoman.rendering.render_queue import BusyError, RenderQueue
from dragoman.rendering.revision import revision
from dragoman.rendering.view_maker import ViewMaker

PAGES = {"other.md": "---\ntitle: Other\n---\n\nSome words.\n"}


@pytest.fixture
def made(tmp_path):
    """Make makers of one site, of which it is counted what they render."""
    read = sites.read(tmp_path, pages=PAGES, content={"de": ""})
    rendered = []

    class Counting:
        def page(self, site, page, language):
            rendered.append((page.path, language.tag))
            return read.renderer.page(site, page, language)

    def make(views=None, queue=None):
        return ViewMaker(
            read.site, Counting(), views or KeptViews(), queue or RenderQueue()
        )

    make.rendered = rendered
    return make


def asked(maker, path="index.md", tag="de", coding="br"):
    site = maker.site
    return maker.view(site.content.pages[path], site.languages[tag], coding)


def test_a_view_is_made_once(made):
    async def run():
        maker = made()
        found = await asyncio.gather(*(asked(maker) for _ in range(50)))
        again = await asked(maker)
        return maker, {id(view) for view, _ in [*found, again]}, again

    maker, views, (view, coded) = asyncio.run(run())
    assert len(views) == 1
    assert made.rendered == [("index.md", "de")]
    assert maker.views.by_url == {"/de/": view}
    assert maker.views.making == {}
    site = maker.site
    page, language = site.content.pages["index.md"], site.languages["de"]
    assert view.revision == revision(site, page, language)
    assert coded is view.codings["br"]
    assert view.asked == 0


def test_other_codings_are_made_of_the_first(made):
    async def run():
        maker = made()
        codings = ("br", "gzip", "identity") * 5
        found = await asyncio.gather(*(asked(maker, coding=each) for each in codings))
        return found[0][0]

    view = asyncio.run(run())
    assert made.rendered == [("index.md", "de")]
    assert set(view.codings) == {"br", "gzip", "identity"}
    assert brotli.decompress(view.codings["br"].body) == view.codings["identity"].body


def test_a_view_is_given_even_where_nothing_is_kept(made):
    async def run():
        maker = made(KeptViews(1))
        found = await asyncio.gather(*(asked(maker) for _ in range(5)))
        return maker, found

    maker, found = asyncio.run(run())
    assert maker.views.by_url == {}
    assert len({coded for _, coded in found}) == 1
    assert made.rendered == [("index.md", "de")]


def test_who_goes_away_takes_it_from_nobody(made):
    async def run():
        maker = made()
        first = asyncio.ensure_future(asked(maker))
        second = asyncio.ensure_future(asked(maker))
        await asyncio.sleep(0)
        first.cancel()
        return await second

    assert asyncio.run(run())[0].url == "/de/"
    assert made.rendered == [("index.md", "de")]


def test_too_much_is_refused_and_forgotten(made):
    async def run():
        maker = made(queue=RenderQueue(most=1))
        paths = ("index.md", "other.md")
        found = await asyncio.gather(
            *(asked(maker, path) for path in paths * 2), return_exceptions=True
        )
        assert [isinstance(each, BusyError) for each in found] == [False, True] * 2
        return await asked(maker, "other.md")

    assert asyncio.run(run())[0].url == "/de/other/"
