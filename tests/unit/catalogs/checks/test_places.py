import pytest

FILES = {"several": "%(n)s files"}
RUSSIAN = "nplurals=2; plural=(n%10==1 ? 0 : 1);"
FORMAT = {"before": "#, python-format"}


@pytest.mark.parametrize(
    ("translation", "good"),
    [
        ("%(done)s von %(all)s", True),
        ("von %(all)s: %(done)s, %(done)s", True),
        ("%(done)s", False),
        ("%(done)s von %(alle)s", False),
        ("%(done)d von %(all)s", False),
        ("%(done)s von %(all)s, 5 %", False),
        ("%(done)s von %(all)s, 5 %%", True),
        ("%(done)s von %(all)s {x}", False),
        ("%s von %s", False),
    ],
)
def test_a_translation_names_the_places_of_its_source(said, translation, good):
    assert ("placeholder" not in said("%(done)s of %(all)s", translation)) is good


@pytest.mark.parametrize("text", ["{x} of {y.z}", "{} {0}"])
def test_braces_are_places_too(said, found, text):
    assert not found(text, f"Also {text}")
    assert "placeholder" in found(text, "nichts")
    assert "{w}" in said(text, text + " {w}")["placeholder"]


@pytest.mark.parametrize(
    ("forms", "rule", "good"),
    [
        (["eine Datei", "%(n)s Dateien"], None, True),
        (["%(n)s Datei", "viele Dateien"], None, False),
        (["eine Datei", "%(zahl)s Dateien"], None, False),
        (["один файл", "%(n)s файлов"], RUSSIAN, False),
        (["%(n)s файл", "%(n)s файлов"], RUSSIAN, True),
    ],
)
def test_every_plural_form_names_its_places(said, forms, rule, good):
    terms = FILES if rule is None else {**FILES, "rule": rule}
    assert ("placeholder" not in said("one file", *forms, **terms)) is good


def test_places_in_code_are_code(found):
    assert list(found("Write `%(name)s`", "Schreibe `%(n)s`")) == ["code"]


def test_numbers_and_quotes_are_no_places(found, said):
    assert not said("100 “items”", "100 „Dinge“")
    assert not found("Up 10 % {now}", "10\u00a0% mehr {now}")


@pytest.mark.parametrize(
    ("source", "translation", "good"),
    [
        ("%s of %d", "%s von %d", True),
        ("%s of %d", "%d von %s", False),
        ("%s of %d", "%s von %i", True),
        ("%s", "nichts", False),
        ("100 %% of %s", "100 %% von %s", True),
    ],
)
def test_unnamed_places_keep_their_order(said, source, translation, good):
    assert ("python-format" not in said(source, translation, **FORMAT)) is good


def test_without_the_flag_nobody_fills_unnamed_places(said):
    assert "python-format" not in said("%s of %d", "%d von %s")
