"""What is left out of a difference is measured and read as before."""

from types import SimpleNamespace

import pytest

import sites
from dragoman.app.effects import run
from dragoman.app.events import EVERYTHING, Event
from dragoman.rendering.difference import difference

PAGES = {
    "a.md": "---\ntitle: Alpha\n---\n\nText of a.\n\nShared text.\n",
    "b.md": "---\ntitle: Beta\n---\n\nText of b.\n\nShared text.\n",
    "c.md": "---\ntitle: Gamma\n---\n\nText of c.\n",
}
TEXTS = ("Alpha", "Beta", "Gamma", "Text of a.", "Text of b.", "Text of c.")
TEXTS += ("Shared text.", "Welcome", "The first paragraph.", "Dragoman")


def catalog(tag, **others):
    entries = (
        sites.entry(text, others.get(text.split()[0], f"{tag} {text}"))
        for text in TEXTS
    )
    return sites.catalog(tag, *entries)


@pytest.fixture
def changed(tmp_path):
    """Change a site; give the difference, and what is really read otherwise."""

    def change(pages=PAGES, **content):
        catalogs = {"de": catalog("de"), "fr": catalog("fr")}
        read = sites.read(tmp_path, pages=PAGES, content=catalogs)
        last, parts = read.site, read.parts
        sites.write(tmp_path, pages=pages, content={**catalogs, **content})
        run(parts, EVERYTHING - {Event.TEMPLATE_FOLDER}, None)
        now = parts.site()
        differing = {
            (page.path, tag)
            for page in now.content.pages.values()
            if last.content.pages.get(page.path) is page
            for tag in now.languages
            if tag not in last.languages
            or shown(last, page, tag) != shown(now, page, tag)
        }
        found = difference(last, now)
        told = {(path, tag) for tag, paths in found.texts.items() for path in paths}
        assert differing <= told
        return found, differing

    return change


def shown(site, page, tag):
    reader, language = site.readers[tag], site.languages[tag]
    blocks = [reader.block(each.text, each.context, page.path) for each in page.blocks]
    return blocks, site.share(page, language)


def test_the_same_files_differ_nowhere(changed):
    found, differing = changed()
    assert (found.names, found.texts, differing) == (False, {}, set())


def test_a_text_of_one_page_changes_that_page(changed):
    found, differing = changed(de=catalog("de").replace("de Text of a.", "neu"))
    assert not found.names
    assert found.texts == {"de": {"a.md"}}
    assert differing == {("a.md", "de")}


def test_a_text_of_two_pages_changes_both(changed):
    found, differing = changed(de=catalog("de").replace("de Shared", "neu"))
    assert differing == {("a.md", "de"), ("b.md", "de")}
    assert found.texts == {"de": {"a.md", "b.md"}}


def test_a_language_counts_with_those_that_stand_in_for_it(changed):
    found, _ = changed(de=catalog("de").replace("de Text of a.", "neu"))
    page = SimpleNamespace(path="a.md")
    assert found.is_same_in(page, ["fr"])
    assert not found.is_same_in(page, ["fr", "de"])
    assert found.is_same_in(SimpleNamespace(path="b.md"), ["fr", "de"])


@pytest.mark.parametrize("name", ["Alpha", "Dragoman"])
def test_a_name_stands_elsewhere_too(changed, name):
    assert changed(de=catalog("de").replace(f"de {name}", "neu"))[0].names


def test_an_edited_page_keeps_the_names(changed):
    pages = {**PAGES, "a.md": PAGES["a.md"].replace("Text of a.", "The text of a.")}
    assert not changed(pages=pages)[0].names


@pytest.mark.parametrize(
    "pages",
    [
        {**PAGES, "d.md": "---\ntitle: Delta\n---\n"},
        {**PAGES, "a.md": PAGES["a.md"].replace("Alpha", "Alef")},
        {**PAGES, "a.md": PAGES["a.md"].replace("title", "weight: 3\ntitle")},
    ],
)
def test_another_name_or_place_is_told(changed, pages):
    assert changed(pages=pages)[0].names


def test_another_language_has_all_pages_anew(changed):
    found, differing = changed(sv=catalog("sv"))
    assert found.names
    assert {tag for _, tag in differing} == {"sv"}
    assert found.texts["sv"] == {"index.md", *PAGES}
