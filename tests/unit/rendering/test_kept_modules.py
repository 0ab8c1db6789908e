"""Macros that are imported with context are made once for all that they can name."""

import pytest
from jinja2 import DictLoader
from markupsafe import Markup

from dragoman.rendering import kept_modules
from dragoman.rendering.interface_texts import Voice
from dragoman.rendering.written import WritingEnvironment


class Silent:
    def ui(self, msgid, context=None, plural=None, n=None):
        raise NotImplementedError


MACROS = (
    "{% macro m(view) %}[{{ language }}{{ view }}{{ sign }}]{% endmacro %}"
    "{% macro n() %}{% from 'inner' import i with context %}{{ i() }}{% endmacro %}"
)
TEMPLATES = {
    "macros": MACROS,
    "inner": "{% macro i() %}<{{ deep }}>{% endmacro %}",
    "page": "{% from 'macros' import m, n with context %}{{ m(view) }}{{ n() }}",
    "own": (
        "{% set sign = mark %}{% from 'macros' import m with context %}{{ m(view) }}"
    ),
    "more": "{% macro m(x) %}{{ x }}{% endmacro %}{{ view }}",
    "leading": "{% macro m() %}{% include view %}{% endmacro %}",
    "lost": "{% macro m() %}{% from 'gone' import g %}{% endmacro %}",
}


@pytest.fixture
def environment():
    made = WritingEnvironment(autoescape=True, auto_reload=False)
    made.loader = DictLoader(TEMPLATES)
    return made


def known(voice, **more):
    return {"voice": voice, "language": "x", "deep": 1, "sign": "!", **more}


def test_pages_share_the_macros_that_name_nothing_of_them(environment):
    page, voice = environment.get_template("page"), Voice(Silent())
    assert page.render(known(voice, view="a")) == "[xa!]<1>"
    first = list(voice.modules.values())
    assert page.render(known(voice, view="b")) == "[xb!]<1>"
    assert [each.name for each in voice.modules] == ["macros", "inner"]
    assert list(voice.modules.values()) == first


@pytest.mark.parametrize("name", ["language", "deep", "sign", "voice"])
def test_macros_are_made_anew_where_something_that_they_name_is_another(
    environment, name
):
    page, voice = environment.get_template("page"), Voice(Silent())
    page.render(known(voice, view="a"))
    other = Voice(Silent()) if name == "voice" else Markup("<")
    context = known(voice, view="a") | {name: other}
    fresh = WritingEnvironment(autoescape=True, auto_reload=False)
    fresh.loader = DictLoader(TEMPLATES)
    expected = fresh.get_template("page").render(context | {"voice": Voice(Silent())})
    assert page.render(context) == expected


def test_what_the_importing_template_sets_counts(environment):
    page, voice = environment.get_template("own"), Voice(Silent())
    found = [page.render(known(voice, view="a", mark=mark)) for mark in "?;?"]
    assert found == ["[xa?]", "[xa;]", "[xa?]"]


def test_nothing_of_a_page_is_held(environment):
    page, voice = environment.get_template("page"), Voice(Silent())
    page.render(known(voice, view="a"))
    held = [value for values, _module in voice.modules.values() for value in values]
    assert voice in held
    assert "a" not in held


def test_without_a_voice_macros_are_made_each_time(environment):
    page = environment.get_template("page")
    assert page.render(known(None, view="a")) == "[xa!]<1>"


@pytest.mark.parametrize("name", ["more", "leading", "lost"])
def test_other_templates_are_left_alone(environment, name):
    voice = Voice(Silent())
    source = f"{{% from '{name}' import m with context %}}"
    environment.from_string(source).render(known(voice, view="a"))
    assert not voice.modules


def test_what_a_template_of_macros_reads_is_told(environment):
    environment.globals["asset"] = str
    source = "{% macro m(x) %}{{ x }}{{ asset(y) }}{% endmacro %}{{ ' ' }}"
    tree = environment.parse(MACROS)
    assert kept_modules.read(tree, environment) == (("language", "sign"), ("inner",))
    assert kept_modules.read(environment.parse(source), environment) is None
    named = kept_modules.read(environment.parse(source[:-9]), environment)
    assert named == (("asset", "y"), ())
