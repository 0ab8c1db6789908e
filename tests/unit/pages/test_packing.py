import marshal
from pathlib import Path

from dragoman.pages.markdown import compile_page
from dragoman.pages.packing import pack, unpack

EVERYTHING = """---
title: Everything
description: All that a page may have.
nav: All
date: 2026-01-31
updated: 2026-02-01
weight: 1.5
tags: [one, two]
aliases: [old/]
i18n: {context: all}
unknown: {of: [1, two, null]}
weight2: 3
draft: maybe
---

## A heading {#here}

<!-- i18n: note for translators -->
Words with a note[^1] and a [reference].

| Left | Right |
|---|--:|
| a | b |

- [x] done
- [ ] open

> [!NOTE]
> A note.

![A picture](picture.svg "With a caption")

![](decoration.svg)

[reference]: ../other.md#place "A title"
[^1]: The note, and a [link](missing.md).
"""


def there_and_back(page):
    return unpack(marshal.loads(marshal.dumps(pack(page))))


def test_a_page_with_everything_comes_back():
    page = compile_page(EVERYTHING, "guide/everything.md")
    assert page.problems
    assert page.footnotes
    back = there_and_back(page)
    assert back == page
    # These are left out of comparisons.
    for name in ("folder", "links", "notes"):
        assert getattr(back.definitions, name) == getattr(page.definitions, name)
    assert type(back.front.weight) is type(page.front.weight)
    cells = [each for each in back.blocks if each.label is not None]
    assert cells
    assert all(any(each.label is block for block in back.blocks) for each in cells)


def test_all_pages_of_the_handbook_come_back():
    content = Path(__file__).parents[3] / "content"
    for file in content.rglob("*.md"):
        page = compile_page(file.read_text(), file.relative_to(content).as_posix())
        assert there_and_back(page) == page
