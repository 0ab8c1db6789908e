r"""A message stays inline, whatever it begins with and wherever it stands."""

import re
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.pages.markdown import compile_page, inline, inline_all, writer
from dragoman.pages.markdown.inline import (
    MAX_MESSAGE,
    NOWHERE,
    normal_label,
    parse_message,
    parse_prepared,
    prepare,
    restore,
)
from dragoman.pages.page import Definitions
from unit.pages.rendered import BLOCKS, judged, render, shown, visible

_NUMBERS = count()

# One block of every kind; the word that stands in it is its message.
EVERY_KIND = """---
title: in-title
description: in-description
nav: in-nav
---
in-paragraph

## in-heading

- in-tight
- in-tight-two

1. in-loose

2. in-loose-two

- [ ] in-task

> in-quote

> [!NOTE]
> in-alert

| in-header | b |
|---|--:|
| in-cell | d |

in-term
: in-definition

  in-more

![in-alt](way.svg "in-caption")

Text[^n] with [b][ref]

[^n]: in-footnote

[ref]: https://example.org "A"
"""
PAGE = compile_page(EVERY_KIND, "guide/install.md")
MESSAGES = [block.text for block in PAGE.blocks if block.text.startswith("in-")]

# What a translation begins with, and what the reader sees; the same, if not given.
HOSTILE = {
    "2024. április": None,
    "2024) április": None,
    "1. x": None,
    "1) x": None,
    "- x": None,
    "* x": None,
    "+ x": None,
    "– x": None,
    "-": None,
    "*": None,
    "1.": None,
    "# x": None,
    "###### x #": None,
    "#": None,
    "> q": None,
    ">": None,
    "> [!NOTE]\nx": "> [!NOTE] x",
    "[a]: b": "[a]: b",
    '[x]: https://e.org "t"': None,
    "[^1]: x": None,
    "[^n]: x": "note: x",
    "===": None,
    "---": None,
    "***": None,
    "___": None,
    "* * *": None,
    "x\n===": "x ===",
    "x\n---": "x ---",
    "    four": "four",
    "\tx": "x",
    "  \t x": "x",
    "```\nx\n```": "x",
    "```": None,
    "~~~": None,
    "~~~ py\nx": "~~~ py x",
    "| a | b |": None,
    "| a |\n|---|\n| b |": "| a | |---| | b |",
    "a|b": None,
    "\n\nx": "x",
    "x\n\ny": "x y",
    "x\n \t\n\ny": "x y",
    "x\n    y": "x y",
    "<div>": None,
    "<div>\n\nx\n</div>": "<div> x </div>",
    "<script>alert(1)</script>": None,
    "<!DOCTYPE html>": None,
    "<?php x ?>": None,
    "<![CDATA[ x ]]>": None,
    "<!--": None,
    "<!-- x": None,
    "<!-- x --> y": "y",
    ": def": None,
    ":   def": None,
    "- [ ] x": None,
    "- [x] x": None,
    "[ ] x": None,
    "{#id .c}": None,
    "---\ntitle: x\n---": "--- title: x ---",
    "+++": None,
    "$$x$$": None,
    "&#35; x": "# x",
    "\\# x": "# x",
    "\\": None,
    "x\\": None,
    "x\\\ny": "x y",
    "x\\\\\ny": "x\\ y",
    "\u2001x": "x",
    "\u2001- x": "- x",
    "\u2003# x": "# x",
    "\u2329x\u232a": "\u3008x\u232a",
    "\u00a0- x": "- x",
    "\u3000# x": "# x",
    "\ufeff# x": "# x",
    "\x00x": "\ufffdx",
    "\x01p\x02\x03x\x04": "\ufffdp\ufffd\ufffdx\ufffd",
    "\x0bx\x0cy": "\ufffdx\ufffdy",
    "\x1b[31mx": "\ufffd[31mx",
    "x\r\ny\rz": "x y z",
    "x\x85y\u2028z\u2029": "x y z",
    "\udc80x": "\ufffdx",
    "\u202ex": "x",
    "\u2067x\u2069\u2069": "\u2067x\u2069",
    "\u200fx": "\u200fx",
}
CASES = [(text, text if seen is None else seen) for text, seen in HOSTILE.items()]


def folded(text):
    return " ".join(text.split())


def test_there_are_sixty_openings_and_every_kind_of_block():
    assert len(HOSTILE) >= 60
    kinds = {block.kind for block in PAGE.blocks if block.text in MESSAGES}
    assert kinds == {
        *("title", "description", "nav", "paragraph", "heading 2", "list item"),
        *("quote", "alert", "table header", "table cell", "term", "definition"),
        *("image", "caption", "footnote"),
    }
    assert not PAGE.problems


@pytest.mark.parametrize(("text", "seen"), CASES, ids=map(repr, HOSTILE))
def test_an_opening_stays_inline_and_loses_no_character(text, seen):
    html = shown(text, PAGE)
    assert visible(html) == folded(seen)
    assert visible(shown(f"{text} end", PAGE)).endswith("end")


@pytest.mark.parametrize(("text", "seen"), CASES, ids=map(repr, HOSTILE))
def test_plain_text_says_the_same(text, seen):
    assert folded(inline(text, PAGE.definitions, plain=True)) == folded(
        seen.replace("note", "")
    )


@pytest.mark.parametrize("message", MESSAGES)
def test_a_translation_changes_nothing_around_its_block(message):
    source = judged(render(PAGE), BLOCKS)
    for text, seen in CASES:
        judge = judged(render(PAGE, {message: text}), BLOCKS)
        if message in {"in-title", "in-description", "in-nav"}:
            assert judge.text == source.text
            continue
        own = {"br", "code", "sup"}
        assert [tag for tag in judge.tags if tag not in own] == [
            tag for tag in source.tags if tag not in own
        ]
        # A picture's alt is plain text, without the reference to a footnote.
        sight = seen.replace("note", "") if message == "in-alt" else seen
        words = "".join(source.text).replace(message, sight, 1)
        assert "".join("".join(judge.text).split()) == "".join(words.split())


SYNTAX = st.sampled_from(
    [
        *("*", "**", "_", "~~", "`", "``", "[", "]", "](", ")", "![", "<", ">", "<b>"),
        *(
            "</a>",
            "<!--",
            "-->",
            "&",
            "&amp;",
            "&#0;",
            "\\",
            "\n",
            "|",
            "[^n]",
            "[ref]",
        ),
        *("[b][ref]", "(u)", "(a.md#b)", "https://x.y", "<https://x.y>", "<m@x.y>"),
        *(
            "(javascript:x)",
            '"',
            "'",
            "=",
            "#",
            "-",
            "+",
            "1.",
            "日本",
            "。",
            "「",
            "한",
        ),
        *("\u202e", "\u2067", "\u2069", "\u2001", "\u2329", "\x00", "\x01", "\x02"),
        *("\x03", "\x04", "\x05", "\x06", "\r", "a", " ", "\t"),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(SYNTAX, max_size=20).map("".join),
    st.lists(SYNTAX, max_size=20).map(" ".join),
)


@given(TEXTS)
@example("[a ![b](c.png) <https://x.y> [^n]](d.md)")
@example("[[^1] <m@x.y>](<a b>)")
def test_any_text_gives_safe_balanced_inline_html(text):
    judged(shown(text, PAGE))


@given(TEXTS, st.sampled_from(MESSAGES))
def test_any_text_in_any_block_leaves_the_page_sound(text, message):
    judged(render(PAGE, {message: text}), BLOCKS)


@given(st.text(st.characters(), max_size=60))
def test_no_letter_or_digit_is_lost(text):
    letters = re.sub(r"[\W_]|[\u2001\u2329]", "", text)
    seen = inline(text, NOWHERE, plain=True)
    if "&" not in text and "<" not in text:
        assert re.sub(r"[\W_]", "", seen) == letters


@given(TEXTS)
def test_plain_text_holds_no_markup_and_no_marks(text):
    seen = inline(text, PAGE.definitions, plain=True)
    assert not re.search("[\x00-\x08]", seen)


def test_markup():
    assert inline("a *b* **c** ~~d~~ ~e~ `f`", NOWHERE) == (
        "a <em>b</em> <strong>c</strong> <del>d</del> <del>e</del> "
        '<code dir="ltr" translate="no">f</code>'
    )
    assert inline("a *b* `c` [d](e.md) & <", NOWHERE, plain=True) == "a b c d & <"


def test_breaks():
    assert inline("a\nb", NOWHERE) == "a<br>\nb"
    assert inline("a\\\nb  \nc", NOWHERE) == "a<br>\nb<br>\nc"
    assert inline("\n\na\n\n\nb\n\n", NOWHERE) == "a<br>\nb"
    assert inline("a\nb", NOWHERE, plain=True) == "a b"
    assert inline("`a\nb`", NOWHERE) == '<code dir="ltr" translate="no">a b</code>'
    assert inline('[x](https://e.org "a\nb")', NOWHERE) == (
        '<a href="https://e.org" title="a b">x</a>'
    )
    assert inline("", NOWHERE) == inline(" \n\t ", NOWHERE) == ""


def test_references_are_the_page_s():
    assert shown("[x][ref] [REF]", PAGE) == (
        '<a href="https://example.org" title="A">x</a> '
        '<a href="https://example.org" title="A">REF</a>'
    )
    assert shown("[x][nowhere] [^nowhere]", PAGE) == "[x][nowhere] [^nowhere]"
    assert inline("[x][ref]", NOWHERE) == "[x][ref]"
    assert shown("一[^N]二[^n]", PAGE) == "一<sup>note</sup>二<sup>note</sup>"


def test_a_label_over_lines_or_with_cjk_stars_is_found():
    page = compile_page("[語。**x]: https://e.org\n[a b]: https://f.org\n", "a.md")
    assert 'href="https://e.org"' in shown("[y][語。**x]", page)
    assert 'href="https://f.org"' in shown("[y][a\nb]", page)
    assert normal_label(" A  \n ẞ ") == "a ss"


def test_texts_are_kept_by_what_they_mean():
    one = compile_page("[a]: https://one.example\n", "a.md")
    two = compile_page("[a]: https://two.example\n", "b.md")
    assert "one.example" in inline("[a]", one.definitions)
    assert "two.example" in inline("[a]", two.definitions)
    again = compile_page("text\n\n[a]: https://one.example\n", "c.md")
    assert again.definitions == one.definitions


def test_a_message_that_is_too_long_is_text():
    text = "*x* " * (MAX_MESSAGE // 4 + 1)
    assert inline(text, NOWHERE) == text
    assert inline(f"<{text}", NOWHERE).startswith("&lt;*x*")
    assert inline(text, NOWHERE, plain=True) == text


def test_what_references_add_is_bounded():
    page = compile_page(f"[a]: https://e.org/{'x' * 2000}\n", "a.md")
    html = inline("[a] " * 5000, page.definitions)
    assert 10 * 2000 < len(html) < 400_000
    letters = visible(html).count("a")
    assert letters == 5000


PATHOLOGICAL = {
    "opening brackets": "[",
    "images": "![",
    "stars": "*a ",
    "mixed runs": "*a_ ",
    "underscores": "_",
    "code": "`a``",
    "backslashes": "\\",
    "backslashes and blanks": "\\ ",
    "blanks": " ",
    "lines": "\n",
    "blanks and lines": " \n",
    "tags": "<a ",
    "comments": "<!--",
    "entities": "&",
    "footnotes": "[^n]",
    "references": "[a]",
    "nested links": "[a](",
    "cjk": "。**語",
    "bidi": "\u2067",
    "guards": "\u2001",
}


@pytest.mark.parametrize("pattern", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_output_grows_no_faster_than_input(pattern):
    size = MAX_MESSAGE // len(pattern)
    html = inline(pattern * size, PAGE.definitions)
    half = inline(pattern * (size // 2), PAGE.definitions)
    judged(html.replace("\x00", "").replace("\x06", ""))
    assert len(html) <= 2 * len(half) + 200


def test_hinges_can_be_left_out():
    hinged = [event.kind for event in parse_message("**語。**語")]
    plain = [event.kind for event in parse_message("**語。**語", hinged=False)]
    assert "Strong" in hinged
    assert "Strong" not in plain


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("One *word* [a](b.md)", "One *word* [a](b.md)"),
        ("one\ntwo", "one\ntwo"),
        ("one\\\ntwo", "one\ntwo"),
        ("**日本語。**続き", "**日本語。**続き"),
    ],
)
def test_a_prepared_message_has_its_events_in_place_and_comes_back(text, same):
    prepared = prepare(text)
    data = prepared.encode()
    words = [each for each in parse_prepared(prepared) if each.kind == "Text"]
    assert words
    assert all(data[each.start : each.end].decode() == each.text for each in words)
    assert restore(prepared) == same


@given(
    st.lists(st.sampled_from(["[n]", "[^1]", "*a*", '"', "a", "<b>", "\n"]).map(str)),
    st.booleans(),
)
def test_texts_of_a_page_come_out_together_as_they_do_alone(pieces, is_known):
    own = Definitions(links={"n": ("x.md", "")}, notes={"1": "1"}, token="together")
    # Each is new, so that nothing of it is kept yet.
    texts = [f"{piece} {next(_NUMBERS)}" for piece in pieces]
    alone = [_made(text, own) for text in texts]
    if is_known:
        assert [inline(text, own) for text in texts] == alone
    assert inline_all(texts, own) == alone
    assert inline_all([*texts, *texts], own) == [*alone, *alone]
    assert [inline(text, own) for text in texts] == alone


def test_one_message_that_is_too_long_leaves_the_others_alone():
    long = "*a* " * (MAX_MESSAGE // 4 + 1)
    found = inline_all(["*together*", long], NOWHERE)
    assert found == ["<em>together</em>", long]


def _made(text: str, definitions: Definitions) -> str:
    return writer.html(parse_message(text, definitions), definitions)
