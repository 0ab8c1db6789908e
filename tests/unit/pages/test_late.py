import pytest

from dragoman.pages.late import Late, LatePage
from dragoman.pages.markdown import compile_page


def test_a_page_is_read_once_and_when_it_is_asked_for():
    page, read = compile_page("# One\n\nWords.\n", "one.md"), []
    late = LatePage("one.md", lambda: read.append(1) or page)
    assert (late.path, read) == ("one.md", [])
    assert late.title == page.title
    assert (late.body, late.front, late.problems) == (
        page.body,
        page.front,
        page.problems,
    )
    assert read == [1]


def test_nothing_else_is_a_reason_to_read_it():
    late = LatePage("one.md", lambda: pytest.fail("it was read"))
    assert not hasattr(late, "colour")


def test_values_are_made_once_and_of_known_keys_alone():
    made = []
    late = Late(["b", "a"], lambda key: made.append(key) or key * 2)
    assert (list(late), len(late), "a" in late, "c" in late) == (
        ["b", "a"],
        2,
        True,
        False,
    )
    assert made == []
    assert (late["a"], late["a"], late.get("c")) == ("aa", "aa", None)
    assert made == ["a"]
