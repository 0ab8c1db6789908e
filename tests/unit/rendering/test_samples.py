"""Samples show one number for each plural form that a language has."""

import pytest

import sites
from dragoman.rendering.interface_texts import Voice
from dragoman.rendering.samples import samples


@pytest.mark.parametrize(("tag", "forms"), [("ja", 1), ("en", 2), ("pl", 3), ("ar", 6)])
def test_there_is_a_count_for_each_form(tmp_path, tag, forms):
    site = sites.read(tmp_path, content={tag: ""}).site
    language = site.languages[tag]
    made = samples(Voice(site.readers[tag]), site.formats(language))
    assert len(made.counts) == forms
