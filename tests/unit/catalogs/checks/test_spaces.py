import pytest


@pytest.mark.parametrize(
    ("source", "translation", "check"),
    [
        ("Name: ", "Name:", "end-space"),
        ("Name", "Name ", "end-space"),
        (" by", "von", "begin-space"),
        ("by", "\u00a0von", "begin-space"),
        ("a b", "a  b", "double-space"),
        ("a b", "a\u200b b", "zero-width-space"),
        ("a b", "a\u202e b", "control-character"),
        ("a b", "a\ufffd b", "control-character"),
    ],
)
def test_white_space_that_differs(said, source, translation, check):
    assert check in said(source, translation)


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("Name: ", "名前：", "ja"),
        ("a  b", "a  b c", "de"),
        ("Name: ", "Nom\u00a0: ", "fr"),
        ("Yes or no", "ជា\u200bទេ", "km"),
        ("Hello", "שלום\u200f", "he"),
    ],
)
def test_white_space_as_it_should_be(said, source, translation, language):
    assert not said(source, translation, language=language)


def test_the_ends_of_content_are_never_shown(found):
    assert not found("Name", "Name ")
