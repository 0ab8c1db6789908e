"""A layout that looks beyond its page is known by what its templates name."""

import pytest
from jinja2 import DictLoader, Environment

from dragoman import app
from dragoman.rendering.template_reach import Templates


def templates(**layouts):
    files = {f"layouts/{name}.html": text for name, text in layouts.items()}
    files |= {"page.html": "{{ site.source.tag }}", "part.html": "{{ site }}"}
    files |= {"quiet.html": "{{ address(site, page) }}"}
    return Templates(Environment(loader=DictLoader(files)))


def test_the_shipped_layouts():
    found = app.read_site(app.SHIPPED).site.templates
    wide = [each for each in ("page", "home", "formats") if found.is_wide(each)]
    assert wide == []
    assert found.is_wide("languages")
    assert not found.is_wide(None)


@pytest.mark.parametrize(
    ("text", "is_wide"),
    [
        ("{{ view.title }}", False),
        ("{{ site.source.tag }}", False),
        ("{{ site.content }}", True),
        ("{{ status.pages }}", True),
        ("{% set all = site %}{{ all.content }}", True),
        ("{{ other(site) }}", True),
        ("{{ address(view, site) }}", True),
        ('{% include "quiet.html" %}', False),
        ('{% include "part.html" %}', True),
        ('{% from "part.html" import x with context %}', True),
        ('{% extends "layouts/wide.html" %}', True),
        ("{% include view.name %}", True),
        ('{% include "none.html" ignore missing %}', False),
    ],
)
def test_what_a_layout_reaches(text, is_wide):
    found = templates(page="", own=text, wide="{{ site.languages }}")
    assert found.is_wide("own") is is_wide


def test_an_unknown_layout_is_the_ordinary_one():
    assert templates(page="{{ status }}").is_wide("none")
    assert not templates(page="", none_such="{{ status }}").is_wide("none")


def test_the_revision_is_that_of_the_texts():
    one, same, other = templates(page="a"), templates(page="a"), templates(page="b")
    assert one.revision == same.revision != other.revision
    assert Templates().revision


def test_what_was_found_out_before_is_not_looked_at_again():
    found = Templates.recalled("abc")
    assert found.revision == "abc"
    assert not found.is_wide(None)
    assert not found.is_wide("nothing")
