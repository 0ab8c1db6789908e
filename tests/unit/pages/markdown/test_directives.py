"""What authors tell translators."""

import pytest

from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.directives import Directives, is_directive
from dragoman.pages.page import Picture


def said(source):
    page = compile_page(f"---\ntitle: T\n---\n{source}", "a.md")
    return [(b.text, b.context, b.notes) for b in page.blocks[1:]], page


def test_a_note_and_a_context_apply_to_the_next_block_only():
    blocks, page = said(
        "<!-- i18n: note=The button. Keep it short. -->\n"
        "<!-- i18n: context=verb -->\nOpen\n\nOpen\n"
    )
    assert blocks == [
        ("Open", "verb", ("The button. Keep it short.",)),
        ("Open", None, ()),
    ]
    assert not page.problems


def test_one_comment_may_say_several_things():
    blocks, _ = said("<!-- i18n:\nnote=a = b\ncontext = c d\nnote=e\n-->\n\nX\n")
    assert blocks == [("X", "c d", ("a = b", "e"))]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('"be careful"', "be careful"),
        ("'be careful'", "be careful"),
        ('"be" or "careful"', '"be" or "careful"'),
        ("'don't'", "'don't'"),
        ('be "careful"', 'be "careful"'),
        ('"', '"'),
        ("\"be'", "\"be'"),
    ],
)
def test_one_pair_of_quotes_around_a_value_is_no_part_of_it(written, told):
    directives = Directives()
    said = f"<!-- i18n: note={written}\ncontext={written} -->"
    assert directives.read(said) == []
    assert (directives.context, directives.notes) == (told, [told])


def test_anywhere():
    blocks, page = said(
        "- <!-- i18n: context=1 -->\n  a\n\n"
        "> <!-- i18n: context=2 -->\n> b\n\n"
        "## <!-- i18n: context=3 --> c\n\n"
        "| <!-- i18n: context=4 --> d | e |\n|---|---|\n"
        "| f | <!-- i18n: context=5 --><!-- i18n: note=n --> g |\n"
    )
    assert [(text, context) for text, context, _ in blocks] == [
        ("a", "1"),
        ("b", "2"),
        ("c", "3"),
        ("d", "4"),
        ("e", None),
        ("f", None),
        ("g", "5"),
    ]
    assert blocks[-1][2] == ("n",)
    assert not page.problems
    assert page.headings[0].id == "c"


def test_a_picture():
    page = said("<!-- i18n: note=n -->\n\n![a](b.svg)\n")[1]
    picture = next(part for part in page.body if isinstance(part, Picture))
    assert picture.alt.notes == ("n",)


def test_the_page_s_own_context():
    page = compile_page(
        "---\ntitle: T\ni18n: {context: p}\n---\na\n\n"
        "<!-- i18n: context=q -->\nb\n\n![c](d.svg)\n",
        "a.md",
    )
    assert [block.context for block in page.blocks] == ["p", "p", "q", "p"]


def test_other_comments_vanish_and_say_nothing():
    blocks, page = said("<!-- hello\nworld -->\nX <!-- i18n-like: note=a --> Y\n")
    assert blocks[0][1:] == (None, ())
    assert "hello" not in repr(page.body)


def test_what_means_nothing_is_reported():
    _, page = said("X\n\n<!-- i18n: colour=red -->\nY\n")
    problem = page.problems[0]
    assert (problem.line, problem.warning) == (6, True)
    assert "colour=red" in problem.reason


def test_a_comment_with_nothing_after_it_is_reported():
    _, page = said("X\n\n<!-- i18n: note=a -->\n")
    assert "no block after it" in page.problems[0].reason


def test_read():
    directives = Directives()
    assert not directives
    assert directives.read("<!-- i18n: note= --><!-- i18n: x -->") == ["note=", "x"]
    assert not directives
    assert directives.read("<!--i18n:context=a-->") == []
    assert directives
    assert directives.read('<!-- i18n: note="" -->') == ['note=""']
    assert is_directive("<!-- i18n: x -->")
    assert not is_directive("<!-- x -->")
