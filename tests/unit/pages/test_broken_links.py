"""Links that lead nowhere."""

from dragoman.pages.broken_links import dangling
from dragoman.pages.markdown import compile_page


def found(files=(), **sources):
    pages = {
        f"guide/{name}.md": compile_page(source, f"guide/{name}.md")
        for name, source in sources.items()
    }
    return [(p.path, p.line, p.reason) for p in dangling(pages, files)]


def test_pages_and_files():
    source = "# T\n\n[x](b.md)\n\n[x](c.md) ![x](d.svg) [x](e.pdf) ![x](/static/f.svg)"
    assert found(a=source, b="# T", files=["guide/e.pdf"]) == [
        ("guide/a.md", 5, "There is no page guide/c.md"),
        ("guide/a.md", 5, "There is no file content/guide/d.svg"),
    ]


def test_a_link_to_a_draft():
    draft = "---\ndraft: true\n---\n# T\n\n[x](b.md)"
    assert found(a="# T\n\n[x](b.md)", b=draft) == [
        ("guide/a.md", 3, "The page guide/b.md is a draft")
    ]
    assert found(a=draft, b="# T") == []
