import pytest

from dragoman.catalogs import plural, po
from dragoman.catalogs.template import (
    EXTRACTOR,
    empty,
    has_same_messages,
    is_pot_of,
    joined,
    keep_header,
    pot,
    with_forms,
)

DATE = "2026-01-02 03:04+0000"
HOME = po.NewEntry("Home", extracted=("type: nav",), references=("content/index.md",))
FILES = po.NewEntry("a file", msgid_plural="files", flags=("python-format",))


def test_the_same_text_twice_is_one_message_with_both_places():
    other = po.NewEntry(
        "Home", extracted=("type: title",), references=("content/b.md",)
    )
    verb = po.NewEntry("Home", msgctxt="verb")
    assert joined([HOME, verb, other, HOME]) == [
        po.NewEntry(
            "Home",
            extracted=("type: nav", "type: title"),
            references=("content/index.md", "content/b.md"),
        ),
        verb,
    ]


def test_one_use_with_a_plural_gives_it_to_all():
    (entry,) = joined([po.NewEntry("a file"), FILES])
    assert entry == FILES


def test_a_template_file_lists_its_messages_in_order():
    file = po.parse(pot([HOME, FILES], "Our site", DATE))
    assert [entry.msgid for entry in file.entries] == ["Home", "a file"]
    assert file.entries[0].references == ("content/index.md",)
    assert file.entries[1].msgstr == ("", "")
    assert file.entries[1].flags == ("python-format",)
    assert file.header["Project-Id-Version"] == "Our site"
    assert file.header["POT-Creation-Date"] == DATE
    assert file.header["X-Extractor"] == str(EXTRACTOR)


def test_a_template_file_knows_what_it_was_made_of():
    file = po.parse(pot([HOME, FILES], "Our site", DATE))
    moved = po.NewEntry("Home", extracted=("type: nav",), references=("content/a.md",))
    assert is_pot_of(file, [HOME, FILES], "Our site")
    assert not is_pot_of(file, [HOME, FILES], "Another")
    assert not is_pot_of(file, [FILES, HOME], "Our site")
    assert not is_pot_of(file, [moved, FILES], "Our site")
    assert has_same_messages(file, [FILES, moved])
    assert not has_same_messages(file, [HOME])
    assert not has_same_messages(file, [HOME, po.NewEntry("a file")])


def test_a_new_file_names_its_language_and_forms():
    file = empty("zh-Hant", "Our site", DATE)
    assert file.header["Language"] == "zh_Hant"
    assert plural.parse(file.header["Plural-Forms"]).count == 1
    assert list(file.entries) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2; plural=(n != 1);"),
        ("nplurals=2; plural=n>1;", "nplurals=2; plural=n>1;"),
    ],
)
def test_a_kept_header_changes_where_it_must(before, after):
    fields = {
        "POT-Creation-Date": "x",
        "Last-Translator": "Ada",
        "Plural-Forms": before,
    }
    file = po.new(fields)
    keep_header(file, "de", DATE)
    assert file.header["POT-Creation-Date"] == "x"
    assert file.header["Last-Translator"] == "Ada"
    assert file.header["Plural-Forms"] == after
    assert file.header["X-Extractor"] == str(EXTRACTOR)


def test_a_header_without_a_date_gets_one():
    file = po.new({})
    keep_header(file, "de", DATE)
    assert file.header["POT-Creation-Date"] == DATE


def test_a_message_gets_as_many_forms_as_it_needs():
    assert with_forms(FILES, 3).msgstr == ("", "", "")
    assert with_forms(HOME, 3).msgstr == ("",)
