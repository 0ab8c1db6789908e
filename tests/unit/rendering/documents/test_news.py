import sites
from dragoman.rendering.documents.news import address, dated_pages, has_news

DATED = "---\ntitle: News\ndate: 2026-01-02\n---\n"


def test_a_site_with_a_dated_page_has_a_feed_in_each_language(tmp_path):
    sites.write(tmp_path, pages={"news.md": DATED}, content={"de": ""})
    site = sites.read(tmp_path).site
    assert has_news(site)
    assert [each.page.path for each in dated_pages(site)] == ["news.md"]
    assert address(site, site.languages["de"]) == "/de/feed.xml"


def test_one_without_has_none(tmp_path):
    sites.write(tmp_path, content={"de": ""})
    site = sites.read(tmp_path).site
    assert not has_news(site)
    assert address(site, site.source) is None
