"""Sitemaps list what is public, with the same other languages as the pages."""

from xml.etree import ElementTree as ET

import pytest

from dragoman.rendering.documents.sitemap import sitemap, sitemap_index
from dragoman.rendering.offered import alternates
from unit.rendering.documents import news

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
ORIGIN = "http://127.0.0.1:8888"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return news.read(tmp_path_factory.mktemp("news")).site


def urls(site, tag):
    document = ET.fromstring(sitemap(site, site.languages[tag]))
    return {each.findtext(NS + "loc"): each for each in document}


def test_only_public_pages_are_listed(site):
    assert list(urls(site, "de")) == [f"{ORIGIN}/de/", f"{ORIGIN}/de/news/second/"]
    assert len(urls(site, "en")) == 4
    assert list(urls(site, "ar")) == [f"{ORIGIN}/ar/news/third/"]


def test_the_other_languages_are_those_of_the_page(site):
    for tag in ("en", "de", "ar"):
        for page in site.content.sequence:
            language = site.languages[tag]
            if not site.is_public(page, language):
                continue
            entry = urls(site, tag)[site.origin + site.url(page, language)]
            links = [
                (each.get("rel"), each.get("hreflang"), each.get("href"))
                for each in entry.iter(LINK)
            ]
            wanted = alternates(site, page)
            assert links == [("alternate", each.tag, each.url) for each in wanted]


def test_the_last_change_is_that_of_the_front_matter(site):
    found = urls(site, "en")
    third = found[f"{ORIGIN}/en/news/third/"]
    assert third.findtext(NS + "lastmod") == "2026-05-06"
    assert found[f"{ORIGIN}/en/news/first/"].findtext(NS + "lastmod") == "2026-01-02"
    assert found[f"{ORIGIN}/en/"].find(NS + "lastmod") is None


def test_a_language_without_a_public_page_has_none(site):
    assert sitemap(site, site.languages["ja"]) is None
    document = ET.fromstring(sitemap_index(site))
    assert [each.findtext(NS + "loc") for each in document] == [
        f"{ORIGIN}/{tag}/sitemap.xml" for tag in ("en", "ar", "de")
    ]


def test_a_preview_is_not_for_search_engines(tmp_path):
    site = news.read(tmp_path, toml='[languages.de]\nstate = "preview"\n').site
    assert sitemap(site, site.languages["de"]) is None
    assert "/de/" not in sitemap(site, site.languages["en"])


def test_a_site_without_pages_has_no_sitemap(tmp_path):
    read = news.read(tmp_path)
    empty = type(read.site.content)(
        {}, {}, {}, {}, (), type(read.site.content.tree)({}, {}, ())
    )
    site = type(read.site)(
        read.site.settings,
        read.site.origin,
        read.site.languages,
        empty,
        read.site.readers,
        read.site.manifest,
    )
    assert sitemap_index(site) is None
