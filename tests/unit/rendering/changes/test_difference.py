"""What stayed and what changed: minimal by words, and without crumbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.pages.page import Definitions
from dragoman.rendering.changes import difference as module
from dragoman.rendering.changes.difference import difference, weight
from dragoman.rendering.changes.words import Word, words

FEW = st.lists(st.sampled_from([Word(each) for each in "abc"] + [Word(".", weight=0)]))


def told(old, new):
    """Write the spans with `[old|new]` where they differ."""
    spans = difference(words(old, Definitions()), words(new, Definitions()))
    shown = []
    for span in spans:
        gone, came = (" ".join(word.text for word in each) for each in span[:2])
        shown.append(came if span.is_same else f"[{gone}|{came}]")
    return " ".join(shown)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("one two three", "one two three", "one two three"),
        ("one two three", "one 2 three", "one [two|2] three"),
        ("one two", "one two three", "one two [|three]"),
        ("one two three", "two three", "[one|] two three"),
        ("old", "new", "[old|new]"),
        # A sentence that came, and one that went, are marked as a whole.
        ("It is. It was.", "It is. It will. It was.", "It is . [|It will .] It was ."),
        ("Do A. Do B. Do C.", "Do A. Do C.", "Do A . [Do B .|] Do C ."),
        # What is the same by chance does not cut a passage that is new.
        (
            "you must open the red file now",
            "we never close the blue book again",
            "[you must open the red file now|we never close the blue book again]",
        ),
        ("a, b", "c, d", "[a , b|c , d]"),
    ],
)
def test_changes_are_whole_words_and_whole_passages(old, new, expected):
    assert told(old, new) == expected


@given(FEW, FEW)
def test_both_texts_can_be_told_back(old, new):
    spans = difference(old, new)
    keys = [word.key for word in old], [word.key for word in new]
    assert [word.key for span in spans for word in span.old] == keys[0]
    assert [word.key for span in spans for word in span.new] == keys[1]
    for span in spans:
        assert span.old or span.new
        if span.is_same:
            assert [w.key for w in span.old] == [w.key for w in span.new]


@given(FEW, FEW)
def test_spans_take_turns(old, new):
    kinds = [span.is_same for span in difference(old, new)]
    assert all(kinds[i] != kinds[i + 1] for i in range(len(kinds) - 1))


@given(FEW)
def test_a_text_is_the_same_as_itself(text):
    assert all(span.is_same for span in difference(text, text))


def test_the_most_that_can_stay_stays(chance):
    for _ in range(200):
        old, new = (chance.choices("abcdef", k=12) for _ in range(2))
        pairs = module._common(old, new)
        assert all(old[i] == new[j] for i, j in pairs)
        assert pairs == sorted(pairs)
        assert len(pairs) == longest(old, new)


def longest(old, new):
    """Count by the textbook table."""
    row = [0] * (len(new) + 1)
    for left in old:
        before = row[:]
        for place, right in enumerate(new, 1):
            same = before[place - 1] + 1
            row[place] = same if left == right else max(before[place], row[place - 1])
    return row[-1]


def test_beyond_the_bound_only_the_ends_are_compared(monkeypatch):
    monkeypatch.setattr(module, "MOST_WORDS", 3)
    assert told("a b c d z", "a x c y q z") == "a [b c d|x c y q] z"


def test_weight_is_that_of_what_is_said():
    assert weight(words("one, 二", Definitions())) == 3
