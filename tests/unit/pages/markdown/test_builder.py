"""The page under construction."""

from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.builder import Builder, Run
from dragoman.pages.markdown.inline import MAX_MESSAGE
from dragoman.pages.page import Definitions, FrontMatter


def builder(source=b"a\nb\n\nc", first_line=5):
    return Builder(source, first_line, FrontMatter(), Definitions())


def test_lines():
    made = builder()
    assert [made.line(position) for position in range(6)] == [5, 5, 6, 6, 7, 8]


def test_a_block_knows_what_was_said_of_it_once():
    made = builder()
    made.direct(0, "<!-- i18n: context=c -->")
    assert made.made(Run("paragraph"), "a b", 1, "a b").context == "c"
    assert made.made(Run("paragraph"), "a b", 1, "a b").context is None


def test_words_are_those_of_the_reader():
    page = compile_page(
        "# T\n\n[two words](https://e.org/a-b-c) `and` *more*\n", "a.md"
    )
    assert page.blocks[1].words == 4


def test_an_author_is_told_where_a_message_means_something_else():
    # A star before a backslash opens emphasis; before a space it cannot.
    page = compile_page("# T\n\n**\\\nx**\n", "a.md")
    (problem,) = page.problems
    assert (problem.line, problem.warning) == (3, True)
    assert "stands alone" in problem.reason


def test_emphasis_that_we_mend_is_no_difference():
    assert not compile_page("# T\n\n**日本語。**続き\n", "a.md").problems


def test_a_message_that_is_too_long_is_reported():
    page = compile_page(f"# T\n\n{'*x* ' * MAX_MESSAGE}\n", "a.md")
    assert "without markup" in page.problems[0].reason
    assert page.blocks[1].text.startswith("*x* *x*")
