"""Texts that attack, around the text that they came from."""

from collections import Counter

from dragoman.catalogs.pseudo import attacks
from dragoman.catalogs.pseudo.attacks import attacked, attacked_markup
from dragoman.pages.markdown.inline import inline
from dragoman.pages.page import Definitions

PAGE = Definitions("", {}, {"note": "note"}, "noted")
TEXTS = [f"Text number {number}" for number in range(600)]


def test_a_message_has_always_the_same():
    assert attacked("Next") == attacked("Next")
    assert attacked("Next") != attacked("Previous").replace("Previous", "Next")


def test_every_attack_is_made_by_some_message():
    made = [attacked_markup(text, PAGE) for text in TEXTS]
    every = (*attacks._BEFORE, *attacks._BEHIND, *attacks._MARKED)
    missing = [attack for attack in every if not any(attack in text for text in made)]
    assert missing == []
    assert len(set(every)) == len(every) > 100


def test_no_attack_is_made_by_most():
    before = Counter(attacked(text).partition("Text number")[0] for text in TEXTS)
    assert len(before) == len(attacks._BEFORE)
    assert max(before.values()) < len(TEXTS) / 5


def test_the_text_keeps_its_own_marks():
    for text in TEXTS:
        html = inline(
            attacked_markup(f"{text}[^note] **b** `c` ![a](b.svg)", PAGE), PAGE
        )
        assert html.count("\x00note\x06") == 1
        assert "<strong>b</strong>" in html
        assert ">c</code>" in html
        assert html.count("\x05content/b.svg\x02") == 1
