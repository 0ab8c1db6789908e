"""A chapter marks one of its ways and leaves the others as they are."""

from markupsafe import Markup

from dragoman.languages.language import language
from dragoman.rendering.text import Text
from dragoman.rendering.ways import Chapter, Way

GERMAN = language("de")


def way(name, *, is_here=False, tongue=None):
    text = Text(Markup(name), GERMAN, GERMAN)
    return Way(f"/de/{name}/", text, is_here=is_here, tongue=tongue)


def test_a_chapter_marks_the_page_shown():
    ways, here = (way("a"), way("b"), way("c")), way("b", is_here=True)
    assert Chapter(ways, 1, here).marked == (ways[0], here, ways[2])
    assert Chapter(ways, 0, here).marked == (here, *ways[1:])


def test_a_chapter_without_the_page_shown_marks_none():
    ways = (way("a"), way("b"))
    assert Chapter(ways, -1, None).marked == ways


def test_the_mark_is_an_attribute():
    assert str(Chapter((), -1, None).current) == ' aria-current="page"'


def test_a_way_says_which_language_stands_in():
    assert way("a").hreflang == ""
    assert way("a", tongue=language("zh-Hant")).hreflang == ' hreflang="zh-Hant"'
