"""Every check tells what is wrong, where, and what to do about it."""

import pytest

import sites
from dragoman.authoring.checks import CHECKS, Material, check, lost_references

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
HEADINGS = "---\ntitle: T\n---\n\n## A part\n\n## Another {#own}\n"


def material(read):
    site = read.site
    snapshot = site.readers["de"].snapshot
    return Material(site.content, snapshot, site.manifest, {"page", "home"})


def faults(tmp_path, text):
    pages = {"p.md": f"---\ntitle: P\n---\n\n{text}\n", "h.md": HEADINGS}
    read = sites.read(
        tmp_path, pages=pages, files={"content/a.svg": SVG}, content={"de": ""}
    )
    return [str(error) for error in lost_references(material(read))]


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


def test_every_check_is_run_and_tells_a_remedy(tmp_path):
    text = "---\ntitle: P\nlayout: none\n---\n\n[x](none.md)\n\n[y](#none)\n"
    read = sites.read(tmp_path, pages={"p.md": text}, content={"de": "msgid x\n"})
    found = check(material(read))
    assert len(found) == len(CHECKS)
    assert all(error.place and error.remedy for error in found)


def test_a_sound_site_has_no_findings(tmp_path):
    assert check(material(sites.read(tmp_path, content={"de": ""}))) == ()
