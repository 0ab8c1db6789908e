"""A reader is told of changes in words, and only of what can be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.language import language
from dragoman.pages.markdown.inline import MAX_MESSAGE
from dragoman.pages.page import Definitions
from dragoman.rendering.changes import changed

ENGLISH = language("en")
FORMS = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]", "gap": "…{}"}
LONG = "This is sentence number {} of a paragraph that nobody has changed at all."


def pieces(old, new):
    return changed(old, new, Definitions(), ENGLISH).pieces


def told(old, new):
    plain = "".join(
        " " * piece.is_spaced + FORMS[piece.kind].format(piece.html)
        for piece in pieces(old, new)
    )
    return plain.replace('<code dir="ltr" translate="no">', "`").replace("</code>", "`")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Read it now.", "Read them now.", "Read [-it-] [+them+] now."),
        ("In Poedit or vim", "In Poedit, vim", "In Poedit [-or-][+,+] vim"),
        ("The pages go.", "Only the pages go.", "[-The-] [+Only the+] pages go."),
        ("Now open it.", "Open it.", "[-Now open-] [+Open+] it."),
        ("It is.", "It is; and was.", "It is[+; and was+]."),
        ("Run `make a`.", "Run `make b`.", "Run `make` [-`a`-] [+`b`+]."),
        ("你们阅读", "读者阅读", "[-你们-][+读者+]阅读"),
        ("שמרו את הקובץ", "שמרו את הדף", "שמרו את [-הקובץ-] [+הדף+]"),
        # The target of a link is told only where its text has stayed.
        ("[Go](a.md) on", "[Go](b.md) on", "Go [-`a.md`-] [+`b.md`+] on"),
        ("[Go](a.md) on", "[Run](b.md) on", "[-Go-] [+Run+] on"),
        ("Go on", "[Go](b.md) on", "Go [+`b.md`+] on"),
        ("![a](x.svg)!", "![a](y.svg)!", "a [-`x.svg`-] [+`y.svg`+]!"),
        ("one\ntwo", "one three", "one [-two-] [+three+]"),
    ],
)
def test_words_are_marked_and_spaces_stand_between_them(old, new, expected):
    assert told(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [("*one* two", "one **two**"), ("one\ntwo", "one two"), ("one <!-- x -->", "one")],
)
def test_where_nothing_can_be_seen_no_word_is_told(old, new):
    assert pieces(old, new) == []


def test_equal_and_endless_texts_tell_nothing():
    for old, new in (("a", "a"), ("a" * (MAX_MESSAGE + 1), "b")):
        assert changed(old, new, Definitions(), ENGLISH) is None


def test_a_long_text_is_told_around_its_changes():
    old = " ".join(LONG.format(number) for number in range(10))
    new = old.replace("number 5 of a", "number 5 of one long")
    expected = f"… {LONG.format(5)} …".replace("of a", "of [-a-] [+one long+]")
    assert told(old, new) == expected


def test_a_sentence_at_the_end_stands_behind_the_one_before():
    old = " ".join(LONG.format(number) for number in range(10))
    assert told(old, f"{old} One more.") == f"… {LONG.format(9)} [+One more.+]"


def test_without_sentences_some_words_stand_around_a_change():
    old = " ".join(f"w{number}" for number in range(100))
    assert told(old, old.replace("w50", "x")) == (
        "… w42 w43 w44 w45 w46 w47 w48 w49 [-w50-] [+x+] "
        "w51 w52 w53 w54 w55 w56 w57 w58 …"
    )


def test_nothing_of_a_text_is_read_as_markup():
    shown = told("<script>a</script> `<b>`", "<script>b</script> `<i>`")
    assert "<" not in shown
    assert "&lt;script&gt;" in shown


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_the_texts_hold_is_escaped(old, new):
    told_ = changed(old, new, Definitions(), ENGLISH)
    for piece in told_.pieces if told_ else ():
        plain = piece.html.replace('<code dir="ltr" translate="no">', "")
        assert "<" not in plain.replace("</code>", "")
