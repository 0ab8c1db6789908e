"""A block is read where it is translated; what is missing is a gap, never a guess."""

import pytest

from dragoman.rendering.facing.reading import Reading, SideReader


@pytest.fixture
def read(site, page):
    def both(own, other, text):
        sides = [
            SideReader(site, page, site.languages[tag], tag) for tag in (own, other)
        ]
        block = next(block for block in page.blocks if block.text == text)
        return Reading(*sides).halves(block)

    return both


def test_both_sides_have_it(read):
    own, other = read("he", "ar", "One item")
    assert (own.text.html, other.text.html) == ("פריט", "بند")
    assert not own.attributes
    assert not other.attributes


def test_one_side_is_a_gap_and_the_other_has_the_text(read):
    text = "Another item that is rather longer, so that it takes more than one line"
    own, other = read("he", "ar", text)
    assert not own.is_gap
    assert other.is_gap
    own, other = read("ar", "he", text)
    assert own.is_gap
    assert not other.is_gap


def test_what_neither_side_has_falls_back_once_and_says_so(read):
    own, other = read("he", "ar", "Third")
    assert (own.text.html, own.text.language.tag, own.mark) == (
        "Third",
        "en",
        "missing",
    )
    assert 'lang="en"' in own.attributes
    assert other.is_gap


def test_states_are_told_on_their_side(read):
    own, other = read("he", "en", "A quotation of two lines.")
    assert (own.mark, other.mark) == ("older", None)
    assert 'data-state="outdated"' in own.attributes
    assert own.changed.language.tag == "en"
    assert {piece.kind for piece in own.changed.pieces} > {"same"}
    assert read("en", "he", "Its definition.")[1].mark == "machine"


def test_the_original_has_every_block(read):
    assert read("he", "en", "Third")[0].is_gap
    assert read("en", "he", "Third")[0].text.html == "Third"


def test_a_heading_is_one_on_one_side(read):
    own, other = read("ar", "en", "A heading with text")
    assert (own.tag, own.own_attributes) == ("h2", ' id="anchor" class="wide"')
    assert (other.tag, other.look, other.own_attributes) == ("p", "as2", "")
    own, other = read("he", "ar", "A heading with text")
    assert own.is_gap
    assert (other.tag, other.own_attributes) == ("h2", ' id="anchor" class="wide"')
