"""Templates write what is safe as it stands, and escape everything else."""

import pytest
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
