"""The languages a page offers, and its addresses for search engines."""

import sites
from dragoman.rendering.offered import alternates, offer

GERMAN = sites.catalog(
    "de",
    sites.entry("Welcome", "Willkommen"),
    sites.entry("The first paragraph.", "Der erste Absatz."),
)
POLISH = sites.catalog("pl", sites.entry("Welcome", "Witamy"))


def site_of(tmp_path, **options):
    content = {"de": GERMAN, "ar": "", "pl": POLISH}
    return sites.read(tmp_path, content=content, **options).site


def test_public_languages_come_first_in_a_fixed_order(tmp_path):
    site = site_of(tmp_path)
    home = site.content.by_url[""]
    listed = offer(site, home, site.languages["de"])
    assert [each.language.tag for each in listed] == ["en", "de", "ar", "pl"]
    assert [each.is_public for each in listed] == [True, True, False, False]
    assert [each.percent for each in listed] == [100, 100, 0, 25]
    assert [each.url for each in listed] == ["/en/", "/de/", "/ar/", "/pl/"]
    assert [each.is_current for each in listed] == [False, True, False, False]
    assert listed[3].share == 0.25


def test_alternates_name_public_languages_and_the_default(tmp_path):
    site = site_of(tmp_path, toml='base_url = "https://example.org"\n')
    found = alternates(site, site.content.by_url[""])
    assert [(each.tag, each.url) for each in found] == [
        ("en", "https://example.org/en/"),
        ("de", "https://example.org/de/"),
        ("x-default", "https://example.org/"),
    ]
