import itertools

import pytest
from langcodes import language_distance

from dragoman.languages.distance import MAX_DISTANCE, distance
from dragoman.languages.likely import Triple, identity


def between(wanted, there):
    return distance(identity(wanted).triple, identity(there).triple)


@pytest.mark.parametrize(
    ("wanted", "there", "expected"),
    [
        ("de", "de", 0),
        ("zh-TW", "zh-Hant", 0),
        ("no", "nb", 0),
        ("es-MX", "es-419", 1),
        ("en-AU", "en-GB", 3),
        ("de-AT", "de", 4),
        ("pt-AO", "pt-PT", 4),
        ("nn", "nb", 4),
        ("yue", "zh-Hant", 4),
        ("en-AU", "en", 5),
        ("pt-AO", "pt", 5),
        ("sr", "sr-Latn", 5),
        ("gsw", "de", 8),
        ("bs", "hr", 8),
        ("de-QX", "de", 4),
    ],
)
def test_near(wanted, there, expected):
    assert between(wanted, there) == expected


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        *(("uk", "ru"), ("be", "ru"), ("ca", "es"), ("eu", "es"), ("br", "fr")),
        *(("zh-Hant", "zh-Hans"), ("zh-Hans", "zh-Hant"), ("az", "az-Arab")),
        *(("yue", "zh-Hans"), ("hr", "sr"), ("da", "nb"), ("nb", "nn"), ("ms", "id")),
        *(("x-elvish", "de"), ("qaa", "de"), ("en", "de"), ("ku", "ku-Arab")),
        *(("ar-Latn", "ar"), ("pa-PK", "pa"), ("de", "gsw")),
    ],
)
def test_far(wanted, there):
    assert between(wanted, there) is None


def test_it_agrees_with_langcodes_wherever_both_answer():
    tags = (
        "sr-ME",
        "hr",
        "bs",
        "es-AR",
        "es",
        "pt-PT",
        "en-NZ",
        "en-IE",
        "ar-MA",
        "ar",
    )
    for one, other in itertools.product(tags, tags):
        triples = identity(one).triple, identity(other).triple
        theirs = language_distance.tuple_distance_cached(*triples)
        assert distance(*triples) == (theirs if theirs <= MAX_DISTANCE else None)


def test_readers_cannot_fill_its_memory():
    memory = language_distance._DISTANCE_CACHE
    there = identity("de").triple
    before = len(memory)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for region in map("".join, itertools.product(letters, letters)):
        for script in ("Latn", "Cyrl", "Qaab"):
            for language in ("de", "qab", "gsw", "uk"):
                distance(Triple(language, script, region), there)
    assert len(memory) - before < 700
