"""Whole pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import PageError
from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.compile import MAX_DEPTH, MAX_OUTPUT, MAX_PAGE
from dragoman.pages.page import Block
from unit.pages.rendered import BLOCKS, judged, render

PAGE = """---
title: The *first* page
description: |
  Two
  lines
nav: First
---
# Again

Text.

## More
"""


def test_front_matter_becomes_blocks():
    page = compile_page(PAGE, "guide/install.md")
    found = [(b.kind, b.text, b.tag, b.line) for b in page.blocks[:3]]
    assert found == [
        ("title", "The *first* page", "h1", 2),
        ("description", "Two lines", "", 3),
        ("nav", "First", "", 6),
    ]
    assert (page.title, page.description, page.nav) == page.blocks[:3]
    assert page.url == "guide/install/"
    assert [block.line for block in page.blocks[3:]] == [8, 10, 12]


def test_the_first_level_1_heading_is_the_title():
    page = compile_page("intro\n\n# A *b* {#x}\n\n## c\n", "a.md")
    assert page.title == Block("title", "A *b*", words=2, tag="h1", line=3)
    assert render(page) == '<p>intro</p>\n<h2 id="c">c</h2>\n'
    assert page.blocks[0] is page.title
    assert not page.problems


def test_no_title_at_all():
    page = compile_page("> # not this\n", "guide/first-steps.md")
    assert page.title.text == "first steps"
    assert page.problems[-1].reason == "The page has no title"
    assert compile_page("", "guide/index.md").title.text == "guide"


def test_front_matter_becomes_clean_text():
    page = compile_page('---\ntitle: "a\\x01b\\uFDD0 \\uD800"\n---\n', "a.md")
    assert page.title.text == "a\ufffdb\ufffd \ufffd"


def test_problems_know_their_page():
    page = compile_page("text\n", "guide/a.md")
    assert {problem.path for problem in page.problems} == {"guide/a.md"}


def test_revision_and_definitions_come_from_content():
    one, two = compile_page("# a\n", "a.md"), compile_page("# a\n", "b/c.md")
    assert one.revision == two.revision
    assert one.revision != compile_page("# a\n\n", "a.md").revision
    assert one.definitions != two.definitions
    assert one.definitions == compile_page("# other\n", "d.md").definitions
    compile_page("\udc80", "a.md")


def test_windows_files_read_the_same():
    unix = compile_page(PAGE, "a.md")
    windows = compile_page("\ufeff" + PAGE.replace("\n", "\r\n"), "a.md")
    assert windows.body == unix.body
    assert windows.blocks == unix.blocks


def test_too_long():
    with pytest.raises(PageError, match="characters"):
        compile_page("x" * (MAX_PAGE + 1), "a.md")


def test_definitions_that_would_multiply_are_not_used():
    source = f"# T\n\n[a]: https://e.org/{'x' * 20_000}\n\n{'[a] ' * 5000}"
    page = compile_page(source, "a.md")
    assert "too long for as many references" in page.problems[0].reason
    assert len(render(page)) < 2 * len(source)


@pytest.mark.parametrize("urls", [1, 50])
def test_a_page_s_output_is_bounded(urls):
    lines = "".join(f"[{n}]: https://e.org/{'x' * 1500}\n" for n in range(urls))
    source = f"# T\n\n{lines}\n" + "".join(f"[{n % urls}]\n\n" for n in range(5000))
    assert len(render(compile_page(source, "a.md"))) < 2 * MAX_OUTPUT


def test_deep_nesting_is_shown_as_text():
    deepest = compile_page(f"# T\n\n{'> ' * MAX_DEPTH}a\n", "a.md")
    assert not deepest.problems
    page = compile_page(f"# T\n\n{'> ' * MAX_DEPTH}> a <b>\n", "a.md")
    assert "nested deeper" in page.problems[0].reason
    assert "&gt; a &lt;b&gt;" in render(page)


SYNTAX = st.sampled_from(
    [
        *("# ", "- ", "1. ", "> ", "> [!TIP]\n", "\n", "\n\n", "    ", "\t", "```\n"),
        *("| a | b |\n|---|---|\n", "|", ": ", "[^n]", "[^n]: ", "[r]", "[r]: u.md\n"),
        *("*", "**", "`", "~~", "![", "[", "](a.md)", "](b.svg)", "<div>", "<!--"),
        *("-->", "<!-- i18n: note=x -->", "- [ ] ", "{#i .c}", "===", "---", "  \n"),
        *("\\\n", "\\", "a", "日本。", "&amp;", "\x00", "\u2001", "\u2067", "\r"),
    ]
)


@given(st.lists(SYNTAX, max_size=20).map("".join))
def test_any_page_is_safe_and_balanced(source):
    page = compile_page(f"---\ntitle: T\n---\n{source}", "a.md")
    judged(render(page), BLOCKS)
    assert not [p for p in page.problems if "gave up" in p.reason]
    assert len({heading.id for heading in page.headings}) == len(page.headings)


DEEP = {
    "quotes": "> " * 2000 + "a",
    "quotes over lines": "".join(">" * n + " a\n" for n in range(300)),
    "lists": "".join("  " * n + "- a\n" for n in range(100)),
    "list marks": "- " * 1000 + "a",
    "footnotes": "".join(f"[^{n}]: [^{n}]\n\n" for n in range(3000)),
    "definitions": "a\n: b\n\n" * 3000,
    "tables": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b\n" * 20,
    "comments": "<!--\n\n" * 3000,
    "headings": "## a\n" * 5000,
    "fences": "```\n" * 5001,
    "brackets": "[" * 15000 + "a" + "]" * 15000,
    "notes to nobody": "<!-- i18n: note=a -->\n\n" * 3000,
}


@pytest.mark.parametrize("source", DEEP.values(), ids=DEEP)
def test_deep_and_long_pages_grow_with_their_source(source):
    page = compile_page(f"# T\n\n{source}\n", "a.md")
    assert len(render(page)) < 120 * len(source) + 1000
