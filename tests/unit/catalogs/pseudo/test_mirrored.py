"""Words in an order from right to left, each still legible."""

import pytest

from dragoman.catalogs.pseudo.mirrored import mirrored
from dragoman.pages.markdown.bidi import CONTROLS, contain

BEGIN, END = "\u200f\u202b", "\u202c\u200f"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("two words", f"{BEGIN}two{END} {BEGIN}words{END}"),
        ("don't", f"{BEGIN}don't{END}"),
        ("left-to-right.", f"{BEGIN}left-to-right{END}."),
        ("2026, 100 %", "2026, 100 %"),
        ("", ""),
    ],
)
def test_each_word_is_embedded(text, changed):
    assert mirrored(text) == changed


def test_nothing_of_it_is_taken_out_of_a_page():
    text = mirrored("What a page lets pass")
    assert contain(text) == text
    assert any(control in CONTROLS or control == "\u202b" for control in text)
