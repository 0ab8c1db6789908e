"""What the parser's own HTML is taken for is what our writer would write."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.catalogs import po
from dragoman.pages.markdown import writer
from dragoman.pages.markdown.inline import parse_message
from dragoman.pages.markdown.simple import simple, together
from dragoman.pages.page import Definitions

_ROOT = Path(__file__).parents[4]
_EXAMPLES = json.loads(
    Path(__file__).parents[1].joinpath("commonmark-0.31.2.json").read_text("utf-8")
)
_ON_PAGE = Definitions(folder="guide", token="guide")
_WITH_LINKS = Definitions(folder="guide", links={"a": ("b.md", "")}, token="links")
_PIECES = [
    *("*", "**", "***", "_", "__", "`", "``", "~", "~~", "[", "]", "(", ")", "](", "!"),
    *("[x](a.md)", "](../b.md#c)", "](http://x.y/z?q=1)", "](mailto:a@b)", "](no:x)"),
    *("](a b)", "](a 't')", "](%41)", "](ü.md)", "[^", "^", ">", "<", "&amp;", "\\"),
    *("a", "b ", " ", "  ", "é", "語", "。", "「", "」", "한", "ب ", "\xa0", "\u3000"),
    *("1. ", "- ", "# ", "=", "|", ":", "[a]: b", "www.a.b", "'", '"', "\n", "\u2329"),
]


def _agrees(text: str) -> bool:
    """Compare; tell whether there was anything to compare."""
    found = simple(text, _ON_PAGE)
    if found is not None:
        assert found == writer.html(parse_message(text, _ON_PAGE), _ON_PAGE), text
    return found is not None


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
@example("[ a ](no:x)")
@example("**日本語。**続き [語](a.md)")
@example("")
def test_any_text_comes_out_alike(text):
    _agrees(text)


def _agree_together(texts: list[str], definitions: Definitions = _ON_PAGE) -> None:
    found = together(texts, definitions)
    assert list(found) == [simple(text, definitions) for text in texts]


@given(
    st.lists(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join), max_size=9),
    st.sampled_from([_ON_PAGE, _WITH_LINKS]),
)
@example(["[ a ](no:x)", "", " ", "**日本語。**続き [語](a.md)", "*a"], _ON_PAGE)
@example(["`a", "b`", "[a", "](b.md)", "*a", "b*", "*"], _ON_PAGE)
@example(["[a](b 't')", "[c](d.md)"], _ON_PAGE)
@example(["日**", "**「日"], _ON_PAGE)
def test_texts_come_out_together_as_they_do_alone(texts, definitions):
    _agree_together(texts, definitions)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=5))
def test_any_characters_come_out_together_as_they_do_alone(texts):
    _agree_together([f"*{text}*" for text in texts])


def test_what_the_shipped_pages_say_comes_out_together_as_alone(chance):
    files = sorted(_ROOT.joinpath("locale").rglob("content.po"))
    entries = po.parse(chance.choice(files).read_bytes()).entries
    texts = [text for each in entries for text in (each.msgid, *each.msgstr)]
    for start in range(0, len(texts), 50):
        _agree_together(texts[start : start + 50])


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_characters_come_out_alike(text):
    _agrees(f"*{text}*")


def test_the_examples_of_commonmark_come_out_alike():
    found = [
        _agrees(line)
        for each in _EXAMPLES
        for line in (each["markdown"], *each["markdown"].split("\n"))
    ]
    assert sum(found) > len(found) / 2


def test_what_the_shipped_pages_say_comes_out_alike(chance):
    files = sorted(_ROOT.joinpath("locale").rglob("content.po"))
    entries = po.parse(chance.choice(files).read_bytes()).entries
    found = [_agrees(text) for each in entries for text in (each.msgid, *each.msgstr)]
    assert sum(found) > len(found) * 0.9


@pytest.mark.parametrize(
    "text",
    [
        "a <b>",
        "&amp;",
        r"\*",
        '*"*',
        "![a](b.svg)",
        "a[^1]",
        "*a*\nb",
        "[a](b 'c')",
        "\x01",
    ],
)
def test_what_could_come_out_otherwise_is_left_alone(text):
    assert simple(text, _ON_PAGE) is None


def test_references_are_left_to_those_who_know_them():
    known = Definitions(links={"a": ("b.md", "")}, token="links")
    assert simple("see [a]", known) is None
    assert simple("see *a*", known) == "see <em>a</em>"
