"""An interface text is escaped, filled by name, and knows its language."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dragoman.rendering.interface_texts import Said, Voice, fill


class Found(NamedTuple):
    text: str
    language: str


class Shelf:
    """Texts of one language; what it lacks it has in English."""

    def __init__(self, texts):
        self._texts = texts

    def ui(self, msgid, context=None, plural=None, n=None):
        key = (context, msgid) if context else msgid
        text = self._texts.get(key)
        if text is None:
            return Found(plural if n not in {None, 1} else msgid, "en")
        return Found(text, "de")


VOICE = Voice(
    Shelf(
        {
            "Next": "Weiter",
            "Hello %(name)s": "%(name)s, <b>hallo</b>",
            ("verb", "Open"): "Öffnen",
            "%(num)s page": "%(num)s Seiten, 100 %%",
            "Bad": "%(unknown)s %s %d {x.__class__} %",
        }
    )
)


def test_a_text_knows_the_language_it_was_found_in():
    assert VOICE.gettext("Next") == "Weiter"
    assert VOICE.gettext("Next").language == "de"
    assert VOICE.gettext("Back").language == "en"


def test_markup_of_a_translation_is_shown_and_never_passed():
    said = VOICE.gettext("Hello %(name)s", name="<Ann>")
    assert said == "&lt;Ann&gt;, &lt;b&gt;hallo&lt;/b&gt;"
    assert isinstance(said, Said)


def test_markup_of_a_value_is_kept():
    said = VOICE.gettext("Hello %(name)s", name=Markup("<i>Ann</i>"))
    assert said.startswith("<i>Ann</i>, ")


def test_a_context_tells_words_apart():
    assert VOICE.pgettext("verb", "Open") == "Öffnen"
    assert VOICE.pgettext("state", "Open") == "Open"


def test_a_plural_is_filled_with_its_number():
    assert VOICE.ngettext("%(num)s page", "%(num)s pages", 3) == "3 Seiten, 100 %"
    assert VOICE.npgettext("x", "one", "many", 3) == "many"


def test_what_is_no_placeholder_of_the_call_stays_as_it_is():
    assert VOICE.gettext("Bad") == "%(unknown)s %s %d {x.__class__} %"


def test_the_raw_text_keeps_its_placeholders():
    assert VOICE.raw("Hello %(name)s", None, None, None) == "%(name)s, <b>hallo</b>"


@given(st.text(), st.text())
def test_no_text_and_no_value_becomes_markup(text, value):
    filled = fill(text + "%(x)s", {"x": value})
    assert "<" not in filled
    assert ">" not in filled
    assert '"' not in filled


@pytest.mark.parametrize("text", ["%(x)s" * 3, "%%(x)s", "%(x)d"])
def test_only_named_texts_are_placeholders(text):
    expected = {"%(x)s" * 3: "111", "%%(x)s": "%(x)s", "%(x)d": "%(x)d"}
    assert fill(text, {"x": 1}) == expected[text]
