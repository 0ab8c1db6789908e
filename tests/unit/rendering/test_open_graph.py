"""What a page says where a link to it is shown."""

import struct

import pytest

import sites
from dragoman import app
from dragoman.languages.language import language
from dragoman.rendering.open_graph import (
    PICTURE,
    PICTURE_SIZE,
    locale,
    open_graph,
    shared_properties,
)
from dragoman.rendering.page_facts import page_facts
from dragoman.rendering.page_view import view
from unit.rendering.documents import news

ORIGIN = "http://127.0.0.1:8888"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return news.read(tmp_path_factory.mktemp("news")).site


def said(site, url, tag):
    shown = view(site, site.content.by_url[url], site.languages[tag])
    own = open_graph(page_facts(site, shown))
    shared = shared_properties(site, shown.text_language, shown.offers.public)
    return [(each.name, str(each.content)) for each in (*own, *shared)]


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        *(("ar", "ar_EG"), ("zh-Hant", "zh_TW"), ("zh-Hans", "zh_CN")),
        *(("pt-BR", "pt_BR"), ("en", "en_US"), ("sr-Latn", "sr_RS")),
        *(("de-1901", "de_DE"), ("de-AT", "de_AT"), ("tlh", "tlh")),
    ],
)
def test_a_language_has_a_territory(tag, wanted):
    assert locale(language(tag)) == wanted


def test_a_dated_page_is_an_article(site):
    found = dict(said(site, "news/third/", "ar"))
    assert found["og:type"] == "article"
    assert found["og:title"] == "«The third news»"
    assert found["og:description"] == "«What is third &amp; true.»"
    assert found["og:url"] == f"{ORIGIN}/ar/news/third/"
    assert found["og:locale"] == "ar_EG"
    assert found["og:locale:alternate"] == "en_US"
    assert found["article:published_time"] == "2026-03-04"
    assert found["article:modified_time"] == "2026-05-06"


def test_another_page_is_a_part_of_a_website(site):
    found = dict(said(site, "", "de"))
    assert found["og:type"] == "website"
    assert found["og:site_name"] == "Dragoman"
    assert found["twitter:card"] == "summary"
    assert not [name for name in found if name.startswith("article:")]


def test_a_withheld_page_has_the_locale_of_its_text(site):
    assert dict(said(site, "", "ja"))["og:locale"] == "en_US"


def test_no_locale_is_named_twice(tmp_path):
    german = sites.catalog(
        "de",
        sites.entry("Welcome", "Willkommen"),
        sites.entry("The first paragraph.", "Eins."),
    )
    content = {"de": german, "de_1901": german.replace("Language: de", "Language: x")}
    site = sites.read(tmp_path, content=content).site
    for tag in ("en", "de", "de-1901"):
        locales = [value for name, value in said(site, "", tag) if "locale" in name]
        assert sorted(locales) == ["de_DE", "en_US"]


def test_the_picture_is_what_it_is_said_to_be(site):
    found = dict(said(site, "", "en"))
    content = (app.SHIPPED / "static" / PICTURE).read_bytes()
    assert struct.unpack(">II", content[16:24]) == PICTURE_SIZE
    assert len(content) < 12 * 1024
    assert site.manifest.find(found["og:image"].removeprefix(ORIGIN)) is not None
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"]
