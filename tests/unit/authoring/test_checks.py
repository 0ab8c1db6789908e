"""Every check tells what is wrong, where, and what to do about it."""

import os
from pathlib import Path

import pytest

import sites
from dragoman.authoring.checks import (
    CHECKS,
    Material,
    catalogs,
    check,
    help_page,
    home_page,
    lost_references,
    taken_addresses,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
HEADINGS = "---\ntitle: T\n---\n\n## A part\n\n## Another {#own}\n"


RESERVED = frozenset({"static", "healthz"})


def material(read, root):
    site = read.site
    return Material(
        content=site.content,
        snapshot=site.readers["de"].snapshot,
        assets=site.manifest,
        layouts={"page", "home"},
        languages=site.languages,
        reserved=RESERVED,
        root=root,
        help_page=site.settings.help_page,
    )


def faults(tmp_path, text):
    pages = {"p.md": f"---\ntitle: P\n---\n\n{text}\n", "h.md": HEADINGS}
    read = sites.read(
        tmp_path, pages=pages, files={"content/a.svg": SVG}, content={"de": ""}
    )
    return [str(error) for error in lost_references(material(read, tmp_path))]


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
    home = "---\ntitle: H\ndraft: true\n---\n"
    read = sites.read(
        tmp_path,
        pages={"de.md": text, "index.md": home},
        content={"de": "msgid x\n"},
        toml='help_page = "none.md"\n',
    )
    found = check(material(read, tmp_path))
    assert len(found) == len(CHECKS)
    assert all(error.place and error.remedy for error in found)


def test_a_sound_site_has_no_findings(tmp_path):
    read = sites.read(tmp_path, content={"de": ""})
    assert check(material(read, tmp_path)) == ()


def places(check, tmp_path, pages, **parts):
    content = {"de": "", "zh_Hant": ""}
    read = sites.read(tmp_path, pages=pages, content=content, **parts)
    return [error.place for error in check(material(read, tmp_path))]


@pytest.mark.parametrize(
    ("path", "front", "line"),
    [
        ("de.md", "", 1),
        ("de/index.md", "", 1),
        ("de/guide.md", "", 1),
        ("guide.md", "slug: DE\n", 3),
        ("en.md", "", 1),
        ("zh-TW.md", "", 1),
        ("zh_hant.md", "", 1),
        ("static.md", "", 1),
        ("static/guide.md", "", 1),
        ("healthz.md", "", 1),
    ],
)
def test_an_address_that_never_leads_to_its_page_is_told(tmp_path, path, front, line):
    pages = {path: f"---\ntitle: P\n{front}---\n"}
    assert places(taken_addresses, tmp_path, pages) == [f"content/{path}:{line}"]


def test_addresses_beside_the_taken_ones_are_free(tmp_path):
    paths = ["guide/de.md", "fr.md", "zh-hans.md", "german.md", "statics.md", "x.md"]
    pages = dict.fromkeys(paths, "# P\n")
    pages["it.md"] = "---\ntitle: P\nslug: italian\n---\n"
    pages["en.md"] = "---\ntitle: P\ndraft: true\n---\n"
    assert places(taken_addresses, tmp_path, pages) == []


def test_no_path_that_the_server_keeps_for_itself_is_free(tmp_path):
    pages = {f"{name}.md": "# P\n" for name in ("static", "healthz", "readyz")}
    problems = sites.read(tmp_path, pages=pages).problems
    assert len(problems) == len(pages)
    assert all("slug" in text for text in problems)


def test_a_site_has_a_home_page(tmp_path):
    (tmp_path / "content").mkdir()
    sites.write(tmp_path, content={"de": ""})
    (tmp_path / "content/index.md").unlink()
    (found,) = sites.app.check(tmp_path)
    assert found.startswith("content/index.md: ")
    (tmp_path / "content").rmdir()
    assert sites.app.check(tmp_path) == (found,)


def test_a_home_page_that_nobody_can_see_is_none(tmp_path):
    draft = "---\ntitle: H\ndraft: true\n---\n"
    found = places(home_page, tmp_path, {"index.md": draft})
    assert found == ["content/index.md:3"]


def test_a_broken_home_page_is_told_once(tmp_path):
    read = sites.read(
        tmp_path, pages={"index.md": "---\ntitle: [\n---\n"}, content={"de": ""}
    )
    assert len(check(material(read, tmp_path))) == 1


def test_places_of_catalogs_are_seen_from_the_site(tmp_path):
    read = sites.read(
        tmp_path, content={"de": "msgid x\n"}, files={"locale/not a tag/x": ""}
    )
    found = sorted(error.place for error in catalogs(material(read, tmp_path)))
    assert found == ["locale/de/LC_MESSAGES/content.po:1", "locale/not a tag"]
    assert any(
        text.startswith("locale/de/LC_MESSAGES/content.po:1: ")
        for text in read.problems
    )


def test_places_of_catalogs_elsewhere_stay_whole(tmp_path):
    read = sites.read(tmp_path / "site", content={"de": "msgid x\n"})
    elsewhere = material(read, tmp_path / "other")
    (found,) = catalogs(elsewhere)
    place = tmp_path / "site/locale/de/LC_MESSAGES/content.po"
    assert found.place == f"{place}:1"


def test_every_place_can_be_printed(tmp_path):
    sites.write(tmp_path, content={"de": ""})
    for folder, name in (("content", b"bad\xff.md"), ("locale", b"d\xff/x")):
        path = Path(tmp_path / folder, os.fsdecode(name))
        path.parent.mkdir(exist_ok=True)
        path.touch()
    problems = sites.app.check(tmp_path)
    assert [text.partition(":")[0] for text in problems] == [
        "content/bad\\xff.md",
        "locale/d\\xff",
    ]
    "".join(problems).encode()
    read = sites.app.read_site(tmp_path)
    home = read.site.content.by_url[""]
    assert "<main" in read.renderer.page(read.site, home, read.site.source)


def test_a_page_for_help_that_is_not_there_is_found(tmp_path):
    read = sites.read(tmp_path, toml='help_page = "index"\n', content={"de": ""})
    (found,) = map(str, help_page(material(read, tmp_path)))
    assert found.startswith("site.toml: help_page: there is no page content/index. ")


def test_a_page_for_help_that_is_there_is_let_be(tmp_path):
    read = sites.read(tmp_path, toml='help_page = "index.md"\n', content={"de": ""})
    assert not list(help_page(material(read, tmp_path)))
