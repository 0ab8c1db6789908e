"""Facing pages over HTTP: one address for each, and no other query changes a page."""

import string
from urllib.parse import quote

import pytest

import facing_site
import sites
from web.running import running


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    parts = facing_site.parts()
    parts["content"] |= {"zh_Hant": ""}
    with running(sites.read(tmp_path_factory.mktemp("s"), **parts)) as served:
        yield served


def test_a_page_stands_beside_its_original(site):
    answer = site.ask("/ar/every/?with=en")
    assert answer.status == 200
    assert answer.headers["Content-Language"] == "ar, en"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Every kind" in answer.text
    assert "كل نوع" in answer.text


def test_search_engines_keep_the_plain_page(site):
    facing, plain = site.ask("/ar/every/?with=en").text, site.ask("/ar/every/").text
    canonical = '<link rel="canonical" href="http://127.0.0.1:8888/ar/every/">'
    assert canonical in facing
    assert canonical in plain
    assert '<meta name="robots" content="noindex">' in facing
    assert '<meta name="robots"' not in plain
    assert '<link rel="alternate" hreflang' not in facing


@pytest.mark.parametrize("path", ["/en/every/?with=ar", "/he/every/?with=ar"])
def test_any_two_languages_stand_side_by_side(site, path):
    answer = site.ask(path)
    assert answer.status == 200
    assert 'class="facing"' in answer.text


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/ar/every/?with=EN", "/ar/every/?with=en"),
        ("/ar/every/?with=zh_TW", "/ar/every/?with=zh-hant"),
        ("/ar/every/?with=iw", "/ar/every/?with=he"),
        ("/ar/every/?a=1&with=EN&b=2", "/ar/every/?a=1&with=en&b=2"),
        # In one step, whatever else is spelled otherwise.
        ("/AR/every?with=EN", "/ar/every/?with=en"),
        ("/ar/every?with=en", "/ar/every/?with=en"),
    ],
)
def test_another_spelling_is_one_permanent_redirect(site, asked, canonical):
    answer = site.ask(asked)
    assert (answer.status, answer.headers["Location"]) == (301, canonical)
    assert site.ask(canonical).status == 200


@pytest.mark.parametrize(
    "query", ["with=ar", "with=AR", "with=", "with", "with=xx", "with=fr", "with=%FF"]
)
def test_what_cannot_stand_beside_the_page_changes_nothing(site, query):
    plain, asked = site.ask("/ar/every/"), site.ask(f"/ar/every/?{query}")
    assert asked.status == 200
    assert asked.body == plain.body
    assert asked.headers["Etag"] == plain.headers["Etag"]
    assert asked.headers["Content-Language"] == "ar"


def test_queries_that_no_view_declares_change_nothing(site, chance):
    def text():
        letters = chance.choices(string.printable + "é中", k=chance.randrange(9))
        return quote("".join(letters), safe="")

    for path in ("/ar/every/", "/ar/every/?with=en"):
        plain = site.ask(path)
        joined = "&" if "?" in path else "?"
        for _ in range(20):
            query = "&".join(f"{text()}x={text()}" for _ in range(3))
            asked = site.ask(f"{path}{joined}{query}")
            assert asked.status == 200
            assert asked.body == plain.body, query
            assert asked.headers["Etag"] == plain.headers["Etag"]


def test_it_is_not_sent_twice(site):
    etag = site.ask("/ar/every/?with=en").headers["Etag"]
    assert etag != site.ask("/ar/every/").headers["Etag"]
    again = site.ask("/ar/every/?with=en", headers={"If-None-Match": etag})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/ar/every/", "/ar/every/?with=en"),
        ("/en/every/", "/en/every/?with=ar"),
        # Withheld: the source stands in, and the notice leads to what there is.
        ("/he/every/", "/he/every/?with=en"),
    ],
)
def test_every_page_leads_to_it(site, path, link):
    html = site.ask(path).text
    assert f'<a href="{link}" rel="nofollow">' in html
    assert site.ask(link).status == 200


def test_a_page_in_one_language_leads_nowhere(site):
    assert "?with=" not in site.ask("/en/").text


def test_a_negotiated_page_keeps_it(site):
    answer = site.ask("/every/?with=en", headers={"Accept-Language": "ar"})
    assert (answer.status, answer.headers["Location"]) == (302, "/ar/every/?with=en")
