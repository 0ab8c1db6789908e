"""An address carries along what its view was asked for, and nothing else."""

import pytest

import sites
from dragoman.rendering import parameters
from dragoman.rendering.address import address, home


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    content = {"de": "", "zh_Hant": ""}
    return sites.read(tmp_path_factory.mktemp("s"), content=content).site


@pytest.mark.parametrize(
    ("tag", "original", "beside", "expected"),
    [
        ("de", False, None, "/de/"),
        ("de", True, None, "/de/?original=1"),
        ("de", False, "zh-Hant", "/de/?with=zh-hant"),
        ("de", True, "en", "/de/?with=en&original=1"),
        ("en", True, None, "/en/"),
        ("en", True, "de", "/en/?with=de"),
    ],
)
def test_a_page_s_address(site, tag, original, beside, expected):
    found = address(
        site,
        site.content.by_url[""],
        site.languages[tag],
        original=original,
        beside=site.languages[beside] if beside else None,
    )
    assert found == expected
    # It is spelled as it is read, so that no redirect follows.
    query = found.partition("?")[2]
    read = parameters.wanted(query, site, site.languages[tag])
    assert parameters.canonical(query, site, site.languages[tag]) == query
    assert (read.original, read.beside and read.beside.tag) == (
        original and tag != "en",
        beside,
    )


def test_the_home_page_has_an_address_though_it_may_not_be_there(site):
    german = site.languages["de"]
    assert home(site, german) == "/de/"
    assert home(site, german, original=True) == "/de/?original=1"
    assert home(site, site.source, original=True) == "/en/"
