"""Digests tell parts apart, and are taken over where texts are the same."""

import pytest

import sites
from dragoman.rendering.digests import Digests, digest, joined

_OLD = "the old words stay here"


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sites.entry("a", "1:b"), sites.entry("a", "11:b")),
        (sites.entry("a", "b"), sites.machine("a", "b")),
        (sites.outdated(f"{_OLD} now", _OLD, "b"), sites.outdated(_OLD[4:], _OLD, "b")),
        (sites.outdated(f"{_OLD} now", _OLD, "b"), sites.entry(_OLD, "b")),
        (sites.entry("a", "b"), ""),
        (sites.entry("a", "b"), sites.entry("z", "b")),
    ],
)
def test_other_texts_have_another_digest(tmp_path, one, other):
    def made(folder, entry):
        content = {"de": sites.catalog("de", *[entry] if entry else [])}
        site = sites.read(
            folder, pages={"p.md": f"a\n\nz\n\n{_OLD}\n"}, content=content
        ).site
        return Digests(site).texts(
            site, site.content.pages["p.md"], site.languages["de"]
        )

    for name, entry in (("one", one), ("again", one), ("other", other)):
        (tmp_path / name).mkdir()
        entry_digest = made(tmp_path / name, entry)
        if name == "one":
            expected = entry_digest
        assert (entry_digest == expected) is (name != "other")


def test_the_ways_from_a_page(site):
    known, page = Digests(site), site.content.pages["index.md"]
    assert known.neighbours(site, page) == (None, None)
    assert known.children(site, None, site.source) == bytes(16)
