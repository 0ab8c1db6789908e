import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.negotiate import Choice, _best, choose, spelled
from negotiation_table import RARE, ROWS, SPARSE, WORLD, Row

SITE = Path(__file__).parents[3] / "site"


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_table(row: Row):
    choice = choose(
        row.available,
        explicit=row.explicit,
        accept_language=row.accept_language,
        default=row.default,
    )
    assert choice.tag == row.expected


def test_table_is_wide_and_its_ids_are_unique():
    assert len(ROWS) >= 90
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert 3 <= len({row.available for row in ROWS}) <= 5


def test_the_order_of_languages_does_not_matter():
    for row in ROWS:
        turned = choose(
            reversed(row.available),
            explicit=row.explicit,
            accept_language=row.accept_language,
            default=row.default,
        )
        assert turned.tag == row.expected, row.id


@pytest.mark.parametrize(
    ("explicit", "header", "choice"),
    [
        ("DE", "pl", Choice("de", "explicit")),
        ("fr", "pl", Choice("pl", "accept-language")),
        ("fr", "ko", Choice("en", "default")),
        (None, "*", Choice("en", "accept-language")),
    ],
)
def test_reason(explicit, header, choice):
    there = ("en", "de", "pl")
    found = choose(there, explicit=explicit, accept_language=header, default="en")
    assert found == choice


def test_a_site_without_languages_has_its_default():
    choice = choose((), explicit="de", accept_language="de", default="en")
    assert choice == Choice("en", "default")


@given(st.text(max_size=600) | st.none(), st.text(max_size=120) | st.none())
def test_no_text_raises(header, explicit):
    choice = choose(WORLD, explicit=explicit, accept_language=header, default="en")
    assert choice.tag in WORLD


_TAG = st.sampled_from(
    [
        *(
            "de",
            "DE-at",
            "sr",
            "sr-Latn",
            "zh",
            "zh-HK",
            "uk",
            "no",
            "nn",
            "*",
            "pt-AO",
        ),
        *("x-a", "en-x-a", "i-default", "zh-min", "und", "es-MX", "en-GB", "q", "a-b"),
    ]
)
_WEIGHT = st.sampled_from(["", ";q=0", ";q=0.5", ";Q=1", " ; q = .5", ";q=0.9;q=1"])


@given(st.lists(st.tuples(_TAG, _WEIGHT).map("".join), max_size=25).map(",".join))
def test_no_header_of_tags_raises_and_ukrainian_never_leads_to_russian(header):
    for there in (WORLD, SPARSE, RARE):
        choice = choose(there, accept_language=header, default=there[0])
        assert choice.tag in there
        if "*" not in header:
            assert choice.tag != "ru"


@given(st.sampled_from(WORLD), _TAG)
def test_a_language_asked_for_by_name_alone_is_given(tag, other):
    header = f"{tag}, {other};q=0.5"
    assert choose(WORLD, accept_language=header, default="en").tag == tag


def test_the_memory_of_headers_is_bounded():
    for number in range(1100):
        header = f"de;q=0.{number % 1000:03}, en;q=0.{number // 1000:03}"
        choose(("de", "en"), accept_language=header, default="en")
    info = _best.cache_info()
    assert info.maxsize is not None
    assert info.currsize <= info.maxsize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pt_BR", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("pt", "pt-BR"),
        ("ZH-TW", "zh-Hant"),
        ("zh_hant", "zh-Hant"),
        ("zh-hant", "zh-Hant"),
        ("zh-cn", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("iw", "he"),
        ("no", "nb"),
        ("tl", "fil"),
        ("in", "id"),
        ("sh", "sr-Latn"),
        ("sr-cyrl", "sr"),
        ("DE", "de"),
        ("de-DE", "de"),
        ("deu", "de"),
        ("de-at", None),
        ("pt-AO", None),
        ("zh-hk", None),
        ("nn", None),
        ("de-1901", None),
        ("xx", None),
        ("", None),
        ("guide", None),
        ("de/", None),
        ("x" * 5000, None),
    ],
)
def test_spelled(text, expected):
    assert spelled(text, WORLD) == expected


def test_an_exact_spelling_comes_before_an_alias():
    for there in itertools.permutations(("zh-Hant", "zh-TW", "zh-Hant-TW")):
        assert [spelled(tag, there) for tag in there] == [*there]


def test_the_name_of_the_site_is_kept_as_the_site_spells_it():
    assert spelled("ZH-tw", ["zh_Hant"]) == "zh_Hant"
    assert choose(["pt_br"], accept_language="pt-BR", default="pt_br").tag == "pt_br"


@given(st.text(max_size=40))
def test_spelled_raises_on_no_text(text):
    assert spelled(text, WORLD) in {None, *WORLD}


def test_importing_it_does_not_load_the_table_of_distances():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import dragoman.languages.negotiate, dragoman.languages.language;"
        "print('langcodes' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, SITE], capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"
