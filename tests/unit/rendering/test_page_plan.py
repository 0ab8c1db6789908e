"""A page of which nothing is said is written by its plan as it is written in pieces."""

import pytest

import sites
from dragoman.rendering.block import Own, PageReader
from dragoman.rendering.body import BodyBuilder, Notes
from dragoman.rendering.page_plan import plan
from dragoman.rendering.page_texts import PageTexts
from dragoman.rendering.page_view import view
from dragoman.rendering.resolving import PageResolver

BODIES = {
    "texts": "one\n\n## two\n\n- three\n- four\n\n  five\n\n> six\n",
    "tight": "1. one\n2. two\n",
    "table": "one\n\n| two | *three* |\n|---|:-:|\n| four | |\n| | five |\n\nsix\n",
    "terms": "one\n\ntwo\n: three\n",
    "nothing": "",
    "code": "```\none\n```\n",
    "twice": "one\n\none\n",
}
WORDS = ["T", "one", "two", "three", "*three*", "four", "five", "six"]
OTHERS = {
    "alert": "> [!NOTE]\n> one\n",
    "task": "- [x] one\n",
    "picture": "![one](way.svg)\n",
}


@pytest.fixture
def read(tmp_path):
    def of(body, make):
        entries = [make(word, f"<{word.upper()} &") for word in WORDS]
        made = sites.read(
            tmp_path,
            pages={"p.md": f"---\ntitle: T\n---\n\n{body}"},
            content={"de": sites.catalog("de", *entries)},
            toml="publish_threshold = 0\n",
        )
        return made.site, made.site.content.pages["p.md"]

    return of


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("make", [sites.entry, sites.machine])
@pytest.mark.parametrize("tag", ["en", "de"])
def test_a_plan_writes_what_the_pieces_are(read, body, make, tag):
    site, page = read(body, make)
    language = site.languages[tag]
    resolver = PageResolver(site, page, language)
    reader = PageReader(site, page, language, language, resolver)
    unsaid = "machine" if site.share(page, language).is_all_machine else None

    def builder():
        texts = PageTexts(reader, language, unsaid)
        return BodyBuilder(texts, Notes(unsaid), resolver.asset)

    expected = builder().build(page.body)
    assert all(isinstance(part, str) for part in expected)
    found = builder().build_page(plan(site, page), page)
    assert "".join(found) == "".join(expected)
    assert view(site, page, language).parts == found == expected


@pytest.mark.parametrize("body", OTHERS.values(), ids=OTHERS)
def test_what_only_a_template_lays_out_has_no_plan(read, body):
    assert plan(*read(body, sites.entry)) is None


def test_a_plan_is_made_once(read):
    site, page = read(BODIES["texts"], sites.entry)
    assert plan(site, page) is plan(site, page) is not None


@pytest.mark.parametrize("missing", ["one", "two", "six"])
def test_a_text_of_which_something_is_said_is_left_to_the_pieces(read, missing):
    site, page = read(BODIES["texts"], sites.entry)
    texts = {(word, None): Own(word, "") for word in WORDS}
    found = plan(site, page)
    assert "<p>one</p>" in found.filled(texts, str)
    del texts[missing, None]
    assert found.filled(texts, str) is None


def test_a_state_without_a_tag_of_its_own_is_left_to_the_pieces(read):
    site, page = read(BODIES["terms"], sites.entry)
    texts = {(word, None): Own(word, ' data-state="machine"') for word in WORDS}
    assert plan(site, page).filled(texts, str) is None
