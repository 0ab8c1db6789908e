"""Catalogs that are opened late say what a shelf says that reads everything."""

import pytest

import sites
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.late import LateMessages, LateShelf, NotKnownError
from dragoman.catalogs.shelf import Shelf, Sources, file_of

TEXTS = ("One.", "Two.", "Three.")


def write(folder, *entries):
    path = file_of(folder, Domain.CONTENT)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sites.catalog(folder.name, *entries))


@pytest.fixture
def sources(tmp_path):
    locale = tmp_path / "locale"
    for tag in ("de", "fr"):
        write(locale / tag, *(sites.entry(text, f"{tag} {text}") for text in TEXTS))
    return Sources(locale, "en")


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path / "var")


@pytest.fixture
def known(sources, kept):
    shelf = Shelf(sources, kept=kept)
    for _ in shelf.keep():
        pass
    content = shelf.current.content
    return {tag: catalog.revision for tag, catalog in content.items()}


def content(shelf):
    found = shelf.current.content.items()
    return {tag: {c: dict(m) for c, m in each.messages.items()} for tag, each in found}


def test_what_is_unchanged_is_the_same(sources, kept, known):
    late = LateShelf(sources, kept, known, ())
    assert content(late) == content(Shelf(sources))
    assert late.edits == {}


def test_an_edited_text_is_told_and_found(sources, kept, known):
    entries = [sites.entry(text, f"de {text}") for text in TEXTS]
    entries[1] = sites.entry("Two.", "Zwei.")
    write(sources.locale / "de", *entries)
    late = LateShelf(sources, kept, known, {"de"})
    assert late.edits == {"de": {"Two."}}
    assert content(late) == content(Shelf(sources))


def test_a_saved_file_that_says_the_same_has_no_edits(sources, kept, known):
    late = LateShelf(sources, kept, known, {"de"})
    assert late.edits == {"de": frozenset()}


def test_another_message_is_more_than_an_edit(sources, kept, known):
    entries = [sites.entry(text, f"de {text}") for text in (*TEXTS, "Four.")]
    write(sources.locale / "de", *entries)
    with pytest.raises(NotKnownError):
        LateShelf(sources, kept, known, {"de"})


def test_what_is_not_kept_cannot_be_opened(sources, tmp_path, known):
    late = LateShelf(sources, Kept(tmp_path / "empty"), known, ())
    with pytest.raises(NotKnownError):
        late.current.content["de"].find("One.")


def test_messages_are_opened_once_and_when_they_are_asked_for():
    opened = []
    messages = LateMessages(lambda: opened.append(1) or {None: {}})
    assert opened == []
    assert (list(messages), len(messages), messages[None]) == ([None], 1, {})
    assert opened == [1]
