"""What is left out of a difference shows the same bytes."""

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
    """Change a site; give the difference, and the pages that really differ."""

    def change(pages=PAGES, **content):
        catalogs = {"de": catalog("de"), "fr": catalog("fr")}
        read = sites.read(tmp_path, pages=PAGES, content=catalogs)
        last, parts = read.site, read.parts
        sites.write(tmp_path, pages=pages, content={**catalogs, **content})
        run(parts, EVERYTHING - {Event.TEMPLATE_FOLDER}, None)
        now = parts.site()
        render = read.renderer.page
        differing = {
            page.path
            for page in now.content.pages.values()
            for tag, language in last.languages.items()
            if page.path not in last.content.pages
            or render(last, last.content.pages[page.path], language)
            != render(now, page, now.languages[tag])
        }
        return difference(last, now), differing

    return change


def test_the_same_files_differ_nowhere(changed):
    found, differing = changed()
    assert (found.all, found.pages, found.texts, differing) == (False, set(), {}, set())


def test_a_text_of_one_page_changes_that_page(changed):
    texts = catalog("de").replace("de Text of a.", "neu")
    found, differing = changed(de=texts)
    assert not found.all
    assert found.pages == differing == {"a.md"}
    assert found.texts == {"de": {"a.md"}}


def test_a_text_of_two_pages_changes_both(changed):
    texts = catalog("de").replace("de Shared", "neu")
    found, differing = changed(de=texts)
    assert found.pages == differing == {"a.md", "b.md"}


@pytest.mark.parametrize("name", ["Alpha", "Dragoman"])
def test_a_name_may_stand_on_every_page(changed, name):
    texts = catalog("de").replace(f"de {name}", "neu")
    found, differing = changed(de=texts)
    assert found.all
    assert found.names
    assert len(differing) > 1


def test_a_page_that_turns_public_may_change_all(changed):
    texts = catalog("de").replace("de Text of c.", "").replace("de Gamma", "Gamma")
    found, _ = changed(de=texts)
    assert found.all


def test_an_edited_page_changes_itself(changed):
    pages = {**PAGES, "a.md": PAGES["a.md"].replace("Text of a.", "The text of a.")}
    found, differing = changed(pages=pages)
    assert not found.all
    assert differing <= found.pages
    assert "a.md" in found.pages


@pytest.mark.parametrize(
    "pages",
    [
        {**PAGES, "d.md": "---\ntitle: Delta\n---\n"},
        {**PAGES, "a.md": PAGES["a.md"].replace("Alpha", "Alef")},
        {**PAGES, "a.md": PAGES["a.md"].replace("title", "weight: 3\ntitle")},
    ],
)
def test_what_other_pages_show_of_a_page_changes_all(changed, pages):
    assert changed(pages=pages)[0].all


def test_another_language_changes_all(changed):
    assert changed(sv=catalog("sv"))[0].all
