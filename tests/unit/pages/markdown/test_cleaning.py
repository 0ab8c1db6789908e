"""What reaches the parser."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dragoman.pages.markdown.cleaning import GUARD, HINGE, clean, escape, unguard


def test_lines_end_with_a_newline():
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_no_byte_order_mark():
    assert clean("\ufeff# x") == "# x"
    assert clean("a\ufeffb") == "a\ufeffb"


def test_controls_and_surrogates_are_replaced():
    assert clean("\x00\x1f\x7f\t\n") == "\ufffd\ufffd\ufffd\t\n"
    assert clean("a\udc80b") == "a\ufffdb"
    assert clean("\ud83d\ude00") == "😀"


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
