"""Which query parameters count, and in which spelling."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sites
from dragoman.rendering import parameters


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    content = {"de": "", "zh_Hant": "", "he": ""}
    return sites.read(tmp_path_factory.mktemp("s"), content=content).site


def beside(site, query, tag="de"):
    found = parameters.wanted(query, site, site.languages[tag]).beside
    return found and found.tag


@pytest.mark.parametrize(
    ("query", "tag"),
    [
        ("with=en", "en"),
        ("with=EN", "en"),
        ("with=%65n", "en"),
        ("a=1&with=zh-hant&b", "zh-Hant"),
        ("with=zh_TW", "zh-Hant"),
        ("with=iw", "he"),
        ("with=en&with=he", "en"),
        ("with=xx&with=en", None),
        ("with=&with=en", None),
        ("with=de", None),
        ("with=DE-de", None),
        ("with=fr", None),
        ("with", None),
        ("With=en", None),
        ("without=en", None),
        ("", None),
        ("&&==&with=%FF%00", None),
    ],
)
def test_only_another_language_of_the_site_stands_beside(site, query, tag):
    assert beside(site, query) == tag


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("with=en", "with=en"),
        ("with=%65n", "with=%65n"),
        ("with=EN", "with=en"),
        ("with=zh_TW", "with=zh-hant"),
        ("a=%20&with=EN&b=", "a=+&with=en&b="),
        ("with=EN&with=HE", "with=en&with=HE"),
        ("with=de", "with=de"),
        ("with=FR", "with=FR"),
        ("WITH=EN&x", "WITH=EN&x"),
    ],
)
def test_what_counts_has_one_spelling(site, query, canonical):
    language = site.languages["de"]
    assert parameters.canonical(query, site, language) == canonical


@pytest.mark.parametrize(
    ("query", "is_wanted"),
    [
        ("original=1", True),
        ("original=%31", True),
        ("a&original=1&b=2", True),
        ("original=1&original=0", True),
        ("original=0&original=1", False),
        ("original=", False),
        ("original", False),
        ("original=true", False),
        ("original=01", False),
        ("Original=1", False),
        ("", False),
    ],
)
def test_the_original_is_asked_for_in_one_spelling(site, query, is_wanted):
    german = site.languages["de"]
    assert parameters.wanted(query, site, german).original == is_wanted
    assert parameters.canonical(query, site, german) == query
    # The source language has nothing that is older than the original.
    assert not parameters.wanted(query, site, site.source).original


def test_both_parameters_may_stand_together(site):
    german = site.languages["de"]
    found = parameters.wanted("original=1&with=EN", site, german)
    assert (found.original, found.beside.tag) == (True, "en")
    spelled = parameters.canonical("original=1&with=EN", site, german)
    assert spelled == "original=1&with=en"


@given(st.text())
def test_a_spelling_is_reached_in_one_step_and_means_the_same(site, query):
    language = site.languages["de"]
    spelled = parameters.canonical(query, site, language)
    assert parameters.canonical(spelled, site, language) == spelled
    wanted = parameters.wanted(query, site, language)
    assert parameters.wanted(spelled, site, language) == wanted


@given(st.text())
def test_what_is_not_declared_is_no_part_of_a_view(site, query):
    named = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
    if not named & set(parameters.PARAMETERS):
        assert parameters.read(query, site, site.languages["de"]) == {}
