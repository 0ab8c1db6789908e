"""Every path has exactly one route that answers it first."""

import re

import pytest

from dragoman.web.routes import NOTHING, ROUTES


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/healthz", "alive"),
        ("/readyz", "ready"),
        ("/static/css/site.css", "static"),
        ("/", "page"),
        ("/de/guide/", "page"),
        ("/healthz/", "page"),
        ("//x", "page"),
    ],
)
def test_a_path_has_a_route(path, name):
    found = next(each for each in ROUTES if re.fullmatch(each.pattern, path))
    assert found.name == name


def test_names_are_unique():
    names = [route.name for route in (*ROUTES, NOTHING)]
    assert len(set(names)) == len(names)
