import pytest
from jinja2 import DictLoader, TemplateNotFound

from dragoman.rendering.compiled import Compiled, compiled
from dragoman.rendering.written import WritingEnvironment

TEMPLATES = {
    "page.html": '{% from "part.html" import item with context %}{{ item(name) }}',
    "part.html": "{% macro item(text) %}<b>{{ text }}</b>{{ mark }}{% endmacro %}",
}


def made(loader):
    environment = WritingEnvironment(loader=loader, autoescape=True)
    environment.globals["mark"] = "!"
    return environment


def test_they_say_the_same_in_another_environment():
    first = made(DictLoader(TEMPLATES))
    codes = compiled(first)
    other = made(Compiled(codes))
    said = [each.get_template("page.html").render(name="<") for each in (first, other)]
    assert said == ["<b>&lt;</b>!"] * 2
    assert other.list_templates() == list(codes)


def test_there_are_no_others():
    with pytest.raises(TemplateNotFound):
        made(Compiled({})).get_template("page.html")
