"""Templates write what is safe as it stands, and escape everything else."""

import pytest
from jinja2 import DictLoader, Environment, TemplateNotFound
from markupsafe import Markup

from dragoman.rendering.interface_texts import Said
from dragoman.rendering.written import WritingEnvironment, written


class Html:
    def __html__(self):
        return "<b>"


VALUES = [
    ("<&>\"'", "&lt;&amp;&gt;&#34;&#39;"),
    (Markup("<i>"), "<i>"),
    (Said(Markup("<i>"), "de"), "<i>"),
    (Html(), "<b>"),
    (12, "12"),
    (None, "None"),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_a_value_is_escaped_unless_it_is_safe(value, expected):
    assert written(value) == expected
    environment = WritingEnvironment(autoescape=True)
    assert environment.from_string("{{ x }}").render(x=value) == expected


def test_where_nothing_is_escaped_nothing_is():
    environment = WritingEnvironment(autoescape=False)
    assert environment.from_string("{{ x }}").render(x="<") == "<"
    source = "{% autoescape true %}{{ x }}{% endautoescape %}"
    assert environment.from_string(source).render(x="<") == "&lt;"


def test_a_template_that_others_import_from_is_made_once():
    environment = WritingEnvironment(autoescape=True)
    shared = environment.from_string("{% macro m(x) %}<{{ x }}>{% endmacro %}")
    source = "{% from shared import m %}{{ m(x) }}"
    template = environment.from_string(source)
    assert template.render(shared=shared, x="&") == "<&amp;>"
    assert shared.module is shared.module


CALLS = [
    "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m('<') }}",
    "{% macro m(x, y=2) %}[{{ x }}{{ y }}]{% endmacro %}{{ m('<') }}{{ m(1, 3) }}",
    "{% macro m(x, y=2) %}[{{ x }}{{ y }}]{% endmacro %}{{ m(y=1, x='<') }}",
    "{% macro m() %}[{{ varargs|join }}]{% endmacro %}{{ m('<', 2) }}",
    "{% macro m() %}[{{ kwargs.items()|list }}]{% endmacro %}{{ m(a=1) }}",
    "{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}<{% endcall %}",
    "{% macro m(x) %}[{{ x }}]{% endmacro %}{% for i in [1] %}{{ m(i) }}{% endfor %}",
    "{% macro m(x) %}[{{ x }}]{% endmacro %}{% block b %}{{ m('<') }}{% endblock %}",
]


@pytest.mark.parametrize("source", CALLS)
@pytest.mark.parametrize("autoescape", [True, False])
def test_macros_are_called_as_jinja_calls_them(source, autoescape):
    ours, theirs = (
        made(autoescape=autoescape).from_string(source).render()
        for made in (WritingEnvironment, Environment)
    )
    assert ours == theirs
    assert "[" in ours


def test_a_macro_is_not_given_more_than_it_takes():
    template = WritingEnvironment().from_string(
        "{% macro m() %}{% endmacro %}{{ m(1) }}"
    )
    with pytest.raises(TypeError, match="not more than"):
        template.render()


def test_a_template_is_found_again_as_it_was():
    environment = WritingEnvironment(
        loader=DictLoader({"a": "{{ x }}"}), auto_reload=False
    )
    template = environment.get_template("a")
    assert environment.get_template("a") is template
    assert environment.get_template(template) is template
    assert environment.get_template("a", globals={"x": 5}).render() == "5"
    with pytest.raises(TemplateNotFound):
        environment.get_template("b")


def test_a_template_is_parsed_once_until_it_is_compiled(monkeypatch):
    parsed = []
    parse = Environment._parse

    def counted(self, source, name, filename):
        parsed.append(source)
        return parse(self, source, name, filename)

    monkeypatch.setattr(Environment, "_parse", counted)
    sources = {"a": "{{ 1 }}"}
    environment = WritingEnvironment(autoescape=True, loader=DictLoader(sources))
    assert environment.parse("{{ 1 }}", "a") is environment.parse("{{ 1 }}", "a")
    assert environment.get_template("a").render() == "1"
    assert parsed == ["{{ 1 }}"]
    environment.parse("{{ 1 }}", "a")
    environment.parse("{{ 2 }}", "a")
    assert parsed == ["{{ 1 }}", "{{ 1 }}", "{{ 2 }}"]
