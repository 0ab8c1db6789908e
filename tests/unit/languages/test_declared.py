"""A site's languages: the source first, with fallbacks that the site has."""

import pytest

from dragoman.errors import SettingsError
from dragoman.languages.declared import canonical_settings, declared_languages
from dragoman.settings import Settings


def of(*tags, **said):
    settings = canonical_settings(Settings.model_validate(said))
    known = {*tags, settings.source_language}
    return declared_languages(settings, tags, known)


def test_the_source_comes_first_and_then_the_order_of_the_tags():
    assert list(of("ur", "sr-Latn", "pt", source_language="PT")) == [
        "pt",
        "sr-Latn",
        "ur",
    ]


def test_what_the_site_says_of_a_language_counts():
    said = {"sr_latn": {"name": "Srpski", "digits": "arab", "fallback": ["de"]}}
    serbian = of("sr-Latn", "de", languages=said)["sr-Latn"]
    assert (serbian.name, serbian.digits, serbian.fallback) == (
        "Srpski",
        "arab",
        ("de",),
    )


def test_a_fallback_finds_the_site_s_own_spelling():
    languages = of("zh-TW", "zh-Hant-HK", "en-GB")
    assert languages["zh-Hant-HK"].fallback == ("zh-TW",)
    assert languages["en-GB"].fallback == ("en",)


def test_a_fallback_that_nobody_has_is_left_out():
    assert of("pt-AO")["pt-AO"].fallback == ()


@pytest.mark.parametrize(
    "said",
    [
        {"source_language": "not a tag"},
        {"languages": {"x y": {}}},
        {"languages": {"de": {"digits": "zzz"}}},
        {"languages": {"de": {"fallback": ["not!"]}}},
    ],
)
def test_a_wrong_tag_in_the_settings_is_told(said):
    with pytest.raises(SettingsError, match=r"site\.toml"):
        of(**said)


def test_all_faults_are_told_at_once():
    with pytest.raises(SettingsError) as caught:
        of(
            source_language="not a tag",
            languages={"x y": {}, "de": {"digits": "zzz"}, "fr": {"fallback": ["?"]}},
        )
    for told in ("source_language", "x y", "languages.de", "languages.fr"):
        assert told in str(caught.value)
