"""Documents beside the pages, as feed readers, crawlers and browsers get them."""

import re
import struct
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from dragoman import app
from dragoman.rendering.kept_documents import KeptDocuments
from unit.rendering.documents import news
from web.running import running

UNDER_LANGUAGE = {
    "feed.xml": "application/atom+xml; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "site.webmanifest": "application/manifest+json",
    "offer.json": "application/json",
}
AT_ROOT = {
    "sitemap.xml": "application/xml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "favicon.ico": "image/x-icon",
    ".well-known/security.txt": "text/plain; charset=utf-8",
}
PATHS = [*(f"/de/{name}" for name in UNDER_LANGUAGE), *(f"/{name}" for name in AT_ROOT)]
TYPES = {
    **{f"/de/{name}": kind for name, kind in UNDER_LANGUAGE.items()},
    **{f"/{name}": kind for name, kind in AT_ROOT.items()},
}
TOML = 'security_contact = "mailto:security@example.org"\n'
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with running(news.read(tmp_path_factory.mktemp("s"), toml=TOML)) as served:
        yield served


@pytest.mark.parametrize("path", PATHS)
def test_a_document_is_sent_as_what_it_is(site, path):
    answer = site.ask(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == TYPES[path]
    assert answer.headers["Cache-Control"] == "no-cache"
    language = "de" if path.startswith("/de/") else None
    assert answer.headers["Content-Language"] == language
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", PATHS)
def test_it_is_the_same_for_everybody_and_whatever_is_asked_beside(site, path):
    plain = site.ask(path)
    headers = {"Accept-Language": "ar", "Cookie": "language=ar"}
    asked = site.ask(path + "?utm_source=x&with=en", headers=headers)
    assert (asked.body, asked.headers["Etag"]) == (plain.body, plain.headers["Etag"])
    again = site.ask(path, headers={"If-None-Match": plain.headers["Etag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_a_body(site, path):
    get, head = site.ask(path), site.ask(path, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(get.body))
    assert site.ask(path, "POST").headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("name", UNDER_LANGUAGE)
def test_another_spelling_of_the_language_is_one_redirect(site, name):
    for segment in ("DE", "d%65"):
        answer = site.ask(f"/{segment}/{name}?x=1")
        location = answer.headers["Location"]
        assert (answer.status, location) == (301, f"/de/{name}?x=1")


@pytest.mark.parametrize("name", UNDER_LANGUAGE)
@pytest.mark.parametrize("segment", ["fr", "xx", "%FF", "guide"])
def test_an_unknown_language_is_not_found(site, segment, name):
    answer = site.ask(f"/{segment}/{name}")
    assert answer.status == 404
    assert "<!doctype html>" in answer.text


def test_what_a_language_does_not_have_is_not_found_in_it(site):
    answer = site.ask("/ja/sitemap.xml")
    assert (answer.status, answer.headers["Content-Language"]) == (404, "ja")


def test_the_icon_holds_both_sizes(site):
    content = site.ask("/favicon.ico").body
    reserved, kind, count = struct.unpack("<HHH", content[:6])
    assert (reserved, kind, count) == (0, 1, 2)
    for place, size in enumerate((16, 32)):
        entry = struct.unpack("<BBBBHHII", content[6 + 16 * place : 22 + 16 * place])
        length, offset = entry[6:]
        assert entry[:2] == (size, size)
        picture = content[offset : offset + length]
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == (size, size)


def test_without_a_contact_there_is_no_security_txt(tmp_path):
    with running(news.read(tmp_path)) as served:
        assert served.ask("/.well-known/security.txt").status == 404


def test_every_head_names_what_belongs_to_its_language(site):
    for path in ("/de/", "/de/news/first/", "/de/nothing/"):
        html = site.ask(path).text
        assert '<link rel="manifest" href="/de/site.webmanifest">' in html
        named = re.search(
            r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', html
        )
        assert named[1] == "/de/feed.xml"
        touch = re.search(r'<link rel="apple-touch-icon" href="([^"]+)">', html)[1]
        assert site.ask(touch).headers["Content-Type"] == "image/png"


def test_the_sitemaps_and_the_pages_of_the_shipped_site_agree():
    origin = "http://localhost"
    sitemaps = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    link = "{http://www.w3.org/1999/xhtml}link"
    with running(app.read_site(app.SHIPPED, origin)) as served:
        index = ET.fromstring(served.ask("/sitemap.xml").text)
        listed = {}
        for each in index.iter(sitemaps + "loc"):
            path = each.text.removeprefix(origin)
            for url in ET.fromstring(served.ask(path).text):
                links = [(x.get("hreflang"), x.get("href")) for x in url.iter(link)]
                listed[url.findtext(sitemaps + "loc")] = links
        said = {}
        site = served.read.site
        for page in site.content.sequence:
            for language in site.languages.values():
                path = site.url(page, language)
                html = served.ask(path).text
                if '<meta name="robots" content="noindex">' not in html:
                    assert f'<link rel="canonical" href="{origin}{path}">' in html
                    said[origin + path] = ALTERNATE.findall(html)
    assert said
    assert listed == said


@pytest.mark.parametrize("name", [*UNDER_LANGUAGE, *AT_ROOT])
def test_a_document_is_written_once_as_long_as_the_site_stays(tmp_path, name):
    path = (
        f"/de/{name}"
        if name in UNDER_LANGUAGE and name != "sitemap.xml"
        else f"/{name}"
    )
    with running(news.read(tmp_path, toml=TOML)) as served:
        done = []
        for coding in ("br", "br", "gzip", "gzip", "identity", "identity"):
            before = served.state.queue.done
            answer = served.ask(path, headers={"Accept-Encoding": coding})
            done.append(served.state.queue.done - before)
            answers = served.ask(path, headers={"Accept-Encoding": coding})
            assert told(answers) == told(answer)
        lasts = name not in ("favicon.ico", ".well-known/security.txt")
        assert done == [1, 0] * 3 if lasts else [1] * 6
        # Another state of the site has its own.
        served.state.present = replace(served.state.present, documents=KeptDocuments())
        before = served.state.queue.done
        assert told(served.ask(path, headers={"Accept-Encoding": "br"}))
        assert served.state.queue.done == before + 1


def told(answer):
    fields = [field for field in answer.headers.items() if field[0] != "Date"]
    return answer.status, fields, answer.body
