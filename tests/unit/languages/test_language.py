import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SettingsError, TagError
from dragoman.languages.formats import Formats
from dragoman.languages.language import Language, language


def test_all_of_it():
    assert language("ZH_hant") == Language(
        tag="zh-Hant",
        folder="zh_Hant",
        segment="zh-hant",
        name="繁體中文",
        direction="ltr",
        script="Hant",
        fallback=(),
        cldr="zh_Hant",
        digits="latn",
    )


def test_a_language_that_cldr_does_not_know():
    assert language("tlh-Hebr") == Language(
        tag="tlh-Hebr",
        folder="tlh_Hebr",
        segment="tlh-hebr",
        name="Klingon (Hebrew)",
        direction="rtl",
        script="Hebr",
        fallback=(),
        cldr="root",
        digits="latn",
    )


def test_it_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        language("de").name = "Deitsch"


def test_a_name_of_ones_own():
    assert language("fuf-Adlm", name="𞤆𞤵𞤤𞤢𞤪").name == "𞤆𞤵𞤤𞤢𞤪"
    assert language("de", name="").name == "Deutsch"


def test_fallback():
    assert language("es-MX").fallback == ("es-419", "es")
    assert language("ca", fallback=["ES", "pt_BR", "ca", "es"]).fallback == (
        "es",
        "pt-BR",
    )
    assert language("es-MX", fallback=[]).fallback == ()


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "latn"),
        ("ar-EG", "arab"),
        ("fa", "arabext"),
        ("mr", "deva"),
        ("fuf-Adlm", "adlm"),
        ("qaa", "latn"),
        ("fa-u-nu-latn", "latn"),
        ("ar-u-ca-islamic-nu-arab", "arab"),
        ("ar-x-u-nu-arab", "latn"),
    ],
)
def test_digits(tag, expected):
    assert language(tag).digits == expected


def test_digits_of_ones_own():
    assert language("ar", digits="arab").digits == "arab"
    assert language("fa-u-nu-arab", digits="latn").digits == "latn"


def test_errors():
    with pytest.raises(TagError):
        language("de.UTF-8")
    with pytest.raises(TagError):
        language("de", fallback=["en", "f r"])
    with pytest.raises(SettingsError):
        language("ar", digits="roman")
    with pytest.raises(SettingsError):
        language("ar-u-nu-native")


@settings(max_examples=60, deadline=None)
@given(
    st.from_regex(
        r"[a-z]{2,3}(-(Arab|Adlm|Latn|Hant))?(-[A-Z]{2})?(-[a-z]{5,8})?", fullmatch=True
    )
)
def test_any_valid_tag_is_a_language_with_formats(tag):
    found = language(tag)
    assert found.name
    assert found.tag not in found.fallback
    assert Formats(found).number(1)
