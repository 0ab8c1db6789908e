"""The feed is Atom as RFC 4287 has it, and tells of each text what it is."""

import datetime as dt
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

import sites
from dragoman.rendering.documents import feed
from unit.rendering.documents import news

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ORIGIN = "http://127.0.0.1:8888"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[\w/.%-]+", re.ASCII)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return news.read(tmp_path_factory.mktemp("news"))


def parsed(read, tag):
    site = read.site
    return ET.fromstring(read.renderer.feed(site, site.languages[tag]))


def said(element, name):
    return element.findtext(ATOM + name)


def entries(document):
    return document.findall(ATOM + "entry")


class Html(HTMLParser):
    """Collects elements and text of an entry."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self.languages, self.words = [], set(), []
        self.feed(text)

    def handle_starttag(self, _tag, attributes):
        found = dict(attributes)
        self.addresses += [found[key] for key in ("href", "src") if key in found]
        self.languages |= {(found["lang"], found["dir"])} if "lang" in found else set()

    def handle_data(self, data):
        self.words += [data.strip()] if data.strip() else []


@pytest.mark.parametrize("tag", ["en", "ar", "de", "ja"])
def test_the_structure_is_that_of_rfc_4287(read, tag):
    document = parsed(read, tag)
    assert document.tag == ATOM + "feed"
    assert document.get(XML + "lang") == tag
    for element in (document, *entries(document)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
            assert said(element, name).strip()
        assert MOMENT.fullmatch(said(element, "updated"))
        links = element.findall(ATOM + "link")
        kinds = [(link.get("rel"), link.get("type")) for link in links]
        assert len(set(kinds)) == len(kinds)
        assert ("alternate", "text/html") in kinds
        assert all(link.get("href").startswith(ORIGIN) for link in links)
    assert document.find(ATOM + "author").findtext(ATOM + "name")
    own = document.find(f"{ATOM}link[@rel='self']")
    assert own.get("href") == said(document, "id") == f"{ORIGIN}/{tag}/feed.xml"


def test_identities_are_tag_uris_and_differ(read):
    found = [
        said(each, "id")
        for tag in ("en", "ar", "de")
        for each in entries(parsed(read, tag))
    ]
    assert len(set(found)) == len(found) == 5
    assert all(TAG_URI.fullmatch(each) for each in found)
    assert "tag:127.0.0.1,2026-01-02:de/news/second.md" in found


def test_the_identity_outlives_a_new_slug_and_https(tmp_path, read):
    pages = {
        path: text.replace("weight", "slug: other\nweight") if "third" in path else text
        for path, text in news.PAGES.items()
    }
    moved = sites.read(tmp_path, pages=pages, files={"content/news/map.svg": news.SVG})
    before, after = (
        said(entries(parsed(each, "en"))[0], "id") for each in (read, moved)
    )
    assert before == after


def test_the_newest_comes_first_and_then_the_lightest(read):
    titles = [said(each, "title") for each in entries(parsed(read, "en"))]
    assert titles == ["The third news", "The second news", "The first news"]


def test_only_what_is_public_in_the_language_is_listed(read):
    titles = {
        tag: [said(each, "title") for each in entries(parsed(read, tag))]
        for tag in ("ar", "de", "ja")
    }
    assert titles == {
        "ar": ["«The third news»"],
        "de": ["„The second news“"],
        "ja": [],
    }


def test_days_are_those_of_the_front_matter(read):
    document = parsed(read, "en")
    first = entries(document)[0]
    assert said(first, "published") == "2026-03-04T00:00:00Z"
    assert said(first, "updated") == "2026-05-06T00:00:00Z"
    assert said(document, "updated") == said(first, "updated")
    # Without an entry, the day is that of the news that are not translated yet.
    assert said(parsed(read, "ja"), "updated") == said(first, "updated")


def test_an_entry_says_what_it_is_about(read):
    entry = entries(parsed(read, "de"))[0]
    assert entry.get(XML + "lang") == "de"
    assert entry.get(XML + "base") == f"{ORIGIN}/de/news/second/"
    assert said(entry, "summary") == "„What is second & true.“"


def test_every_address_is_absolute(read):
    for tag in ("en", "ar", "de"):
        for entry in entries(parsed(read, tag)):
            html = Html(said(entry, "content"))
            assert html.addresses
            assert all(each.startswith(ORIGIN) for each in html.addresses)
            assert f"{ORIGIN}/{tag}/" in html.addresses
    assert entry.find(ATOM + "content").get("type") == "html"


def test_a_foreign_block_says_so(read):
    html = Html(said(entries(parsed(read, "de"))[0], "content"))
    assert html.languages == {("de", "ltr"), ("en", "ltr")}
    assert "A tip of second." in html.words
    arabic = Html(said(entries(parsed(read, "ar"))[0], "content"))
    assert ("ar", "rtl") in arabic.languages


def test_what_is_said_of_a_block_is_two_words_without_a_style_sheet(read):
    content = said(entries(parsed(read, "de"))[0], "content")
    (note,) = [
        each for each in re.findall("<small>(.*?)</small>", content) if "span" in each
    ]
    german = read.site.voice(read.site.languages["de"])
    words = re.sub("<[^>]*>", "", note)
    assert words == f"English {german.gettext('Not translated yet')}"


def test_a_machine_s_work_says_so_in_its_first_line(read):
    first = Html(said(entries(parsed(read, "ar"))[0], "content")).words[0]
    arabic = read.site.voice(read.site.languages["ar"])
    assert first == arabic.gettext(
        "All of it is machine translation that no person has checked yet."
    )
    german = Html(said(entries(parsed(read, "de"))[0], "content")).words[0]
    assert re.search(r"machine|maschin", german, re.IGNORECASE)
    source = Html(said(entries(parsed(read, "en"))[0], "content")).words
    assert source[0] == "Here is"


def test_no_text_breaks_the_document(tmp_path):
    attack = "]]></content></feed><script>alert(1)</script>&bad;\u2028 \u202e"
    texts = (*news.HOME, *news.WORDS, *news.texts("second"))
    read = news.read(tmp_path, content={"de": ""})
    read = sites.ungated(read, "de", dict.fromkeys(texts, attack))
    document = parsed(read, "de")
    assert attack.partition("&")[0] in said(entries(document)[0], "title")
    assert "<script" not in said(entries(document)[0], "content").lower()


def test_no_more_than_thirty_are_listed(tmp_path):
    day = dt.date(2026, 1, 1)
    pages = {
        f"n{number}.md": news.NEWS.format(number, day + dt.timedelta(number), 0)
        for number in range(feed.MOST + 2)
    }
    pages |= {"index.md": news.PAGES["index.md"]}
    files = {"content/map.svg": news.SVG}
    listed = entries(parsed(sites.read(tmp_path, pages=pages, files=files), "en"))
    assert len(listed) == feed.MOST
    assert said(listed[0], "title") == f"The {feed.MOST + 1} news"


def test_a_site_without_news_has_no_feed(tmp_path):
    read = sites.read(tmp_path)
    english = read.site.languages["en"]
    assert read.renderer.feed(read.site, english) is None
