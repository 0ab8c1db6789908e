import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.similarity import SAME_BLOCK, similarity, words

EDITED = "Always switch the machine off before you clean the drum with a wet cloth."


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", 1.0),
        ("same words", "same  words", 1.0),
        ("Same words!", "same words", 1.0),
        ("one two three four", "one two three five", 0.75),
        ("one two", "two one", 0.5),
        ("one", "two", 0.0),
        ("one", "", 0.0),
        ("—", "—", 1.0),
        ("—", "*", 0.0),
        # Scripts without spaces count by the character.
        ("ページを訳す", "ページを読む", 2 * 4 / 12),
        ("翻訳者", "翻訳家", 2 / 3),
    ],
)
def test_similarity(left, right, expected):
    assert similarity(left, right) == pytest.approx(expected)


def test_an_edit_is_an_earlier_version_and_a_guess_is_none():
    edited = EDITED.replace("wet", "dry")
    assert similarity(EDITED, edited) >= SAME_BLOCK
    assert similarity(EDITED, "Never switch the heater on while it dries.") < SAME_BLOCK


def test_words_leave_out_punctuation_and_case():
    assert words("Über **den** [Text](x.md) 日本") == [
        *("über", "den", "text", "x", "md"),
        *("日", "本"),
    ]


def test_the_largest_texts_are_compared_in_whole():
    # 20 KB of repeated words: quadratic work for a naive comparison.
    assert similarity("a b " * 5000, "b a " * 5000) > 0.99


def _common(first: list[str], second: list[str]) -> int:
    row = [0] * (len(second) + 1)
    for word in first:
        last = row[:]
        for place, other in enumerate(second, 1):
            same = last[place - 1] + 1
            row[place] = same if word == other else max(last[place], row[place - 1])
    return row[-1]


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_it_is_the_longest_common_subsequence(first, second):
    total = len(first) + len(second)
    expected = 2 * _common(first, second) / total if total else 1.0
    found = similarity(" ".join(first), " ".join(second))
    assert found == pytest.approx(expected)
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    assert found >= matcher.ratio() - 1e-9
