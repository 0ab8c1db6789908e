"""The page of the languages: every figure on it is what the files say."""

import re
from html.parser import HTMLParser

import pytest

import sites
from dragoman import app
from dragoman.catalogs import po
from dragoman.catalogs.similarity import SAME_BLOCK, similarity
from dragoman.pages import words
from web.running import running

PAGES = {
    "index.md": "---\ntitle: Home page\n---\n\nSeven words of text stand right here.\n",
    "languages.md": "---\ntitle: The languages\nlayout: languages\n---\n\nHome page\n",
}
GERMAN = sites.catalog(
    "de",
    sites.entry("Home page", "Startseite"),
    sites.outdated(
        "Seven words of text stood right here.",
        "Seven words of text stand right here.",
        "Sieben Wörter Text standen genau hier.",
    ),
)
HINDI = sites.catalog("hi", sites.machine("The languages", "भाषाएँ"))


class Tables(HTMLParser):
    """Collects the text of the cells of every table."""

    def __init__(self, html):
        super().__init__()
        self.tables, self._open = [], False
        self.feed(html)

    def handle_starttag(self, tag, _attributes):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append([])
            self._open = True

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            cell = self.tables[-1][-1].pop()
            self.tables[-1][-1].append(" ".join("|".join(cell).split()))
            self._open = False

    def handle_data(self, text):
        if self._open:
            self.tables[-1][-1][-1].append(text)


def rows(html, table=0):
    """Give the rows of a table below its head."""
    return Tables(html).tables[table][1:]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    root = tmp_path_factory.mktemp("small")
    content = {"de": GERMAN, "hi": HINDI, "ar": ""}
    toml = 'title = "A site"\npublish_threshold = 0.5\n'
    with running(sites.read(root, pages=PAGES, content=content, toml=toml)) as served:
        yield served


@pytest.fixture(scope="module")
def shipped():
    with running(app.read_site(app.SHIPPED, "http://127.0.0.1:8888")) as served:
        yield served


def test_every_language_is_named_in_itself_and_in_the_reader_s(small):
    html = small.ask("/en/languages/").text
    assert [row[0] for row in rows(html)] == [
        "English",
        "العربية|Arabic",
        "Deutsch|German",
        "हिन्दी|Hindi",
    ]
    assert (
        '<a lang="ar" dir="rtl" translate="no" hreflang="ar" href="/ar/languages/">'
        in html
    )
    assert 'aria-current="true">English</span>' in html


def test_the_figures_are_words_of_the_original_each_text_once(small):
    # In all: "A site", "Home page", the paragraph, and "The languages".
    assert [row[1:] for row in rows(small.ask("/en/languages/").text)] == [
        ["2 of 2", "The original"],
        ["0 of 2", "0%", "0", "13", "0", "0"],
        ["2 of 2", "69%", "7", "4", "0", "9"],
        ["1 of 2", "15%", "0", "11", "2", "0"],
    ]


def test_each_page_is_told_in_the_language_of_its_reader(small):
    html = small.ask("/de/languages/").text
    assert rows(html, 1) == [
        ["Startseite", "100 %", "7", "0", "0", "9"],
        ["The languages", "50 %", "0", "2", "0", "2"],
    ]
    assert '<a href="/de/languages/" lang="en" dir="ltr">' in html


def test_the_language_of_the_originals_has_no_list_of_pages(small):
    assert len(Tables(small.ask("/en/languages/").text).tables) == 1


def test_where_the_original_stands_in_the_tables_are_in_its_words(small):
    html = small.ask("/ar/languages/").text
    assert 'class="languages" lang="en" dir="ltr"' in html
    assert rows(html, 1)[0] == ["Home page", "0%", "0", "9", "0", "0"]
    assert '<a href="/ar/">Home page</a>' in html


def test_numbers_are_written_in_the_reader_s_digits(tmp_path):
    content = {"ar": sites.catalog("ar", sites.entry("Home page", "الرئيسية"))}
    toml = 'publish_threshold = 0.0\n[languages.ar]\ndigits = "arab"\n'
    read = sites.read(tmp_path, pages=PAGES, content=content, toml=toml)
    page = read.site.content.pages["languages.md"]
    html = read.renderer.page(read.site, page, read.site.languages["ar"])
    figures = " ".join(cell for row in rows(html) for cell in row[1:])
    assert re.search("[٠-٩]", figures)
    assert not re.search("[0-9]", figures)


def blocks(site):
    """Yield every text of the pages: page, context, text, words."""
    title = site.settings.title
    yield "", None, title, words.count(title)
    for page in site.content.sequence:
        for block in page.blocks:
            yield page.path.removesuffix(".md"), block.context, block.text, block.words


def counted(site, tag):
    """Count a language's file: words in all, shown, older, by machine, by people."""
    folder = site.languages[tag].folder
    path = app.SHIPPED / "locale" / folder / "LC_MESSAGES" / "content.po"
    entries = {
        (entry.msgctxt, entry.msgid): entry
        for entry in po.parse(path.read_bytes()).entries
        if not entry.obsolete and is_shown(entry)
    }
    weights, made = {}, {}
    for page, context, text, weight in blocks(site):
        keys = [(f"page:{page}", text), (context, text), (None, text)]
        entry = next((entries[key] for key in keys if key in entries), None)
        weights.setdefault((context, text), weight)
        made.setdefault((context, text), []).append(kinds(entry))
    # Where a page has a text of its own, the page that stands worst counts.
    worst = {key: min(each, key=len) for key, each in made.items()}
    names = ("shown", "older", "machine", "people")
    sums = {
        name: sum(weights[key] for key in worst if name in worst[key]) for name in names
    }
    return {"all": sum(weights.values()), **sums}


def kinds(entry):
    """Tell what an entry counts as."""
    if entry is None:
        return set()
    notes = " ".join(entry.comments)
    found = {"shown", "older"} if entry.fuzzy else {"shown"}
    if "origin=machine" in notes:
        return found | {"machine"}
    return found if "dragoman: same" in notes else found | {"people"}


def is_shown(entry):
    if not entry.fuzzy:
        return all(entry.msgstr)
    previous = entry.previous_msgid
    is_close = previous and similarity(previous, entry.msgid) >= SAME_BLOCK
    return all(entry.msgstr) and is_close


def test_the_shipped_page_says_what_the_files_hold(shipped, figure):
    site = shipped.read.site
    found = rows(shipped.ask("/en/languages/").text)
    for row, tag in zip(found[1:], [*site.languages][1:], strict=True):
        sums = counted(site, tag)
        percent, *numbers = [re.sub(r"\D", "", cell) for cell in row[2:]]
        missing = sums["all"] - sums["shown"]
        expected = [sums["older"], missing, sums["machine"], sums["people"]]
        assert [int(number) for number in numbers] == expected, tag
        assert int(percent) == sums["shown"] * 100 // sums["all"], tag
    figure(f"{len(found)} languages, {sums['all']} words each, as in their files")
