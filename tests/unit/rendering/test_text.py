"""A text in another language than its surroundings carries its own lang and dir."""

from markupsafe import Markup

from dragoman.languages.language import language
from dragoman.rendering.text import Text, language_attributes

GERMAN, ARABIC = language("de"), language("ar")


def test_a_foreign_text_has_attributes():
    text = Text(Markup("x"), ARABIC, GERMAN)
    assert text.is_foreign
    assert text.attributes == ' lang="ar" dir="rtl"'


def test_a_text_among_its_own_has_none():
    text = Text(Markup("<b>x</b>"), GERMAN, GERMAN)
    assert not text.attributes
    assert Markup.escape(text) == "<b>x</b>"


def test_attributes_name_script_and_direction():
    assert language_attributes(language("fuf-Adlm")) == ' lang="fuf-Adlm" dir="rtl"'
