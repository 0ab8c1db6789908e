"""The data block is JSON of schema.org, and no text ends its element."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sites
from dragoman.rendering.json_ld import embedded, json_ld
from dragoman.rendering.page_facts import page_facts
from dragoman.rendering.page_view import view
from unit.rendering.documents import news

ORIGIN = "http://127.0.0.1:8888"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return news.read(tmp_path_factory.mktemp("news")).site


def graph(site, url, tag):
    page = site.content.by_url[url]
    facts = page_facts(site, view(site, page, site.languages[tag]))
    found = json.loads(json_ld(facts))
    assert found["@context"] == "https://schema.org"
    return {each["@type"]: each for each in found["@graph"]}


def test_a_translated_article(site):
    found = graph(site, "news/third/", "ar")
    assert found["Article"] == {
        "@type": "Article",
        "@id": f"{ORIGIN}/ar/news/third/",
        "url": f"{ORIGIN}/ar/news/third/",
        "inLanguage": "ar",
        "name": "«The third news»",
        "headline": "«The third news»",
        "description": "«What is third & true.»",
        "isPartOf": {"@id": f"{ORIGIN}/ar/#_site"},
        "datePublished": "2026-03-04",
        "dateModified": "2026-05-06",
        "translationOfWork": {"@id": f"{ORIGIN}/en/news/third/"},
    }
    assert found["WebSite"]["@id"] == f"{ORIGIN}/ar/#_site"


def test_the_home_page_is_at_the_end_of_no_way(site):
    found = graph(site, "", "en")
    assert set(found) == {"WebPage", "WebSite"}
    assert "translationOfWork" not in found["WebPage"]


def test_the_way_to_a_page_ends_with_it(site):
    steps = graph(site, "news/second/", "de")["BreadcrumbList"]["itemListElement"]
    assert [(each["position"], each["name"], each["item"]) for each in steps] == [
        (1, "„Welcome“", f"{ORIGIN}/de/"),
        (2, "„The second news“", f"{ORIGIN}/de/news/second/"),
    ]


def test_a_withheld_page_is_the_source(site):
    assert graph(site, "", "ja") == graph(site, "", "en")


def test_a_hostile_title_ends_nothing(tmp_path):
    attack = "</script><!--<script>alert(1)&amp;\u2028\u2029]]>"
    texts = dict.fromkeys(("Welcome", "The first paragraph."), attack)
    read = sites.ungated(sites.read(tmp_path, content={"de": ""}), "de", texts)
    page = read.site.content.by_url[""]
    html = read.renderer.page(read.site, page, read.site.languages["de"])
    start = html.index(">", html.index('type="application/ld+json"')) + 1
    block = html[start : html.index("</script", start)]
    assert not {*"<>&\u2028\u2029"} & {*block}
    assert json.loads(block)["@graph"][0]["name"].startswith("</script>")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_and_ends_nothing(text):
    block = embedded({"name": text})
    assert not {*"<>&\u2028\u2029"} & {*block}
    assert json.loads(block) == {"name": text}
