"""The facts are those of the text, also where the source stands in."""

import datetime as dt

import pytest

from dragoman.rendering.page_facts import page_facts
from dragoman.rendering.page_view import view
from unit.rendering.documents import news

ORIGIN = "http://127.0.0.1:8888"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return news.read(tmp_path_factory.mktemp("news")).site


def facts(site, url, tag):
    page = site.content.by_url[url]
    return page_facts(site, view(site, page, site.languages[tag]))


def test_a_translation_knows_its_original(site):
    found = facts(site, "news/second/", "de")
    assert found.language.tag == "de"
    assert found.title.plain == "„The second news“"
    assert found.url == f"{ORIGIN}/de/news/second/"
    assert found.original == f"{ORIGIN}/en/news/second/"
    assert found.home == f"{ORIGIN}/de/"
    assert [(each.name.plain, each.url) for each in found.trail] == [
        ("„Welcome“", f"{ORIGIN}/de/")
    ]


def test_where_the_source_stands_in_the_facts_are_its_own(site):
    withheld, source = (facts(site, "news/second/", tag) for tag in ("ja", "en"))
    assert withheld.language.tag == "en"
    assert withheld.title.plain == "The second news"
    assert withheld.url == source.url
    assert withheld.original is None
    assert withheld.trail[0].url == f"{ORIGIN}/en/"
    # They stand in a document in Japanese.
    assert withheld.title.attributes == ' lang="en" dir="ltr"'
    assert source.title.attributes == ""


def test_days_are_those_of_the_front_matter(site):
    found = facts(site, "news/third/", "en")
    assert found.is_article
    assert found.published == dt.date(2026, 3, 4)
    assert found.updated == dt.date(2026, 5, 6)
    assert not facts(site, "", "en").is_article
