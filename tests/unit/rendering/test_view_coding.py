"""Each coding of a view holds the same document, whatever it was made of."""

import gzip
import random

import brotli
import pytest

from dragoman.rendering import view_coding
from dragoman.rendering.kept_views import KeptView
from vocabulary import WORDS

REVISION = "0123456789abcdef" * 2
UNDO = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
DOCUMENT = " ".join(random.Random(1).choices([*WORDS[:9], ""], k=3000)).encode()


def view(coding):
    first = view_coding.coded(DOCUMENT, coding, REVISION)
    return KeptView("a.md", "/de/a/", "de", REVISION, {coding: first})


@pytest.mark.parametrize("first", UNDO)
@pytest.mark.parametrize("second", UNDO)
def test_a_coding_is_made_of_any_other(first, second):
    made = view(first)
    coded = view_coding.recoded(made, second)
    assert UNDO[second](coded.body) == DOCUMENT
    assert coded == view(second).codings[second]
    assert view_coding.content({second: coded}) == DOCUMENT
    assert set(made.codings) == {first}


def test_tags_name_revision_coding_and_quality():
    assert view("br").codings["br"].etag == f'"{REVISION}-br5"'
    assert view("gzip").codings["gzip"].etag == f'"{REVISION}-gzip6"'
    assert view("identity").codings["identity"].etag == f'"{REVISION}-identity"'


@pytest.mark.parametrize("first", UNDO)
def test_the_best_is_smaller_under_another_tag(first):
    made = view(first)
    assert not view_coding.is_best(made)
    quick = {each: view_coding.coded(DOCUMENT, each, REVISION) for each in UNDO}
    made.codings = view_coding.best(made)
    assert view_coding.is_best(made)
    assert ("identity" in made.codings) == (first == "identity")
    for coding in ("br", "gzip"):
        best = made.codings[coding]
        assert UNDO[coding](best.body) == DOCUMENT
        assert len(best.body) <= len(quick[coding].body)
        assert best.etag != quick[coding].etag
