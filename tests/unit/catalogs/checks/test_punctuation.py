import pytest

from dragoman.catalogs.checks.punctuation import ending
from dragoman.catalogs.checks.text import Text


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("en", "Go.", "full stop"),
        ("en", "Go...", "ellipsis"),
        ("en", "Go…", "ellipsis"),
        ("en", "“Go!”", "exclamation mark"),
        ("en", "**Go**:", "colon"),
        ("en", "Go (now).*", "full stop"),
        ("ja", "行く。", "full stop"),
        ("ja", "（行く？）", "question mark"),
        ("zh", "走：", "colon"),
        ("ar", "اذهب؟", "question mark"),
        ("ur", "جاؤ۔", "full stop"),
        ("hi", "जाओ।", "full stop"),
        ("hy", "Գնա։", "full stop"),
        ("hy", "Գնա:", "full stop"),
        ("el", "Πας;", "question mark"),
        ("en", "a;", "semicolon"),
        ("am", "ሂድ።", "full stop"),
        ("en", "Go", None),
        ("en", "", None),
    ],
)
def test_how_a_text_ends(language, text, mark):
    assert ending(Text(text, is_markdown=False), language) == mark


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("de", "Save it.", "Sichern"),
        ("de", "Save", "Sichern!"),
        ("ar", "Are you sure?", "هل أنت متأكد"),
        ("hi", "It was saved.", "सहेजा गया"),
        ("ja", "Nothing", "何も起こりません。"),
        ("de", "Nothing is here yet, so write", "Schreibe, denn noch ist nichts da."),
    ],
)
def test_another_mark_is_found(said, language, source, translation):
    assert "end-punctuation" in said(source, translation, language=language)


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("el", "Are you sure?", "Είστε σίγουροι;"),
        ("ja", "What do you need?", "何が必要でしょうか。"),
        ("th", "It was saved.", "บันทึกแล้ว"),
        ("hy", "Where to?", "Ո՞ւր"),
        ("ar", "Why it matters", "لماذا هذا مهم؟"),
        ("zh", "For example:", "例如。"),
        ("de", "24 hours", "24 Std."),
        ("da", "{}th", "{}."),
        ("sv", "Nov.", "nov"),
        ("de", "He said “no”.", "Er sagte „nein“."),
    ],
)
def test_a_mark_that_is_right_there(said, language, source, translation):
    assert "end-punctuation" not in said(source, translation, language=language)


@pytest.mark.parametrize(
    ("translation", "language", "good"),
    [
        ("Vraiment ?", "fr", False),
        ("Vraiment?", "fr", False),
        ("Vraiment\u202f?", "fr", True),
        ("Vraiment\u00a0?", "fr", True),
        ("Vraiment?", "fr-CA", True),
        ("Echt?", "de", True),
        ("à 12:30 sur http://a.org/?b ?", "fr", False),
        ("à 12:30 sur http://a.org/?b\u00a0?", "fr", True),
        ("`a ? b : c`\u00a0?", "fr", True),
    ],
)
def test_french_has_a_space_before_its_marks(found, translation, language, good):
    found_here = found("Really `a ? b : c`?", translation, language=language)
    assert ("french-spacing" not in found_here) is good


@pytest.mark.parametrize(
    ("translation", "good"),
    [
        ("eins (zwei)", True),
        ("eins (zwei", False),
        ("eins zwei)", False),
        ("eins（zwei）", True),
        ("eins zwei :)", True),
        ("पासवर्ड (पुन:)", True),
    ],
)
def test_brackets_close(said, translation, good):
    assert ("brackets" not in said("one (two)", translation)) is good


def test_lists_with_one_bracket_are_as_in_the_source(said):
    assert "brackets" not in said("a) one", "a) eins")
