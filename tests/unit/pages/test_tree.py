"""The order of pages."""

from dragoman.pages.markdown import compile_page
from dragoman.pages.tree import arrange


def tree(*specified):
    pages = {}
    for entry in specified:
        path, _, keys = entry.partition(" ")
        front = keys.replace(",", "\n")
        pages[path] = compile_page(f"---\ntitle: T\n{front}\n---\n", path)
    return arrange(pages)


def paths(pages):
    return [page.path for page in pages]


SITE = tree(
    "index.md",
    "why.md weight: 2",
    "start.md weight: 1",
    "guide/index.md weight: 1.5",
    "guide/b.md",
    "guide/a.md weight: 1",
    "guide/draft.md draft: true",
    "guide/deep/x.md",
    "plain/y.md",
    "notes.md weight: 9",
    "notes/z.md",
)


def test_reading_order():
    assert paths(SITE.sequence) == [
        "index.md",
        "plain/y.md",
        "start.md",
        "guide/index.md",
        "guide/b.md",
        "guide/deep/x.md",
        "guide/a.md",
        "why.md",
        "notes.md",
        "notes/z.md",
    ]


def test_children_and_parents():
    assert paths(SITE.children["guide/index.md"]) == [
        "guide/b.md",
        "guide/deep/x.md",
        "guide/a.md",
    ]
    parents = {path: page.path for path, page in SITE.parents.items()}
    assert parents["guide/draft.md"] == "guide/index.md"
    assert parents["notes/z.md"] == "notes.md"
    assert parents["plain/y.md"] == "index.md"
    assert "index.md" not in parents


def test_without_a_home_page():
    assert paths(tree("b.md", "a/c.md", "a.md weight: 3").sequence) == [
        "b.md",
        "a.md",
        "a/c.md",
    ]


def test_home_is_first_whatever_it_weighs():
    assert paths(tree("index.md weight: 5", "a.md").sequence) == ["index.md", "a.md"]


def test_a_draft_home_is_above_nothing():
    found = tree("index.md draft: true", "a.md")
    assert paths(found.sequence) == ["a.md"]
    assert not found.parents
