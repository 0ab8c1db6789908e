import gzip

import brotli
import pytest

import sites
from dragoman.app.building.answers import security
from dragoman.app.building.folder import opened
from dragoman.app.building.source import read
from dragoman.app.building.work import NOWHERE, Work

URL = "https://example.org"
LONG = "A paragraph that says the same again and again. " * 20
PAGES = {
    "long.md": f"---\ntitle: Long\n---\n\n{LONG}\n",
    "hidden.md": "---\ntitle: Hidden\ndraft: true\n---\n\nNot yet.\n",
}


@pytest.fixture
def work(tmp_path):
    content = {"de": sites.catalog("de", sites.entry("Long", "Lang"))}
    source = read(sites.write(tmp_path / "site", pages=PAGES, content=content), URL)
    with opened(tmp_path / "out", tmp_path / "site") as folder:
        yield Work(source.site, source.renderer, folder, security(source.site), True)  # noqa: FBT003 -- a field


def content_of(work, name):
    return (work.folder.out / name).read_bytes()


def test_a_view_is_written_as_it_is_rendered_in_each_coding(work):
    written, answers = work.pages(0, 99)
    assert answers == []
    page, language = work.site.content.by_url["long/"], work.site.languages["de"]
    html = work.renderer.page(work.site, page, language).encode()
    name = "de/long/index.html"
    assert content_of(work, name) == html
    assert brotli.decompress(content_of(work, f"{name}.br")) == html
    assert gzip.decompress(content_of(work, f"{name}.gz")) == html
    revision = written[name].revision
    tags = [written[name + suffix].tag for suffix in ("", ".br", ".gz")]
    assert tags == [f"{revision}-identity", f"{revision}-br11", f"{revision}-gzip9"]


def test_drafts_are_left_out(work):
    written, _ = work.pages(0, 99)
    assert not [name for name in written if "hidden" in name]
    assert not [each for each in work.page_answers() if "hidden" in each.url]


def test_documents_are_written_where_there_are_any(work):
    written, answers = work.documents("de")
    names = {answer.name for answer in answers}
    # No page is public in German, and none has a date.
    assert names == {"de/offer.json", "de/site.webmanifest", f"de/{NOWHERE}"}
    assert names <= written.keys()
    assert {answer.url for answer in answers if not answer.url} == {""}


def test_what_is_no_page_is_done_together(work):
    written, answers = work.beside_pages()
    names = {answer.name for answer in answers}
    assert {"robots.txt", "de/offer.json", "en/offer.json", "en/sitemap.xml"} <= names
    assert names <= written.keys()


def test_a_coding_that_saves_nothing_has_no_file(work):
    written, _ = work.of_the_site()
    assert written["robots.txt.gz"].is_file is False
    assert not (work.folder.out / "robots.txt.gz").exists()


def test_static_files_have_the_codings_of_the_store(work):
    written, answers = work.of_the_site()
    sheet = next(each for each in answers if each.url.endswith(".css"))
    asset = work.site.manifest.find(sheet.url)
    for coding, suffix in (("identity", ""), ("br", ".br"), ("gzip", ".gz")):
        assert content_of(work, sheet.name + suffix) == asset.bodies[coding].read()
        assert f'"{written[sheet.name + suffix].tag}"' == asset.bodies[coding].etag
