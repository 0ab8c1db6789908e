"""What is made ahead, and finished, is what is made when it is asked for."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.catalogs import po
from dragoman.languages.language import language
from dragoman.pages.markdown import Goal, finish, finished_all, inline, parsed_all
from dragoman.pages.markdown.inline import MAX_MESSAGE
from dragoman.pages.page import Definitions
from unit.pages.rendered import Nowhere, Site

_ROOT = Path(__file__).parents[4]
_NOTES = {"n": "n"}
_PAGES = [
    Definitions(token="top"),
    Definitions("guide/deep", notes=_NOTES, token="deep"),
    Definitions("guide", {"a": ("b.md", "")}, _NOTES, "links"),
]
_PIECES = [
    *("*", "**", "_", "`", "~~", "[", "]", "](", ")", "!", "[a]", "[^n]", "[^", "<b>"),
    *("[x](a.md)", "](../b.md#c)", "](http://x.y/z?q=1)", "](mailto:a@b)", "](no:x)"),
    *("](../../../../x.md)", "](#there)", "](way.svg#z)", "](a b)", "](a 't')", "](ü)"),
    *(
        "[y]()",
        "](a.md)",
        "[ ](no:x)",
        "&amp;",
        "&",
        "\\",
        '"',
        ">",
        "\n",
        "\x01",
        "\x07",
    ),
    *(
        "a",
        "b ",
        " ",
        "é",
        "語",
        "。",
        "「",
        "한",
        "ب ",
        "\xa0",
        "\u2329",
        "\udc80",
        "\0",
    ),
]
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=9).map("".join)


class Foreign(Site):
    """Every page is in another language, and the links are remembered."""

    def __init__(self):
        self.known = {}

    def links(self, written):
        return self.known.setdefault(written, {})

    def page(self, path, fragment):
        return Goal(f"/x/{path}#{fragment}", language("ar"))


_RESOLVERS = [Site(), Nowhere(), Foreign()]


def _check(texts: list[str], definitions: Definitions, parsed=None) -> None:
    parsed = parsed_all(texts) if parsed is None else parsed
    assert len(parsed) == len(texts)
    for resolver in _RESOLVERS:
        for written in ("de", "ar"):
            found = finished_all(texts, parsed, definitions, resolver, written)
            assert len(found) == len(texts)
            for text, html in zip(texts, found, strict=True):
                asked = inline(text, definitions)
                if "\x00" in asked:
                    # A footnote is counted by who shows it.
                    assert html is None
                else:
                    assert html == finish(asked, resolver, written), text


@given(st.lists(_TEXT, max_size=7), st.sampled_from(_PAGES))
@example(["[ a ](no:x)", "[ a ](a.md)", " ", "", "[b](c.md)"], _PAGES[0])
@example(["[a] *b*", "[x](a.md)", "plain"], _PAGES[2])
@example(["[a](b.md) [c](d.svg)", "x[^n]", "*y*"], _PAGES[1])
def test_any_text_comes_out_alike(texts, definitions):
    _check(texts, definitions)
    # Of some nothing may have been made ahead.
    half = [html if n % 2 else None for n, html in enumerate(parsed_all(texts))]
    _check(texts, definitions, half)


@given(st.lists(st.text(max_size=12), max_size=5), st.sampled_from(_PAGES))
def test_any_characters_come_out_alike(texts, definitions):
    _check([f"*{text}*" for text in texts], definitions)


def test_what_the_shipped_pages_say_comes_out_alike(chance):
    files = sorted(_ROOT.joinpath("locale").rglob("content.po"))
    entries = po.parse(chance.choice(files).read_bytes()).entries
    texts = [text for each in entries for text in (each.msgid, *each.msgstr)]
    parsed = parsed_all(texts)
    assert sum(html is not None for html in parsed) > 0.9 * len(texts)
    for start in range(0, len(texts), 50):
        part = slice(start, start + 50)
        _check(texts[part], chance.choice(_PAGES), parsed[part])


@pytest.mark.parametrize(
    "text", ["a <b>", "&amp;", "![a](b.svg)", "a[^1]", "a\nb", "\x01"]
)
def test_what_more_than_its_text_decides_is_not_made(text):
    assert parsed_all([text, "*a*"]) == [None, "<em>a</em>"]


def test_links_are_left_open():
    (html,) = parsed_all(["see [*a*](../b.md#c) now"])
    assert html == "see \x01../b.md#c\x01<em>a</em>\x01 now"
    assert parsed_all(["[a](b 'c')", "[a](%41)"]) == [None, None]


def test_what_is_too_long_is_not_made():
    long = "*a* " * MAX_MESSAGE
    assert parsed_all(["*a*", long]) == ["<em>a</em>", None]


def test_no_text_gives_no_html():
    assert parsed_all([]) == []
    assert finished_all([], [], _PAGES[0], Site()) == []
