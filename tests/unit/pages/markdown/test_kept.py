"""Finished texts are kept while they fit, and go when nobody asks for them."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.pages.markdown.inline import NOWHERE, inline, parse_message
from dragoman.pages.markdown.kept import Kept
from dragoman.pages.markdown.writer import html, plain


def test_what_is_kept_is_found():
    kept = Kept(10_000)
    kept.keep("a", "A")
    assert kept.find("a") == "A"
    assert kept.find("b") is None


def test_the_table_is_bounded_by_characters():
    kept = Kept(10_000)
    for number in range(1_000):
        kept.keep(number, "x" * 300)
    assert 5 < len(kept) <= 10_000 / 500
    assert kept.find(999) is not None
    assert kept.find(0) is None


def test_what_is_asked_for_stays():
    kept = Kept(10_000)
    kept.keep("often", "x")
    for number in range(1_000):
        assert kept.find("often") == "x"
        kept.keep(number, "x" * 300)


def test_several_are_kept_and_found_at_once():
    kept = Kept(10_000)
    kept.keep_all({"a": "A", "b": "B"})
    assert kept.find_all(["b", "c", "a"]) == ["B", None, "A"]
    assert kept.find_all([]) == []


def test_several_at_once_are_bounded_too():
    kept = Kept(10_000)
    for number in range(100):
        kept.keep_all({(number, n): "x" * 300 for n in range(20)})
        assert len(kept) <= 10_000 / 500
    assert kept.find_all([(99, 19), (0, 0)]) == ["x" * 300, None]


def test_what_is_asked_for_with_others_stays():
    kept = Kept(10_000)
    kept.keep("often", "x")
    for number in range(100):
        assert kept.find_all([number, "often"]) == [None, "x"]
        kept.keep_all({number: "x" * 300})


def test_what_fits_nowhere_is_not_kept():
    kept = Kept(1_000)
    kept.keep("a", "A")
    kept.keep("long", "x" * 1_000)
    assert kept.find("long") is None
    assert kept.find("a") == "A"


@given(
    st.text(
        st.sampled_from("a é語。 \xa0\t1.-+#=|:\"'{}/@$%^,\u202f\u0301"), max_size=12
    )
)
def test_a_text_without_markup_is_what_the_parser_makes_of_it(text):
    assert inline(text, NOWHERE) == html(parse_message(text), NOWHERE)
    assert inline(text, NOWHERE, plain=True) == plain(parse_message(text))
