"""A piece of a template is rendered once in a language for the same values."""

import pytest
from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from dragoman.rendering import kept_texts
from dragoman.rendering.interface_texts import Voice
from dragoman.rendering.kept_texts import HOLE, MOST
from dragoman.rendering.written import WritingEnvironment


class Silent:
    def ui(self, msgid, context=None, plural=None, n=None):
        raise NotImplementedError


class Told:
    """A value that counts how often it is written."""

    def __init__(self):
        self.times = 0

    def __str__(self):
        self.times += 1
        return f"<{self.times}>"


@pytest.fixture
def environment():
    made = WritingEnvironment(autoescape=True)
    made.filters.update(kept_texts.FILTERS)
    return made


PIECE = "{% call kept(a=each) %}[{{ a }}{{ formats }}]{% endcall %}"


def test_a_piece_is_rendered_once_for_the_same_values(environment):
    template = environment.from_string(PIECE)
    voice, told = Voice(Silent()), Told()
    found = [
        template.render(voice=voice, formats=told, each=each)
        for each in ("x", "<", "x")
    ]
    assert found == ["[x&lt;1&gt;]", "[&lt;&lt;2&gt;]", "[x&lt;1&gt;]"]


def test_each_voice_and_each_place_keeps_its_own(environment):
    template = environment.from_string(PIECE + PIECE)
    told = Told()
    for _ in range(2):
        template.render(voice=Voice(Silent()), formats=told, each="x")
    assert told.times == 4


def test_without_a_voice_nothing_is_kept(environment):
    template, told = environment.from_string(PIECE), Told()
    for _ in range(2):
        template.render(formats=told, each="x")
    assert told.times == 2


def test_a_piece_names_nothing_that_it_is_not_kept_by(environment):
    source = "\n{% call kept(a=each) %}{{ a }}{{ view.title }}{% endcall %}"
    with pytest.raises(TemplateSyntaxError, match="names view") as caught:
        environment.from_string(source)
    assert caught.value.lineno == 2


def test_names_of_the_piece_itself_and_macros_are_its_own(environment):
    source = (
        "{% macro m(x) %}<{{ x }}>{% endmacro %}{% call kept() %}"
        "{% set b = 1 %}{% for c in (1, 2) %}{{ m(b + c) }}{% endfor %}{% endcall %}"
    )
    template = environment.from_string(source)
    voice = Voice(Silent())
    assert [template.render(voice=voice) for _ in range(2)] == ["<2><3>"] * 2


def test_a_hole_is_filled_anew_and_is_no_value(environment):
    source = (
        "{% call kept(a=1, hole=each) %}"
        "{{ formats }}[{{ hole }}|{{ hole }}]{% endcall %}"
    )
    template = environment.from_string(source)
    voice, told = Voice(Silent()), Told()
    found = [
        template.render(voice=voice, formats=told, each=each)
        for each in ("x", "<", Markup("<b>"))
    ]
    assert found == [
        "&lt;1&gt;[x|x]",
        "&lt;1&gt;[&lt;|&lt;]",
        "&lt;1&gt;[<b>|<b>]",
    ]
    assert len(voice.kept) == 1


def test_of_several_holes_one_is_filled(environment):
    source = (
        "{% call kept(all=all, hole=sign, at=place) %}"
        "{% for each in all %}<{{ each }}{{ hole }}>{% endfor %}{% endcall %}"
    )
    template, voice = environment.from_string(source), Voice(Silent())
    found = [
        template.render(voice=voice, all=("a", "b", "<"), sign=sign, place=place)
        for place, sign in [(0, Markup("<!>")), (2, "<"), (-1, "!"), (3, "!")]
    ]
    assert found == [
        "<a<!>><b><&lt;>",
        "<a><b><&lt;&lt;>",
        "<a><b><&lt;>",
        "<a><b><&lt;>",
    ]
    assert len(voice.kept) == 1


def test_a_text_that_looks_like_a_hole_is_none(environment):
    source = "{% call kept(a=each, hole='x') %}{{ a }}{% endcall %}"
    template = environment.from_string(source)
    for _ in range(2):
        html = template.render(voice=Voice(Silent()), each=str(HOLE))
        assert html == "&lt;\ufdd0&gt;"


def test_other_calls_are_left_alone(environment):
    source = "{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}x{% endcall %}"
    assert environment.from_string(source).render() == "(x)"


def test_what_is_kept_is_bounded(environment):
    source = "{% call kept(a=each) %}{{ a }}{{ formats }}{% endcall %}"
    template, voice = environment.from_string(source), Voice(Silent())
    long = "x" * (MOST // 8)
    for number in range(20):
        template.render(voice=voice, formats=long, each=number)
    kept = sum(len(piece) for piece in voice.kept.values())
    assert 0 < kept == voice.kept_size <= MOST
