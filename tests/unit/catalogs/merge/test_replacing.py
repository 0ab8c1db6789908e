import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.merge.replacing import Replaced, replaced, undone

OLD, NEW = "See [the guide](guide.md), 3 steps.", "See [the guide](how/to.md), 3 steps."
WORDS = st.sampled_from(["see", "[a](x.md)", "[a](y.md)", "`a/b`", "`c/d`", "3", "44"])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)


def test_a_link_that_stands_once_is_replaced_exactly():
    found = replaced(("Siehe [Leitfaden](guide.md).",), OLD, NEW)
    assert found == Replaced(("Siehe [Leitfaden](how/to.md).",), (), is_exact=True)


@pytest.mark.parametrize(
    "text",
    ["Siehe guide.md.", "[a](guide.md) [b](guide.md)", "[a](guide.md2)", "[a](g.md)"],
)
def test_what_does_not_stand_there_once_byte_for_byte_is_left(text):
    assert replaced((text,), OLD, NEW) == Replaced((text,), (), is_exact=False)


def test_a_number_is_replaced_and_never_exact():
    found = replaced(("In 3 Schritten",), "In 3 steps", "In 14 steps")
    assert found == Replaced(("In 14 Schritten",), (("3", "14"),), is_exact=False)
    assert undone(found.texts, found.pairs) == ("In 3 Schritten",)


def test_numbers_of_a_text_whose_words_changed_are_left():
    found = replaced(("In 3 Schritten",), "In 3 steps", "Done in 14 steps")
    assert found == Replaced(("In 3 Schritten",), (), is_exact=False)


def test_a_link_is_replaced_though_words_changed_too():
    found = replaced(("Siehe [L](a.md)",), "See [g](a.md)", "Read [g](b.md) now")
    assert found == Replaced(("Siehe [L](b.md)",), (("a.md", "b.md"),), is_exact=False)


def test_two_links_that_change_places_are_replaced_at_once():
    old, new = "[a](x.md) [b](y.md)", "[a](y.md) [b](x.md)"
    assert replaced((old,), old, new).texts == (new,)


def test_what_cannot_be_taken_back_is_said():
    assert undone(("2 und 2",), [("1", "2")]) is None
    assert undone(("nichts",), [("1", "2")]) is None


@given(TEXTS, TEXTS, TEXTS)
def test_what_is_not_exact_can_always_be_taken_back(text, old, new):
    found = replaced((text,), old, new)
    if not found.is_exact:
        assert undone(found.texts, found.pairs) == (text,)
