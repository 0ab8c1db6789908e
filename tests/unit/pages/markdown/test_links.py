"""Links of a page, for checks."""

from dragoman.pages.markdown import compile_page
from dragoman.pages.page import Link

SOURCE = """# T

[a](b.md#c) [d](https://e.org) [f](#g)

![h](i.svg)

| ![j](/static/k.svg) |
|---|
| [l](../m.pdf) |

[n][o]

[o]: p.md
"""


def test_links():
    page = compile_page(SOURCE, "guide/a.md")
    assert page.links == (
        Link("page", "guide/b.md", "c", 3),
        Link("fragment", "", "g", 3),
        Link("image", "content/guide/i.svg", "", 5),
        Link("image", "k.svg", "", 7),
        Link("file", "content/m.pdf", "", 9),
        Link("page", "guide/p.md", "", 11),
    )
    assert not page.problems


def test_what_leads_nowhere_is_reported_with_its_line():
    source = (
        "# T\n\n[a](/b)\n\n![c](https://e.org/d.png)\n\n[e](javascript:f)\n\n![g](h.md)"
    )
    page = compile_page(source, "a.md")
    assert [problem.line for problem in page.problems] == [3, 5, 7, 9]
    assert "“/b”" in page.problems[0].reason
    assert "left out" in page.problems[1].reason
    assert "javascript:" in page.problems[2].reason
    assert not any(problem.warning for problem in page.problems)
    assert not page.links
