"""What reaches the parser."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.pages.markdown.cleaning import (
    GUARD,
    HINGE,
    clean,
    escape,
    scrub,
    unguard,
)


def test_lines_end_with_a_newline():
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_no_byte_order_mark():
    assert clean("\ufeff# x") == "# x"
    assert clean("a\ufeffb") == "a\ufeffb"


def test_controls_and_surrogates_are_replaced():
    assert clean("\x00\x1f\x7f\t\n") == "\ufffd\ufffd\ufffd\t\n"
    assert clean("a\udc80b") == "a\ufffdb"
    assert clean("\ud83d\ude00") == "😀"


# The parse errors that the HTML standard has for characters: noncharacters, and
# controls, in which it counts U+007F to U+009F.
@pytest.mark.parametrize(
    "unfit",
    [
        "\x80",
        "\x9f",
        "\ufdd0",
        "\ufdef",
        "\ufffe",
        "\uffff",
        "\U0001fffe",
        "\U0010ffff",
    ],
)
def test_what_no_html_may_hold_is_replaced(unfit):
    assert clean(f"a{unfit}b") == scrub(f"a{unfit}b") == "a\ufffdb"


def test_next_line_is_white_space_as_unicode_has_it():
    assert clean("a\x85b") == scrub("a\x85b") == "a b"


@pytest.mark.parametrize(
    "fit", ["\xa0", "\ufdcf", "\ufdf0", "\ufffd", "\U00020000", "\U0010fffd", "\ufeff"]
)
def test_neighbours_of_what_is_replaced_stay(fit):
    assert clean(f"a{fit}b") == scrub(f"a{fit}b") == f"a{fit}b"


@given(st.text(st.characters()))
def test_a_clean_text_holds_nothing_of_ours_and_reads_the_same(text):
    cleaned = clean(text)
    assert GUARD not in cleaned
    assert HINGE not in cleaned
    assert clean(cleaned).removeprefix("\ufeff") == cleaned.removeprefix("\ufeff")
    cleaned.encode()


def test_the_twins_are_canonical():
    assert clean(GUARD) == unicodedata.normalize("NFC", GUARD) == "\u2003"
    assert clean(HINGE) == unicodedata.normalize("NFC", HINGE) == "\u3008"


def test_our_characters_are_taken_out():
    assert unguard(f"{GUARD}a{HINGE}b") == "ab"


def test_escape():
    assert escape('<a href="x">\'&') == "&lt;a href=&quot;x&quot;&gt;'&amp;"
