"""Links, pictures and footnotes lead where the reader of a language expects."""

import pytest

import sites
from dragoman.rendering.resolving import PageResolver, reference_id

PAGES = {
    "p.md": "---\ntitle: T\n---\n\nA[^n] b[^m] c[^n]\n\n[^n]: One\n\n[^m]: Two\n",
    "draft.md": "---\ntitle: D\ndraft: true\n---\n",
}


@pytest.fixture
def resolver(tmp_path):
    toml = '[languages.ar]\ndigits = "arab"\n'
    site = sites.read(tmp_path, pages=PAGES, content={"ar": ""}, toml=toml).site
    page, arabic = site.content.pages["p.md"], site.languages["ar"]
    return PageResolver(site, page, arabic)


def test_a_link_leads_into_the_reader_s_language(resolver):
    assert resolver.page("index.md", "") == "/ar/"
    assert resolver.page("p.md", "here") == "/ar/p/#here"


@pytest.mark.parametrize("path", ["draft.md", "nothing.md"])
def test_what_is_not_served_is_not_linked(resolver, path):
    assert resolver.page(path, "") is None


def test_an_asset_has_its_hashed_name(resolver):
    assert resolver.asset("css/site.css").startswith("/static/css/site.")
    assert resolver.asset("css/none.css") is None


def test_a_footnote_is_numbered_in_the_reader_s_digits(resolver):
    assert ">١</a>" in resolver.footnote("n")
    assert ">٢</a>" in resolver.footnote("m")


def test_each_reference_has_an_id_of_its_own(resolver):
    first, second = resolver.footnote("n"), resolver.footnote("n")
    assert 'id="_r1"' in first
    assert 'id="_r1-2"' in second
    assert (resolver.uses("n"), resolver.uses("m")) == (2, 0)


def test_an_unknown_footnote_is_shown_as_it_is_written(resolver):
    assert resolver.footnote("<x>") == "[^&lt;x&gt;]"


def test_reference_ids_count_from_the_second():
    assert [reference_id(3, use) for use in (1, 2)] == ["_r3", "_r3-2"]
