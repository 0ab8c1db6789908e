"""A message is read as words, in every script, without its markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import PageError
from dragoman.pages.markdown.inline import MAX_MESSAGE
from dragoman.pages.page import Definitions
from dragoman.rendering.changes.words import words

NOTES = Definitions(notes={"a": "a"})


def texts(text):
    return [word.text for word in words(text, Definitions())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One file, two files.", "One|file|,|two|files|."),
        ("don't and don’t", "don't|and|don’t"),
        ("1,000.50 euros", "1,000.50|euros"),
        ("end.Begin", "end|.|Begin"),
        ("well-known", "well|-|known"),
        ("हिन्दी में पढ़ें।", "हिन्दी|में|पढ़ें|।"),
        ("می‌خواهم", "می‌خواهم"),
        ("הַקּוֹבֶץ שלך", "הַקּוֹבֶץ|שלך"),
        ("한국어 문장", "한국어|문장"),
        ("ファイルを保存", "ファイル|を|保|存"),
        ("ที่นี่", "ที่|นี่"),
        ("人々が2つ", "人|々|が|2|つ"),
        ("e\u0301t\u00e9 là", "e\u0301t\u00e9|là"),
        ("👩‍👩‍👧 ok", "👩‍|👩‍|👧|ok"),
        ("a \u202eb\u202c c", "a|b|c"),
        ("", ""),
    ],
)
def test_words_are_whole_in_every_script(text, expected):
    assert "|".join(texts(text)) == expected


def test_markup_leaves_its_text():
    assert texts("*one* **two** ~~three~~\nfour <!-- no --> <b>") == (
        ["one", "two", "three", "four", "<", "b", ">"]
    )


def test_code_is_words_too_and_stays_code():
    found = words("Run `pip install`", Definitions())
    assert [(word.text, word.style) for word in found] == [
        ("Run", "text"),
        ("pip", "code"),
        ("install", "code"),
    ]


def test_where_a_link_leads_is_a_silent_word_behind_it():
    found = words("[the guide](a.md#x) ![way](b.svg) x[^a]", NOTES)
    silent = [word.text for word in found if word.style == "silent"]
    assert silent == ["a.md#x", "b.svg", "[a]"]
    assert [word.text for word in found if word.style == "text"] == (
        ["the", "guide", "way", "x"]
    )


def test_a_word_knows_of_the_space_before_it():
    spaced = [word.is_spaced for word in words("a  `b`, c", Definitions())]
    assert spaced == [False, True, False, True]


def test_what_is_too_long_is_not_read():
    with pytest.raises(PageError):
        words("a" * (MAX_MESSAGE + 1), Definitions())


@given(st.text(max_size=60))
def test_no_word_is_empty_or_has_a_space_at_its_ends(text):
    for word in words(text, Definitions()):
        assert word.text
        if word.style == "text":
            assert word.text == word.text.strip()
