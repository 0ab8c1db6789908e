from dataclasses import replace

import pytest

from dragoman.catalogs.catalog import Origin, State
from dragoman.catalogs.reader import Reader, Shown
from dragoman.catalogs.shelf import read
from dragoman.languages.language import language
from dragoman.pages.markdown import compile_page

ONE_AND_MANY = """msgid "one file"
msgid_plural "%(num)s files"
msgstr[0] "eine Datei"
msgstr[1] "%(num)s Dateien"
"""


@pytest.fixture
def locale(tmp_path, write_po):
    folder = tmp_path / "locale"
    write_po(
        folder,
        "de",
        "content",
        'msgid "Home"\nmsgstr "Start"\n\n'
        'msgctxt "page:guide"\nmsgid "Home"\nmsgstr "Zur Startseite"\n\n'
        '# dragoman: origin=machine\nmsgid "By machine"\nmsgstr "Von Maschine"\n\n'
        '#, fuzzy\n#| msgid "An old text here now"\n'
        'msgid "An old text here"\nmsgstr "Ein alter Text"\n\n'
        '#, fuzzy\nmsgid "A guess"\nmsgstr "Geraten"\n',
    )
    write_po(folder, "de_AT", "content", 'msgid "Own"\nmsgstr "Eigenes"\n')
    write_po(
        folder, "de", "messages", ONE_AND_MANY + '\nmsgid "Next"\nmsgstr "Weiter"\n'
    )
    write_po(folder, "en", "messages", 'msgid "Color"\nmsgstr "Colour"\n')
    return folder


@pytest.fixture
def reader(locale):
    def make(tag, source="en", fallback=None):
        return Reader(read(locale, source), language(tag, fallback=fallback))

    return make


def test_an_own_text(reader):
    german = reader("de")
    assert german.block("Home") == Shown("Start", "de", State.CURRENT)
    assert german.block("By machine").origin is Origin.MACHINE


def test_a_text_of_one_page(reader):
    assert reader("de").block("Home", None, "guide.md").text == "Zur Startseite"


def test_an_outdated_text_is_shown_with_what_it_was_made_for(reader):
    shown = reader("de").block("An old text here")
    assert shown.text == "Ein alter Text"
    assert shown.state is State.OUTDATED
    assert shown.previous == "An old text here now"


@pytest.mark.parametrize("text", ["A guess", "Never translated"])
def test_a_guess_is_missing_like_what_nobody_translated(reader, text):
    assert reader("de").block(text) == Shown(text, "en", State.MISSING)


def test_a_missing_text_comes_from_the_chain_in_its_own_language(reader):
    austrian = reader("de-AT")
    assert austrian.block("Own") == Shown("Eigenes", "de-AT", State.CURRENT)
    assert austrian.block("Home") == Shown("Start", "de", State.MISSING)
    outdated = austrian.block("An old text here")
    assert (outdated.language, outdated.state) == ("de", State.MISSING)
    assert outdated.previous is None


def test_the_chain_is_the_languages(reader):
    assert reader("ur", fallback=["de"]).block("Home").language == "de"
    assert reader("ur").block("Home").language == "en"


def test_the_source_ends_the_chain(reader):
    shown = reader("ur", source="pt", fallback=["pt", "de"]).block("Home")
    assert (shown.text, shown.language) == ("Home", "pt")


def test_in_the_source_language_every_block_is_current(reader):
    assert reader("en").block("Anything") == Shown("Anything", "en", State.CURRENT)


@pytest.mark.parametrize(
    ("n", "text"), [(0, "%(num)s Dateien"), (1, "eine Datei"), (5, "%(num)s Dateien")]
)
def test_an_interface_text_takes_the_form_of_its_number(reader, n, text):
    shown = reader("de").ui("one file", None, "%(num)s files", n)
    assert (shown.text, shown.language) == (text, "de")


@pytest.mark.parametrize(("n", "text"), [(0, "%(num)s files"), (1, "one file")])
def test_english_forms_stand_in(reader, n, text):
    shown = reader("ja").ui("one file", None, "%(num)s files", n)
    assert shown == Shown(text, "en", State.MISSING)


def test_asked_without_a_number_a_plural_gives_the_form_of_one(reader):
    assert reader("de").ui("one file").text == "eine Datei"


def test_an_entry_without_forms_does_not_answer_for_a_number(reader):
    shown = reader("de").ui("Next", None, "Next %(num)s", 3)
    assert shown == Shown("Next %(num)s", "en", State.MISSING)


def test_interface_texts_fall_back_along_the_chain(reader):
    assert reader("de-AT").ui("Next") == Shown("Weiter", "de", State.MISSING)
    assert reader("ja", fallback=["en", "de"]).ui("Next").language == "en"


def test_an_interface_text_in_another_context_is_another_text(reader):
    assert reader("de").ui("Next", "verb") == Shown("Next", "en", State.MISSING)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", ("en", State.CURRENT)),
        ("en-GB", ("en-GB", State.CURRENT)),
        ("en-Shaw", ("en", State.MISSING)),
        ("ja", ("en", State.MISSING)),
    ],
)
def test_every_english_reads_the_msgids(reader, tag, expected):
    shown = reader(tag).ui("Search")
    assert (shown.language, shown.state) == expected


def test_a_site_can_word_the_english_texts_anew(reader):
    assert reader("en").ui("Color") == Shown("Colour", "en", State.CURRENT)
    assert reader("ja").ui("Color") == Shown("Colour", "en", State.MISSING)


def test_a_site_in_another_source_language_still_speaks_english_below(reader):
    portuguese = reader("pt", source="pt")
    assert portuguese.ui("Next") == Shown("Next", "en", State.MISSING)
    assert portuguese.block("Início") == Shown("Início", "pt", State.CURRENT)


PAGE = compile_page(
    "---\ntitle: Home\n---\n\nBy machine\n\nAn old text here\n\nA guess\n\n"
    "Heard of by nobody\n\nOwn\n\nHome\n",
    "guide.md",
)


@pytest.mark.parametrize("tag", ["de", "de-AT", "en", "ur"])
@pytest.mark.parametrize("path", ["guide.md", "other.md"])
def test_the_texts_of_a_page_are_found_together_as_alone(reader, tag, path):
    page, found = replace(PAGE, path=path), reader(tag)
    alone = {
        (each.text, each.context): found.block(each.text, each.context, path)
        for each in page.blocks
    }
    assert found.texts(page) == alone
    # Whoever asks next gets the same ones.
    assert found.texts(page) is found.texts(page)
    for (text, context), shown in alone.items():
        assert found.block(text, context, path) == shown
        assert found.block(text, context) == reader(tag).block(text, context)


def test_a_page_that_was_written_anew_has_its_own_texts(reader):
    german = reader("de")
    assert ("Own", None) in german.texts(PAGE)
    assert german.texts(compile_page("Home\n", "guide.md")).keys() == {
        ("guide", None),
        ("Home", None),
    }
