"""The nearest pages: by path and by title, with slips, and at a fixed cost."""

import gc
import statistics
import time

import pytest

import sites
from dragoman.rendering.nearest import LOOKED_AT, MOST, nearest, table

PAGES = {
    "index.md": "---\ntitle: Home\n---\n",
    "translators.md": "---\ntitle: "
    "For translators\naliases: [old/translating.html]\n---\n",
    "guide/index.md": "---\ntitle: The guide\n---\n",
    "guide/first-steps.md": "---\ntitle: Begin here\nnav: Start\n---\n",
    "guide/why.md": "---\ntitle: Why we do it\n---\n",
    "secret.md": "---\ntitle: Nobody knows\ndraft: true\naliases: [hidden]\n---\n",
}
JAPANESE = sites.catalog("ja", sites.entry("For translators", "翻訳者の方へ"))
HINDI = sites.catalog("hi", sites.entry("For translators", "अनुवादकों के लिए"))
ARABIC = sites.catalog("ar", sites.entry("For translators", "للمُترجمين"))
FRENCH = sites.catalog("fr", sites.entry("For translators", "Aux traducteurs zélés"))
CONTENT = {"ja": JAPANESE, "hi": HINDI, "ar": ARABIC, "fr": FRENCH}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return sites.read(tmp_path_factory.mktemp("s"), pages=PAGES, content=CONTENT).site


def found(site, path, tag="en"):
    return [page.path for page in nearest(path, site, site.languages[tag])]


@pytest.mark.parametrize(
    "path",
    [
        "/translators/",
        "/en/translators",
        "/en/translator/",
        "/en/tranlators/",
        "/en/transslators/",
        "/en/trasnlators/",
        "/en/TRANSLATORS.HTML",
        "/en/handbook/translators/",
        "/en/handbook/for-translators",
        "/en/translators/markup/",
        "/en/old/translating/",
    ],
)
def test_a_slip_or_another_folder_still_finds_the_page(site, path):
    assert found(site, path)[0] == "translators.md"


@pytest.mark.parametrize(
    "path", ["/guide/firststeps/", "/first_steps", "/guide/frist-steps/", "/start/"]
)
def test_words_may_be_joined_or_parted(site, path):
    assert found(site, path)[0] == "guide/first-steps.md"


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        ("ja", "/ja/翻訳者/"),
        ("ja", "/ja/%E7%BF%BB%E8%A8%B3/"),
        ("hi", "/hi/अनुवादक/"),
        ("ar", "/ar/المترجمين/"),
        ("fr", "/fr/traducteur/"),
        ("fr", "/fr/zeles/"),
        ("fr", "/fr/translators/"),
    ],
)
def test_titles_count_in_the_reader_s_language_and_in_the_source_s(site, tag, path):
    assert found(site, path, tag) == ["translators.md"]


def test_titles_of_other_languages_do_not_count(site):
    assert found(site, "/traducteurs/", "ja") == []


def test_a_short_word_counts_in_addresses_only(site):
    assert found(site, "/en/why/") == ["guide/why.md"]
    assert found(site, "/en/for/") == []
    assert found(site, "/en/whx/") == []


@pytest.mark.parametrize("path", ["/secret/", "/hidden/", "/en/nobody-knows/"])
def test_a_draft_is_never_found(site, path):
    assert found(site, path) == []


@pytest.mark.parametrize("path", ["", "/", "//", "/en/", "/%FF", "/en/%00/", "/en/..."])
def test_an_address_without_words_finds_nothing(site, path):
    assert found(site, path) == []


def test_only_the_beginning_of_an_address_is_looked_at(site):
    padding = "/-" * (LOOKED_AT // 2)
    assert found(site, f"/translators{padding}/why/") == []
    assert found(site, f"{padding}/why/") == []
    assert found(site, f"{padding[:100]}/why/") == ["guide/why.md"]


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    pages = {
        f"part-{n % 20}/subject-{n}/many-words-in-{n}.md": "---\ntitle: "
        f"A title of many words about number{n}\n---\n"
        for n in range(1000)
    }
    return sites.read(tmp_path_factory.mktemp("large"), pages=pages).site


def test_a_word_of_very_many_pages_tells_none(large):
    assert found(large, "/en/many/words/") == []
    assert found(large, "/en/moved/number77/")[0].endswith("-77.md")


def test_never_more_than_a_few(large):
    assert len(found(large, "/en/part-3/")) == MOST


def test_a_look_up_costs_little(large, figure):
    large.prepared(table)
    paths = ["/en/moved/many-words-in-777/", "/en/" + "many-words-subject-/" * 50]
    paths.append("/en/" + "/".join(["numbr1-subjct-titel-abuot-wrods-mayn"] * 5))
    gc.collect()
    for path in paths:
        times = []
        for _ in range(50):
            begin = time.perf_counter()
            nearest(path, large, large.source)
            times.append(time.perf_counter() - begin)
        took = statistics.median(times) * 1000
        figure(f"nearest of 1,000 pages, {path[:30]}…: {took:.2f} ms")
    assert large.prepared(table) is large.prepared(table)
