"""A language is offered in its own words, or by its name alone."""

import json

import pytest

import sites
from dragoman.rendering.documents.offer import offer

GERMAN = {
    "This page is also in English.": "Diese Seite gibt es auf Deutsch.",
    "Read it in English": "Auf Deutsch & <gut> lesen",
    "Close this line and do not show it again": "Nicht mehr zeigen",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("s")
    tags = {"de": "", "he": "", "en_GB": "", "fuf_Adlm": ""}
    return sites.ungated(sites.read(root, content=tags), "de", GERMAN).site


def said(site, tag):
    return json.loads(offer(site, site.languages[tag]))


def test_it_is_in_the_words_of_the_language_and_not_escaped(site):
    assert said(site, "de") == {
        "lang": "de",
        "dir": "ltr",
        "text": "Diese Seite gibt es auf Deutsch.",
        "read": "Auf Deutsch & <gut> lesen",
        "close": "Nicht mehr zeigen",
    }


@pytest.mark.parametrize("tag", ["en", "en-GB"])
def test_english_is_offered_in_english(site, tag):
    assert said(site, tag)["text"] == "This page is also in English."


def test_no_other_language_is_offered_as_english(site):
    found = said(site, "fuf-Adlm")
    assert (found["lang"], found["dir"], found["text"]) == ("fuf-Adlm", "rtl", "")
    assert found["read"] == site.languages["fuf-Adlm"].name
    assert found["close"]
