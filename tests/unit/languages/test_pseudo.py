"""What a site says of the testing languages."""

from dragoman.languages.language import language
from dragoman.languages.pseudo import ACCENTED, HOSTILE, MIRRORED, TESTING, with_testing
from dragoman.settings import LanguageSettings, Settings


def test_none_is_public_whatever_the_settings_say():
    said = {ACCENTED: LanguageSettings(state="public", digits="arab")}
    settings = with_testing(Settings(languages=said), ["en", "de"])
    assert {settings.languages[tag].state for tag in TESTING} == {"preview"}
    assert settings.languages[ACCENTED].digits == "arab"


def test_other_languages_and_declared_ones_are_left_alone():
    said = {"de": LanguageSettings(name="Deutsch!")}
    settings = with_testing(Settings(languages=said), ["de", MIRRORED])
    assert settings.languages["de"] == said["de"]
    assert MIRRORED not in settings.languages


def test_each_has_a_name_and_the_direction_of_its_script():
    said = with_testing(Settings(), []).languages
    made = [language(tag, name=said[tag].name) for tag in TESTING]
    assert [each.direction for each in made] == ["ltr", "rtl", "ltr"]
    assert made[0].name == "English (Pseudo-Accents)"
    assert all(each.name not in {"", each.tag} for each in made)
    assert (made[2].tag, made[2].segment, made[2].cldr) == (HOSTILE, "x-xss", "root")
