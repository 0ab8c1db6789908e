"""The counts of a language: every state and origin, by page and by message."""

from dataclasses import asdict
from pathlib import Path

import pytest

from dragoman.catalogs import po
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.shelf import read
from dragoman.catalogs.statistics import (
    Amount,
    Counts,
    interface_counts,
    message_counts,
    page_counts,
    pages_counts,
)
from dragoman.languages.language import language

STATES = ("current", "outdated", "unsure", "missing")
ORIGINS = ("machine", "human", "reviewed", "same")

SOURCE = """---
title: One
---

Two words

Three words here

Four words are here

Five words are here now

Same

Unsure
"""
GERMAN = """
msgid "One"
msgstr "Eins"

# dragoman: origin=machine
msgid "Two words"
msgstr "Zwei Wörter"

# dragoman: origin=reviewed
msgid "Three words here"
msgstr "Drei Wörter hier"

#, fuzzy
#| msgid "Four words were here"
msgid "Four words are here"
msgstr "Vier Wörter sind hier"

msgid "Five words are here now"
msgstr ""

# dragoman: same
msgid "Same"
msgstr "Same"

#, fuzzy
msgid "Unsure"
msgstr "Fraglich"
"""
EXPECTED = Counts(
    total=Amount(7, 17),
    current=Amount(4, 7),
    outdated=Amount(1, 4),
    unsure=Amount(1, 1),
    missing=Amount(1, 5),
    machine=Amount(1, 2),
    human=Amount(2, 5),
    reviewed=Amount(1, 3),
    same=Amount(1, 1),
)


@pytest.fixture
def counted(tmp_path, write_po):
    def make(entries):
        write_po(tmp_path / "locale", "de", "content", entries)
        return read(tmp_path / "locale", "en")

    return make


def test_every_state_and_origin_is_counted(page, counted):
    found = page_counts(page(SOURCE), "de", counted(GERMAN))
    assert found == EXPECTED
    assert (found.shown, found.untranslated) == (Amount(5, 11), Amount(2, 6))
    assert found.by_people == Amount(3, 8)
    assert found.share == 11 / 17


@pytest.mark.parametrize("tag", ["en", "de", "ja"])
def test_states_make_up_the_total_and_origins_what_is_shown(page, counted, tag):
    found = page_counts(page(SOURCE), tag, counted(GERMAN))
    assert sum((getattr(found, name) for name in STATES), Amount()) == found.total
    assert sum((getattr(found, name) for name in ORIGINS), Amount()) == found.shown


def test_the_source_language_has_all_and_an_absent_one_nothing(page, counted):
    snapshot = counted(GERMAN)
    assert page_counts(page(SOURCE), "en", snapshot).current == EXPECTED.total
    assert page_counts(page(SOURCE), "ja", snapshot).missing == EXPECTED.total
    assert Counts().share == 1


def test_a_text_of_two_pages_counts_twice_by_page_and_once_by_message(page, counted):
    pages = [page(SOURCE), page(SOURCE, "other.md")]
    snapshot = counted(GERMAN)
    assert pages_counts(pages, "de", snapshot) == EXPECTED + EXPECTED
    assert message_counts(pages, "de", snapshot) == EXPECTED


def test_the_title_of_the_site_is_a_message(page, counted):
    snapshot = counted(GERMAN)
    pages = [page(SOURCE)]
    more = message_counts(pages, "de", snapshot, "A site")
    assert (more.total, more.missing) == (Amount(8, 19), Amount(2, 7))
    assert message_counts(pages, "de", snapshot, "One") == EXPECTED


def test_the_same_text_in_another_context_is_another_message(page, counted):
    source = "---\ntitle: One\n---\n\n<!-- i18n: context=count -->\nOne\n"
    found = message_counts([page(source)], "de", counted(GERMAN))
    assert found.total == found.human == Amount(2, 2)


def test_a_message_stands_as_on_the_page_where_it_stands_worst(page, counted):
    own = 'msgctxt "page:guide"\nmsgid "One"\nmsgstr "Eins"\n'
    source = "---\ntitle: One\n---\n"
    pages = [page(source), page(source, "other.md")]
    assert message_counts(pages[:1], "de", counted(own)).human == Amount(1, 1)
    for found in (pages, pages[::-1]):
        assert message_counts(found, "de", counted(own)).missing == Amount(1, 1)


def test_interface_texts_are_counted_once_without_fallback(tmp_path, write_po):
    write_po(
        tmp_path / "locale",
        "de",
        "messages",
        '# dragoman: origin=machine\nmsgid "Next"\nmsgstr "Weiter"\n\n'
        'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\n'
        'msgstr[0] "%(n)s Seite"\nmsgstr[1] "%(n)s Seiten"\n\n'
        '#, fuzzy\nmsgid "To the top"\nmsgstr "Nach oben"\n',
    )
    snapshot = read(tmp_path / "locale", "en")
    messages = [
        po.NewEntry("Next"),
        po.NewEntry("%(n)s page", msgid_plural="%(n)s pages"),
        po.NewEntry("To the top"),
        po.NewEntry("Not there"),
    ]

    def counted(tag):
        return interface_counts(messages, Reader(snapshot, language(tag)))

    found = counted("de")
    assert found.total.strings == 4
    assert [getattr(found, name).strings for name in STATES] == [2, 0, 1, 1]
    assert [getattr(found, name).strings for name in ORIGINS] == [1, 1, 0, 0]
    assert counted("de-AT").missing == found.total
    assert counted("en").current == found.total


def test_the_counts_are_those_of_a_file(page, counted):
    snapshot = counted(GERMAN)
    entries = po.parse((Path(next(iter(snapshot.files)))).read_bytes()).entries
    found = message_counts([page(SOURCE)], "de", snapshot)
    assert found.total.strings == len(entries)
    assert found.missing.strings == sum(not entry.translated for entry in entries)
    assert found.unsure.strings + found.outdated.strings == sum(
        entry.fuzzy for entry in entries
    )


def test_programs_get_every_count(page, counted):
    found = page_counts(page(SOURCE), "de", counted(GERMAN)).as_dict()
    assert found["total"] == {"strings": 7, "words": 17}
    assert set(found) == {"total", *STATES, *ORIGINS}


def test_no_amount_is_forgotten(page, counted):
    counts = page_counts(page(SOURCE), "de", counted(GERMAN))
    assert [asdict(each) for each in counts.amounts] == [*counts.as_dict().values()]
