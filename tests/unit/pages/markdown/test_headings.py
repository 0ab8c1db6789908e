"""Ids and attributes of headings."""

import pytest

from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.headings import Ids


def headings(source):
    page = compile_page(f"---\ntitle: T\n---\n{source}", "a.md")
    return [(h.id, h.block.text, h.block.attributes) for h in page.headings]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("First steps", "first-steps"),
        ("What *is* `.po`?", "what-is-po"),
        ("日本 語!", "日本-語"),
        ("ÄÖ ß", "äö-ß"),
        ("ﬁle", "file"),
        ("हिन्दी में", "हिन्दी-में"),
        ("_x_ y_z", "x-y_z"),
        ("???", "section"),
        ("_", "section"),
        ("[link](why.md) ![alt](a.svg)", "link-alt"),
        ("x&nbsp;y", "x-y"),
    ],
)
def test_an_id_is_made_of_the_source_text(text, name):
    assert [found[0] for found in headings(f"## {text}")] == [name]


def test_a_heading_over_two_lines():
    assert headings("a\nb\n---")[0][:2] == ("a-b", "a b")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("## X {#own}", ("own", "X", ' id="own"')),
        ("## X {#own .a .b}", ("own", "X", ' id="own" class="a b"')),
        ("## X{.a}", ("x", "X", ' id="x" class="a"')),
        ("## X { #own } ##", ("own", "X", ' id="own"')),
        ("X {#own}\n---", ("own", "X", ' id="own"')),
        ("## *X* {#own}", ("own", "*X*", ' id="own"')),
        ("## X {#_own}", ("x-_own", "X {#_own}", ' id="x-_own"')),
        ("## X \\{#own}", ("x-own", "X \\{#own}", ' id="x-own"')),
        ("## X {#हिन्दी}", ("हिन्दी", "X", ' id="हिन्दी"')),
        ("## X {#a.b}", ("a", "X", ' id="a" class="b"')),
        ("## X {#own} y", ("x-own-y", "X {#own} y", ' id="x-own-y"')),
        ("## X {}", ("x", "X {}", ' id="x"')),
        ('## X {#a"b}', ("x-ab", 'X {#a"b}', ' id="x-ab"')),
        ("## X `{#own}`", ("x-own", "X `{#own}`", ' id="x-own"')),
    ],
)
def test_attributes(source, found):
    assert headings(source) == [found]


def test_ids_are_unique():
    names = [found[0] for found in headings("## a\n## a\n## a-1\n## a\n## b {#a}\n")]
    assert names == ["a", "a-1", "a-1-1", "a-2", "a-3"]


def test_many_equal_headings_take_linear_work():
    ids = Ids()
    names = [ids.slug("same") for _ in range(20_000)]
    assert len(set(names)) == 20_000
    assert names[-1] == "same-19999"


def test_taken():
    ids = Ids()
    assert not ids.taken("a")
    ids.unique("a")
    assert ids.taken("a")
