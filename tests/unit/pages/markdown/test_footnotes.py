"""How footnotes are numbered and kept."""

from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.footnotes import merged
from dragoman.pages.page import Mark

SOURCE = """---
title: T
---
[^unused]: never

a[^Second] b[^first]

- c[^first]

[^first]: one[^deep]

    - two
[^second]: three
[^deep]: four
[^self]: five[^self]
"""


def notes(source):
    return compile_page(source, "a.md").footnotes


def test_numbers_follow_the_text():
    found = [(note.label, note.number, note.referenced) for note in notes(SOURCE)]
    assert found == [
        ("second", 1, True),
        ("first", 2, True),
        ("deep", 3, True),
        ("unused", 4, False),
        ("self", 5, False),
    ]


def test_bodies():
    first = notes(SOURCE)[1]
    texts = [part.text for part in first.body if not isinstance(part, str)]
    assert texts == ["one[^deep]", "two"]


def test_their_blocks_come_last_by_number():
    page = compile_page(SOURCE, "a.md")
    texts = [block.text for block in page.blocks]
    assert texts[1:5] == ["a[^Second] b[^first]", "c[^first]", "three", "one[^deep]"]


def test_a_second_definition_is_reported():
    page = compile_page("# T\n\na[^n]\n\n[^n]: b\n\n[^N]: c\n", "a.md")
    assert [block.text for block in page.blocks] == ["T", "a[^n]", "b"]
    assert [(p.line, p.warning) for p in page.problems] == [(7, False)]
    assert "defined twice" in page.problems[0].reason


def test_many_footnotes():
    size = 3000
    text = "".join(f"a[^{n}]\n\n[^{n}]: b[^{n + 1}]\n\n" for n in range(size))
    found = notes(f"# T\n\n{text}")
    assert [note.label for note in found] == [f"{n}" for n in range(size)]


def test_merged():
    assert merged(["a", "b", Mark("table"), "c", "d"]) == ("ab", Mark("table"), "cd")
