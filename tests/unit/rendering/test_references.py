"""References to headings and files that are not there are found, with their line."""

import pytest

import sites
from dragoman.rendering.references import lost_references

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
HEADINGS = "---\ntitle: T\n---\n\n## A part\n\n## Another {#own}\n"


def faults(tmp_path, text):
    pages = {"p.md": f"---\ntitle: P\n---\n\n{text}\n", "h.md": HEADINGS}
    site = sites.read(tmp_path, pages=pages, files={"content/a.svg": SVG}).site
    return [str(error) for error in lost_references(site)]


@pytest.mark.parametrize(
    "text",
    [
        "[x](h.md)",
        "[x](h.md#a-part)",
        "[x](h.md#own)",
        "## Here\n\n[x](#here)",
        "![x](a.svg)",
        "![x](/static/css/site.css)",
        "[x](https://example.org/#none)",
    ],
)
def test_what_is_there_is_let_be(tmp_path, text):
    assert faults(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[x](h.md#none)", "h.md has no place 'none'"),
        ("[x](#none)", "p.md has no place 'none'"),
        ("![x](/static/none.svg)", "no file 'none.svg'"),
    ],
)
def test_what_is_not_there_is_told(tmp_path, text, told):
    (found,) = faults(tmp_path, text)
    assert told in found
    assert found.startswith("content/p.md:5: ")
