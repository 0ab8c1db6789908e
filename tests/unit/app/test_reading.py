"""A whole site is read, and what is wrong with it is told."""

import pytest

import sites
from dragoman import app
from dragoman.errors import TemplateError


def test_languages_are_those_of_locale(tmp_path):
    read = sites.read(tmp_path, content={"ur": "", "sr_Latn": ""})
    assert list(read.site.languages) == ["en", "sr-Latn", "ur"]


def test_a_site_uses_the_shipped_templates_under_its_own(tmp_path):
    sites.write(tmp_path, files={"templates/error.html": "Mine"})
    read = app.read_site(tmp_path)
    assert read.renderer.error(read.site, read.site.source, 404) == "Mine"
    home = read.site.content.by_url[""]
    assert "<main" in read.renderer.page(read.site, home, read.site.source)


def test_a_site_without_base_url_names_the_listening_address(tmp_path):
    sites.write(tmp_path)
    assert app.read_site(tmp_path, "http://127.0.0.1:1").site.origin.endswith(":1")
    sites.write(tmp_path, toml='base_url = "https://example.org"\n')
    read = app.read_site(tmp_path, "http://127.0.0.1:1")
    assert read.site.origin == "https://example.org"


def test_problems_have_place_and_remedy(tmp_path):
    pages = {"a.md": "---\ntitle: A\n---\n\n[x](nowhere.md)\n"}
    problems = sites.read(tmp_path, pages=pages, content={"de": "msgid x\n"}).problems
    assert any(text.startswith("content/a.md:5:") for text in problems)
    assert any("content.po:1" in text for text in problems)


def test_check_tells_what_cannot_be_served_at_all(tmp_path):
    sites.write(tmp_path, files={"templates/error.html": "{{ asset('none') }}"})
    with pytest.raises(TemplateError):
        app.read_site(tmp_path)
    assert len(app.check(tmp_path)) == 1
    assert "templates/error.html:1" in app.check(tmp_path)[0]


@pytest.mark.parametrize(
    "slug", ["feed.xml", "site.webmanifest", "sitemap.xml", "offer.json", "robots.txt"]
)
def test_no_page_takes_the_address_of_a_document(tmp_path, slug):
    page = f"---\ntitle: Page\nslug: {slug}\n---\n"
    (finding,) = sites.read(tmp_path, pages={"page.md": page}).problems
    assert finding.startswith("content/page.md:3: ")
    assert f"the server keeps “/{slug}” for itself" in finding
