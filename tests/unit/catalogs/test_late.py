"""Catalogs that are opened late say what a shelf says that reads everything."""

import pytest

import sites
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.late import LateCatalogs, LateMessages, NotKnownError, Rules
from dragoman.catalogs.on_disk import MAX_FILE_BYTES
from dragoman.catalogs.shelf import Shelf, Sources, file_of

TEXTS = ("One.", "Two.", "Three.")
RULES = Rules(MAX_FILE_BYTES, ())


def write(folder, *entries):
    path = file_of(folder, Domain.CONTENT)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sites.catalog(folder.name, *entries))


@pytest.fixture
def locale(tmp_path):
    locale = tmp_path / "locale"
    for tag in ("de", "fr"):
        write(locale / tag, *(sites.entry(text, f"{tag} {text}") for text in TEXTS))
    (locale / "pt").mkdir()
    return locale


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path / "var")


def whole(locale, kept=None):
    return Shelf(Sources(locale, "en"), kept=kept)


@pytest.fixture
def known(locale, kept):
    shelf = whole(locale, kept)
    for _ in shelf.keep():
        pass
    content = shelf.current.content
    return {tag: found.revision for tag, found in content.items() if found.revision}


def opened(locale, kept, known, changed=()):
    files = {tag: file_of(locale / tag, Domain.CONTENT) for tag in ("de", "fr", "pt")}
    return LateCatalogs(files, kept, known, changed, RULES)


def said(content):
    return {
        tag: {c: dict(m) for c, m in each.messages.items()}
        for tag, each in content.items()
    }


def test_what_is_unchanged_is_the_same(locale, kept, known):
    late = opened(locale, kept, known)
    assert said(late.content) == said(whole(locale).current.content)
    assert late.edits == {}


def test_an_edited_text_is_told_and_found(locale, kept, known):
    entries = [sites.entry(text, f"de {text}") for text in TEXTS]
    entries[1] = sites.entry("Two.", "Zwei.")
    write(locale / "de", *entries)
    late = opened(locale, kept, known, {"de"})
    assert late.edits == {"de": {"Two."}}
    assert said(late.content) == said(whole(locale).current.content)


def test_a_saved_file_that_says_the_same_has_no_edits(locale, kept, known):
    late = opened(locale, kept, known, {"de"})
    assert late.edits == {"de": frozenset()}


@pytest.mark.parametrize("texts", [(*TEXTS, "Four."), TEXTS[1:], (*TEXTS, TEXTS[0])])
def test_other_messages_are_more_than_an_edit(locale, kept, known, texts):
    write(locale / "de", *(sites.entry(text, f"de {text}") for text in texts))
    with pytest.raises(NotKnownError):
        opened(locale, kept, known, {"de"})


def test_what_is_not_kept_cannot_be_opened(locale, tmp_path, known):
    late = opened(locale, Kept(tmp_path / "empty"), known)
    with pytest.raises(NotKnownError):
        late.content["de"].find("One.")


def test_messages_are_opened_once_and_when_they_are_asked_for():
    asked = []
    messages = LateMessages(lambda: asked.append(1) or {None: {}})
    assert asked == []
    assert (list(messages), len(messages), messages[None]) == ([None], 1, {})
    assert asked == [1]
