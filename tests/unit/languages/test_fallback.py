import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.fallback import parents
from dragoman.languages.likely import script


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", ()),
        ("pt-AO", ("pt-PT", "pt")),
        ("pt-BR", ("pt",)),
        ("es-MX", ("es-419", "es")),
        ("es-ES", ("es",)),
        ("en-AU", ("en-001", "en")),
        ("en-AT", ("en-150", "en-001", "en")),
        ("en-US", ("en",)),
        ("zh-Hant-HK", ("zh-Hant",)),
        ("zh-Hant-MO", ("zh-Hant-HK", "zh-Hant")),
        ("zh-HK", ("zh-Hant-HK", "zh-Hant")),
        ("zh-TW", ("zh-Hant-TW", "zh-Hant")),
        ("zh-SG", ("zh-Hans-SG", "zh-Hans", "zh")),
        ("zh-Hant", ()),
        ("zh-Hans", ("zh",)),
        ("sr-Latn", ()),
        ("sr-Latn-RS", ("sr-Latn",)),
        ("sr-ME", ("sr-Latn-ME", "sr-Latn")),
        ("sr-Cyrl", ("sr",)),
        ("az-Arab", ()),
        ("az-IR", ("az-Arab-IR", "az-Arab")),
        ("uz-AF", ("uz-Arab-AF", "uz-Arab")),
        ("fuf-Adlm", ()),
        ("de-1901", ("de",)),
        ("de-CH-1901", ("de-CH", "de")),
        ("sl-rozaj-biske", ("sl-biske", "sl")),
        ("ar-u-nu-latn", ("ar",)),
        ("en-GB-u-nu-latn-x-a", ("en-GB-u-nu-latn", "en-GB", "en-001", "en")),
        ("x-elvish", ()),
        ("qaa-QM", ("qaa",)),
        ("nn", ("nb", "no")),
        ("nn-NO", ("nn", "nb", "no")),
        ("nb", ("no",)),
        ("yue", ("zh-Hant",)),
        ("yue-HK", ("yue-Hant-HK", "yue-Hant", "yue", "zh-Hant")),
        ("yue-CN", ("yue-Hans-CN", "yue-Hans", "zh-Hans", "zh")),
        ("arz", ("ar",)),
        ("uk", ()),
        ("ca", ()),
    ],
)
def test_parents(tag, expected):
    assert parents(tag) == expected


def test_every_locale_of_cldr_has_an_end_and_never_leaves_its_script():
    # CLDR itself sends Hindi in Latin letters to English; that keeps the script too.
    for identifier in localedata.locale_identifiers():
        tag = identifier.replace("_", "-")
        chain = parents(tag)
        assert len(chain) <= 6
        assert tag not in chain
        assert {script(parent) for parent in chain} <= {script(tag)}


@given(
    st.from_regex(
        r"(zh|yue|nn|sr|sh|az|[a-z]{2,3})(-(Hant|Hans|Latn|Arab|Cyrl))?(-[A-Z]{2})?",
        fullmatch=True,
    )
)
def test_no_chain_leaves_its_script(tag):
    assert {script(parent) for parent in parents(tag)} <= {script(tag)}
