"""A catalog in memory is the one that the file gives once it follows the pages."""

import pytest

import sites
from dragoman.catalogs import po, reread
from dragoman.catalogs.catalog import Catalog, Domain, State
from dragoman.catalogs.following import Template, follow
from dragoman.catalogs.loading import load
from dragoman.catalogs.merge import merge
from unit.catalogs.many_messages import PATH

BLANK = Catalog("de", Domain.CONTENT)
TEXT = "The kettle stands on the stove and sings its song of an evening."
EDITED = TEXT.replace("evening", "morning")
SAID = "Der Kessel steht auf dem Herd und singt am Abend sein Lied."


def template(page, *texts):
    source = "---\ntitle: Kitchen\n---\n\n" + "\n\n".join(texts) + "\n"
    return Template([page(source, "kitchen.md")], "")


def followed(data, present):
    parts = {"": reread.read(data, PATH, "de", Domain.CONTENT)}
    return follow(parts, {"": PATH}, present, BLANK)


@pytest.fixture
def data():
    before = ("#: content/kitchen.md",)
    return sites.catalog(
        "de",
        sites.entry("Kitchen", "Küche", before=before),
        sites.entry(TEXT, SAID, before=before),
        sites.entry("Another text.", "Ein anderer Text.", before=before),
    ).encode()


@pytest.mark.parametrize(
    "texts",
    [
        (TEXT, "Another text."),
        (EDITED, "Another text."),
        ("Something new.", TEXT),
        ("Nothing is left of it.",),
        (f"<!-- i18n: context=verb -->\n{TEXT}",),
    ],
)
def test_it_is_what_the_file_gives_after_an_update(data, page, texts):
    present = template(page, *texts)
    file = po.parse(data)
    merge(file, present.entries)
    updated = load(file.to_bytes(), PATH, "de", Domain.CONTENT).catalog
    assert followed(data, present).catalog.messages == updated.messages


def test_an_edited_text_keeps_its_translation_and_is_marked(data, page):
    found = followed(data, template(page, EDITED)).catalog.find(EDITED)
    assert (found.texts, found.state) == ((SAID,), State.OUTDATED)
    assert found.previous == TEXT


def test_a_file_that_has_all_messages_is_its_own_catalog(data, page):
    parts = {"": reread.read(data, PATH, "de", Domain.CONTENT)}
    present = template(page, TEXT)
    made = follow(parts, {"": PATH}, present, BLANK)
    assert made.catalog is parts[""].loaded.catalog
    assert made.is_of(parts, present)
    assert not made.is_of(parts, template(page, TEXT))
    assert not made.is_of({}, present)


def test_without_a_file_there_is_nothing(page):
    assert follow({}, {"": PATH}, template(page, TEXT), BLANK).catalog == BLANK


def test_a_text_of_one_page_follows_it(page):
    data = sites.catalog(
        "de",
        sites.entry("Kitchen", "Küche", before=("#: content/old.md",)),
        sites.entry(TEXT, SAID, before=("#: content/old.md",)),
        sites.entry(TEXT, "Nur hier.", context="page:old"),
    ).encode()
    catalog = followed(data, template(page, TEXT)).catalog
    assert catalog.find(TEXT, page="kitchen.md").texts == ("Nur hier.",)


def test_several_files_are_one_catalog(data):
    guide = PATH.with_name("content-guide.po")
    other = sites.catalog(
        "de", sites.entry(TEXT, "Zweite Fassung."), sites.entry("Guide", "Handbuch")
    ).encode()
    parts = {
        "": reread.read(data, PATH, "de", Domain.CONTENT),
        "guide": reread.read(other, guide, "de", Domain.CONTENT),
    }
    catalog = follow(parts, {"": PATH, "guide": guide}, None, BLANK).catalog
    assert catalog.find("Guide").texts == ("Handbuch",)
    assert catalog.find(TEXT).texts == (SAID,)


def test_several_files_that_are_behind_give_what_they_give_after_an_update(data, page):
    guide = PATH.with_name("content-guide.po")
    # Nobody has brought it up to date yet: its messages name no page.
    data = data.replace(b"#: content/kitchen.md\n", b"")
    first = data.replace(f'msgstr "{SAID}"'.encode(), b'msgstr ""')
    link = sites.entry("See it.", "[da](https://elsewhere.example)")
    second = sites.catalog("de", sites.entry(TEXT, SAID), link).encode()
    paths = {"": PATH, "guide": guide}
    parts = {
        part: reread.read(each, paths[part], "de", Domain.CONTENT)
        for part, each in (("", first), ("guide", second))
    }
    made = follow(parts, paths, template(page, TEXT, "See it.", "New."), BLANK)
    assert made.catalog.find(TEXT).texts == (SAID,)
    assert made.catalog.find("Kitchen").texts == ("Küche",)
    assert {problem.path for problem in made.problems} == {guide}
