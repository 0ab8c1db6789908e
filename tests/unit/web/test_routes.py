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
        ("/sitemap.xml", "sitemaps"),
        ("/robots.txt", "robots"),
        ("/favicon.ico", "favicon"),
        ("/.well-known/security.txt", "security"),
        ("/de/feed.xml", "feed"),
        ("/de/site.webmanifest", "manifest"),
        ("/de/sitemap.xml", "sitemap"),
        ("/de/offer.json", "offer"),
        ("/de/feedaxml", "page"),
        ("/de/guide/feed.xml", "page"),
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


def test_the_first_names_of_paths_are_told():
    named = {route.name: route.first_name for route in ROUTES if route.name != "page"}
    assert named == {
        "alive": "healthz",
        "ready": "readyz",
        "static": "static",
        "sitemaps": "sitemap.xml",
        "robots": "robots.txt",
        "favicon": "favicon.ico",
        "security": ".well-known",
        "feed": "feed.xml",
        "manifest": "site.webmanifest",
        "sitemap": "sitemap.xml",
        "offer": "offer.json",
    }
