"""Digests tell parts apart, and are taken over where texts are the same."""

import pytest

import sites
from dragoman.rendering.digests import Digests, digest, joined


@pytest.fixture
def site(tmp_path):
    entry = sites.entry("The first paragraph.", "Der erste Absatz.")
    return sites.read(tmp_path, content={"de": sites.catalog("de", entry)}).site


def test_parts_are_told_from_their_neighbours():
    assert joined([b"a", b"bc"]) != joined([b"ab", b"c"])
    assert joined([b"a"]) != joined([b"a", b""])
    assert digest(["a", "b"]) != digest(["ab"])
    assert len(digest(None)) == len(joined([])) == 16


def test_texts_are_taken_over_where_they_are_the_same(site):
    page, german = site.content.pages["index.md"], site.languages["de"]
    last, one, other = Digests(site), Digests(site), Digests(site)
    made = last.texts(site, page, german)
    one.take_over(last, lambda path, tag: (path, tag) == ("index.md", "de"))
    other.take_over(last, lambda _path, _tag: False)
    assert one._texts["de"]["index.md"] is made
    assert other._texts["de"] == {}
    assert other.texts(site, page, german) == made


def test_the_ways_from_a_page(site):
    known, page = Digests(site), site.content.pages["index.md"]
    assert known.neighbours(site, page) == (None, None)
    assert known.children(site, None, site.source) == bytes(16)
