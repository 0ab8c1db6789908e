"""The languages a page offers, and its addresses for search engines."""

import sites
from dragoman.rendering.kept_texts import HOLE
from dragoman.rendering.offered import alternates, below, filled, offers

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
    found = offers(site, home)
    listed = [filled(each, home) for each in found.languages]
    assert [each.language.tag for each in listed] == ["en", "de", "ar", "pl"]
    assert [each.is_public for each in listed] == [True, True, False, False]
    assert [each.percent for each in listed] == [100, 100, 0, 25]
    assert [each.url for each in listed] == ["/en/", "/de/", "/ar/", "/pl/"]
    assert found.of(site.languages["pl"]) is found.languages[3]
    assert found.languages[3].share == 0.25


def test_pages_that_have_come_as_far_offer_the_same(tmp_path):
    page = "---\ntitle: Welcome\n---\n\nThe first paragraph.\n"
    pages = {"some/äß & more.md": page, "other.md": "---\ntitle: Welcome\n---\n"}
    site = site_of(tmp_path, pages=pages)
    home, some = (site.content.pages[path] for path in ("index.md", *[*pages][:1]))
    other = site.content.pages["other.md"]
    assert offers(site, some) is offers(site, home) is not offers(site, other)
    assert offers(site, some, original=True) is not offers(site, some)


def test_a_page_s_address_fills_the_hole(tmp_path):
    path = "some/it's.md"
    site = site_of(tmp_path, pages={path: "---\ntitle: Welcome\n---\n"})
    page = site.content.pages[path]
    german = next(
        each
        for each in offers(site, page, original=True).languages
        if each.language.tag == "de"
    )
    assert HOLE in german.url
    assert filled(german, page).url == f"/de/{below(page)}?original=1"
    assert (
        filled(german, page)
        .url.unescape()
        .startswith(site.url(page, site.languages["de"]))
    )
    for each in alternates(site, page)[:-1]:
        language = site.languages[str(each.tag)]
        assert each.url.unescape() == site.origin + site.url(page, language)


def test_alternates_name_public_languages_and_the_default(tmp_path):
    site = site_of(tmp_path, toml='base_url = "https://example.org"\n')
    found = alternates(site, site.content.by_url[""])
    assert [(each.tag, each.url) for each in found] == [
        ("en", "https://example.org/en/"),
        ("de", "https://example.org/de/"),
        ("x-default", "https://example.org/"),
    ]
