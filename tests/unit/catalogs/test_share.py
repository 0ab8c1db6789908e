import pytest

from dragoman.catalogs.share import Completeness, completeness
from dragoman.catalogs.shelf import read
from dragoman.catalogs.statistics import Counts

SOURCE = """---
title: Two words
---

Three more words.

Four words it has.

Odd
"""

FUZZY = '#, fuzzy\n#| msgid "Four words it had."\n'


@pytest.fixture
def snapshot(tmp_path, write_po):
    locale = tmp_path / "locale"
    write_po(
        locale,
        "de",
        "content",
        '# dragoman: origin=machine\nmsgid "Two words"\nmsgstr "Zwei Wörter"\n\n'
        + FUZZY
        + 'msgid "Four words it has."\nmsgstr "Vier Wörter hat es."\n\n'
        '#, fuzzy\nmsgid "Three more words."\nmsgstr "Geraten"\n',
    )
    (locale / "de_AT").mkdir()
    return read(locale, "en")


def test_words_of_current_and_outdated_blocks_count(page, snapshot):
    found = completeness(page(SOURCE), "de", snapshot)
    assert (found.blocks, found.translated) == (4, 2)
    assert (found.outdated, found.machine) == (1, 1)
    assert found.share == 0.6
    assert not found.is_all_machine


def test_a_fallback_does_not_count(page, snapshot):
    assert completeness(page(SOURCE), "de-AT", snapshot).share == 0


def test_a_language_that_is_not_there_has_nothing(page, snapshot):
    assert completeness(page(SOURCE), "ja", snapshot).translated == 0


def test_the_source_language_has_all(page, snapshot):
    found = completeness(page(SOURCE), "en", snapshot)
    assert (found.share, found.translated, found.blocks) == (1, 4, 4)


@pytest.mark.parametrize(
    ("tag", "threshold", "public"),
    [("de", 0.6, True), ("de", 0.61, False), ("en", 1, True), ("ja", 0, True)],
)
def test_a_page_is_public_from_the_threshold(page, snapshot, tag, threshold, public):
    share = completeness(page(SOURCE), tag, snapshot).share
    assert (share >= threshold) is public


def test_a_text_of_one_page_counts_there(page, tmp_path, write_po):
    entry = 'msgctxt "page:guide"\nmsgid "Only"\nmsgstr "Nur"\n'
    write_po(tmp_path / "locale", "de", "content", entry)
    snapshot = read(tmp_path / "locale", "en")
    source = "---\ntitle: Only\n---\n"
    assert completeness(page(source), "de", snapshot).share == 1
    assert completeness(page(source, "other.md"), "de", snapshot).share == 0


def test_nothing_to_translate_is_complete():
    assert Completeness(Counts()).share == 1


def test_all_of_it_is_machine_made_if_no_person_has_seen_any_of_it(
    page, tmp_path, write_po
):
    machine = '# dragoman: origin=machine\nmsgid "One"\nmsgstr "Eins"\n\n'
    same = '# dragoman: same\nmsgid "Same"\nmsgstr "Same"\n\n'
    person = 'msgid "Three"\nmsgstr "Drei"\n'
    found = []
    for entries in (machine, machine + same, machine + person, same):
        write_po(tmp_path / "locale", "de", "content", entries)
        snapshot = read(tmp_path / "locale", "en")
        source = page("---\ntitle: One\n---\n\nSame\n\nThree\n")
        found.append(completeness(source, "de", snapshot).is_all_machine)
    assert found == [True, True, False, False]
