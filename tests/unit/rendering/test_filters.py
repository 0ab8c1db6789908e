"""Templates write dates, numbers and names as the reader's language does."""

from datetime import date, datetime, time, timedelta

import pytest
from jinja2 import Environment
from markupsafe import escape

from dragoman.errors import TemplateError
from dragoman.languages.formats import Formats
from dragoman.languages.language import language
from dragoman.rendering.filters import FILTERS

VALUES = {
    "day": date(2026, 11, 21),
    "clock": time(15, 4),
    "moment": datetime(2026, 11, 21, 15, 4),  # noqa: DTZ001 -- a clock on a wall
    "names": ["a", "<b>", "c"],
    "ago": timedelta(hours=-2),
}


@pytest.fixture
def write():
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)

    def of(tag, source, **context):
        formats = Formats(language(tag, digits="arab" if tag == "ar" else None))
        template = environment.from_string(source)
        return template.render({**VALUES, "formats": formats, **context})

    return of


@pytest.mark.parametrize(
    ("tag", "source", "expected"),
    [
        ("de", "{{ day|date }}", "21. November 2026"),
        ("pl", "{{ day|date('full') }}", "sobota, 21 listopada 2026"),
        ("ja", "{{ day|date }}", "2026年11月21日"),
        ("ar", "{{ 1234.5|number }}", "١٬٢٣٤٫٥"),
        ("de", "{{ clock|time }}", "15:04"),
        ("de", "{{ moment|datetime('short') }}", "21.11.26, 15:04"),
        ("de", "{{ 0.256|percent }}", "26\xa0%"),
        ("de", "{{ 1234.5|currency('EUR') }}", "1.234,50\xa0€"),
        ("de", "{{ 42.195|unit('length-kilometer') }}", "42,195 km"),
        ("de", "{{ names|list_of }}", "a, &lt;b&gt; und c"),
        ("ja", "{{ names|list_of }}", "a、&lt;b&gt;、c"),
        ("de", "{{ names|list_of('or') }}", "a, &lt;b&gt; oder c"),
    ],
)
def test_values_are_written_as_the_language_does(write, tag, source, expected):
    assert write(tag, source) == expected


@pytest.mark.parametrize(
    ("reader", "named", "expected"),
    [
        ("pl", "de", ("niemiecki", "pl")),
        ("pl", "pl", ("polski", "pl")),
        ("ar", "en", ("الإنجليزية", "ar")),
        ("pl", "x-ours", ("<Ours>", "x-ours")),
    ],
)
def test_a_language_is_named_as_the_reader_s_names_it(write, reader, named, expected):
    source = "{{ (named|called).html }}, {{ (named|called).language.tag }}"
    name = "<Ours>" if named == "x-ours" else None
    languages = {"language": language(reader), "named": language(named, name=name)}
    written = write(reader, source, **languages)
    assert written == f"{escape(expected[0])}, {expected[1]}"


def test_relative_time_refuses_to_work_in_a_kept_view(write):
    for context in ({}, {"is_kept": True}):
        with pytest.raises(TemplateError, match="present time"):
            write("de", "{{ ago|relative }}", **context)


def test_relative_time_is_told_where_a_page_is_made_for_one_request(write):
    assert write("de", "{{ ago|relative }}", is_kept=False) == "vor 2 Stunden"
