"""Only words change; what Markdown makes of them stays as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import app
from dragoman.catalogs.pseudo.accents import accented
from dragoman.catalogs.pseudo.markup import around_markup
from dragoman.catalogs.pseudo.mirrored import mirrored
from dragoman.pages import store
from dragoman.pages.markdown.inline import MAX_MESSAGE, inline
from dragoman.pages.page import Definitions

PAGE = Definitions(
    "guide",
    {"way": ("https://way.example/", ""), "the *way*": ("way.md", "A title")},
    {"note": "note"},
    "page",
)
TAG = re.compile(r"<[^>]*>|[\x00\x01\x05][^\x02-\x04\x06]*[\x02-\x04\x06]?")
WORDS = re.compile(r"[^\W\d_]")


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("plain", "PLAIN"),
        ("**bold** and _thin_", "**BOLD** AND _THIN_"),
        ("[text](guide.md)", "[TEXT](guide.md)"),
        ('[text](guide.md "a title")', '[TEXT](guide.md "A TITLE")'),
        ("![text](a.svg 'title')", "![TEXT](a.svg 'TITLE')"),
        ("[![alt](a.svg)](b.md)", "[![ALT](a.svg)](b.md)"),
        ("[way]", "[WAY][way]"),
        ("[way][]", "[WAY][way]"),
        ("[a way][way]", "[A WAY][way]"),
        ("[the *way*] on", "[THE *WAY*][the *way*] ON"),
        ("[no label] here", "[NO LABEL] HERE"),
        ("![way]", "![WAY][way]"),
        ("text[^note] on", "TEXT[^note] ON"),
        ("`code` and ``co`de``", "`code` AND ``co`de``"),
        ("<https://a.example/> is", "<https://a.example/> IS"),
        ("<me@a.example>", "<me@a.example>"),
        ("a &amp; b &nbsp; &#65;", "A &amp; B &nbsp; &#65;"),
        (r"a \* b \[c]", r"A \* B \[C]"),
        ("one\ntwo", "ONE\nTWO"),
        ("one\\\ntwo", "ONE\nTWO"),
        ("# no heading", "# NO HEADING"),
        ("- no list", "- NO LIST"),
        ("%(count)s of {all}", "%(count)s OF {all}"),
        ("日本語。**続き**と", "日本語。**続き**と"),
        ("<!-- hidden --> shown", "<!-- hidden --> SHOWN"),
        ("", ""),
    ],
)
def test_around_markup(text, changed):
    assert around_markup(text, PAGE, str.upper) == changed


def test_a_text_too_long_for_markup_is_changed_as_it_is_shown():
    text = "*word* " * (MAX_MESSAGE // 6)
    assert around_markup(text, PAGE, str.upper) == text.upper()


def _marks(text, definitions):
    """The marks that a message makes, without its words."""
    return TAG.findall(re.sub(r' title="[^"]*"', "", inline(text, definitions)))


@pytest.mark.parametrize("change", [accented, mirrored])
def test_every_message_of_the_handbook_keeps_its_marks(change):
    for page in store.load(app.SHIPPED / "content").pages.values():
        for block in page.blocks:
            changed = around_markup(block.text, page.definitions, change)
            marks = _marks(block.text, page.definitions)
            assert _marks(changed, page.definitions) == marks, block.text


PIECES = st.sampled_from(
    (
        *("word", " ", "*", "**", "_", "`", "[", "]", "(", ")", "~~", "<", ">", "!"),
        *("[way]", "[^note]", "[][way]", "(a.md)", "&amp;", "\\", "\n", '"'),
        *("日本", "。", "%(a)s"),
    )
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_text_loses_a_link_or_footnote(text):
    changed = around_markup(text, PAGE, accented)
    before, after = (inline(each, PAGE) for each in (text, changed))
    assert re.findall("\x00[^\x06]*\x06", after) == re.findall(
        "\x00[^\x06]*\x06", before
    )
    # The words of a title, and of what is shown, are others.
    for mark in (
        "<a ",
        "</a>",
        "<em>",
        "<strong>",
        "<code",
        "<br>",
        "<del>",
        "\x01",
        "\x05",
    ):
        assert after.count(mark) == before.count(mark), mark
