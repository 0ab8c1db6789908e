"""A block is read in the language it is found in, with what is to be said of it."""

import pytest

import sites
from dragoman.rendering.block import PageReader
from dragoman.rendering.resolving import PageResolver

PAGE = (
    "---\ntitle: T\n---\n\nthe old words stay here\n\n"
    "new **text**\n\nmade\n\nlost\n\n[go](index.md)\n\nnoted[^1]\n\n[^1]: lost\n"
)
GERMAN = sites.catalog(
    "de",
    sites.outdated("the old words stay", "the old words stay here", "alt"),
    sites.entry("new **text**", "neuer **Text**"),
    sites.machine("made", "gemacht"),
    sites.entry("[go](index.md)", "[los](index.md)"),
    sites.entry("noted[^1]", "mit Note[^1]"),
)


@pytest.fixture
def site(tmp_path):
    return sites.read(tmp_path, pages={"p.md": PAGE}, content={"de": GERMAN}).site


@pytest.fixture
def read(site):
    page, german = site.content.pages["p.md"], site.languages["de"]
    resolver = PageResolver(site, page, german)
    blocks = {block.text: block for block in page.blocks}

    def read_(text, *, original=False, **options):
        reader = PageReader(site, page, german, german, resolver, original=original)
        return reader.read(blocks[text], **options)

    return read_


def test_a_current_text_carries_nothing(read):
    found = read("new **text**")
    assert found.text.html == "neuer <strong>Text</strong>"
    assert (found.mark, found.state, found.attributes) == (None, None, "")


def test_an_outdated_text_says_so(read):
    found = read("the old words stay here")
    assert (found.mark, found.attributes) == ("older", ' data-state="outdated"')


def test_an_outdated_text_knows_what_has_changed(read):
    (before, new) = read("the old words stay here").changed.pieces
    assert (before.kind, before.html) == ("same", "the old words stay")
    assert (new.kind, new.html) == ("new", "here")
    assert read("the old words stay here", plain=True).changed is None
    assert read("made").changed is None


def test_the_original_stands_where_the_translation_is_older(read):
    found = read("the old words stay here", original=True)
    assert (found.mark, found.text.html) == ("original", "the old words stay here")
    assert found.attributes == ' data-state="outdated" lang="en" dir="ltr"'
    assert found.changed is None
    for text, mark in (
        ("new **text**", None),
        ("made", "machine"),
        ("lost", "missing"),
    ):
        assert read(text, original=True).mark == mark


def test_a_machine_s_text_says_so(read):
    found = read("made")
    assert (found.mark, found.attributes) == ("machine", ' data-state="machine"')


def test_a_missing_text_stands_in_its_own_language(read):
    found = read("lost")
    assert found.text.html == "lost"
    assert found.attributes == ' data-state="missing" lang="en" dir="ltr"'


def test_a_link_leads_to_the_reader_s_language(read):
    # The home page is not public in German yet, and the link says so.
    assert read("[go](index.md)").text.html == (
        '<a href="/de/" hreflang="en">los</a>\N{NO-BREAK SPACE}'
        '<span class="tongue-of" lang="en" dir="ltr" translate="no">English</span>'
    )


def test_a_plain_text_has_no_markup(read):
    assert read("new **text**", plain=True).text.html == "neuer Text"


@pytest.mark.parametrize("original", [False, True])
@pytest.mark.parametrize("marks", [{None}, {None, "machine"}])
def test_blocks_of_which_little_is_to_be_said_are_read_at_once(site, original, marks):
    page, german = site.content.pages["p.md"], site.languages["de"]

    def reader():
        resolver = PageResolver(site, page, german)
        return PageReader(site, page, german, german, resolver, original=original)

    found = {block: reader().read(block) for block in page.blocks}
    assert {mark for read in found.values() for mark in [read.mark]} > marks
    assert reader().own(marks) == {
        (block.text, block.context): (read.text.html, read.attributes)
        for block, read in found.items()
        if read.mark in marks and "[^" not in block.text
    }
