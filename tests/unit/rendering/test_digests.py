"""Digests tell parts apart, and are taken over where texts are the same."""

from dataclasses import replace

import pytest

import sites
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.reread import read
from dragoman.languages.language import language
from dragoman.rendering.block import PageReader
from dragoman.rendering.digests import Digests, digest, joined
from dragoman.rendering.resolving import PageResolver

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


def test_kept_texts_say_what_those_just_read_say(tmp_path, chance):
    texts = [
        *("old *words*", "[go](index.md)", "a <b>", "& \\*", "short", "\u202b"),
        *(f"{n} [way](../{n}.md) `code`" for n in range(chance.randint(1, 40))),
    ]
    chance.shuffle(texts)
    make = [sites.entry, sites.machine]
    entries = [chance.choice(make)(text, f"{text} de") for text in texts]
    entries.append(sites.outdated("the old words stay", _OLD, "alt"))
    pages = {"p.md": "\n\n".join(texts), "q.md": f"# T\n\n{_OLD}\n\nshort\n"}
    site = sites.read(tmp_path / "site", pages=pages).site
    data = sites.catalog("de", *entries).encode()
    path = tmp_path / "content.po"
    fresh = read(data, path, "de", Domain.CONTENT)
    kept = Kept(tmp_path / "kept")
    kept.keep(path, fresh)
    back = kept.find(path, "de", Domain.CONTENT, fresh.loaded.catalog.revision)
    said = [_said(site, each.loaded.catalog, pages) for each in (fresh, back)]
    assert said[0][:3] == said[1][:3]
    assert any(said[1][3])
    assert not any(said[0][3])


def _said(site, catalog, pages):
    """Give what a catalog says of pages, its digests, its HTML, and what is known."""
    german = language("de")
    snapshot = replace(site.readers["en"].snapshot, content={"de": catalog})
    languages = {**site.languages, "de": german}
    readers = {tag: Reader(snapshot, each) for tag, each in languages.items()}
    site = replace(site, languages=languages, readers=readers, _shares={}, _prepared={})
    every = [site.content.pages[path] for path in pages]
    shown = [readers["de"].texts(page) for page in every]
    html = []
    for page in every:
        resolver = PageResolver(site, page, german)
        html.append(PageReader(site, page, german, german, resolver).own({None}))
    return (
        [dict(each) for each in shown],
        [Digests(site).texts(site, page, german) for page in every],
        html,
        [html for each in shown for html in each.parsed],
    )


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
