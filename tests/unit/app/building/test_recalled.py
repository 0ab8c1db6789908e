"""What is recalled of a site renders as the site does that was read."""

import time
from dataclasses import replace

import pytest

import sites
from dragoman.app.building import index, memory, packing, private_file, recalled
from dragoman.app.building.answers import security
from dragoman.app.building.inputs import inputs
from dragoman.app.building.source import read
from dragoman.catalogs.late import NotKnownError
from dragoman.rendering.revision import revision

HOUR = 3600 * 10**9
PAGES = {
    "index.md": "---\ntitle: Welcome\n---\n\n"
    "A [link](guide/index.md), a note.[^1]\n\n[^1]: It.\n",
    "guide/index.md": "---\ntitle: Guide\ndescription: How.\n---\n\n"
    "## First\n\nWords.\n",
    "guide/end.md": "---\ntitle: End\nnav: To the end\n---\n\nMore words.\n",
    "guide/draft.md": "---\ntitle: Draft\ndraft: true\n---\n\nNot yet.\n",
}
TEXTS = (
    "Site",
    "Welcome",
    "A [link](guide/index.md), a note.[^1]",
    "It.",
    "Guide",
    "How.",
    "First",
    "Words.",
    "End",
    "To the end",
    "More words.",
)


@pytest.fixture
def root(tmp_path):
    german = (sites.entry(text, f"Deutsch: {text}") for text in TEXTS)
    arabic = (sites.entry(text, "") for text in TEXTS)
    content = {"de": sites.catalog("de", *german), "ar": sites.catalog("ar", *arabic)}
    toml = 'title = "Site"\n[languages.ar]\nstate = "preview"\n'
    return sites.write(tmp_path / "site", pages=PAGES, content=content, toml=toml)


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out" / index.OWN).mkdir(parents=True)
    return tmp_path / "out"


@pytest.fixture
def source(root):
    return read(root, "https://localhost")


@pytest.fixture
def last(root, source, out):
    """Remember a site, as a build of it does."""
    made_from = inputs(root, (), time.time_ns() + HOUR, {})
    said = memory.of(source, made_from)
    packed = packing.packed(source, security(source.site))
    source.keep()
    name = private_file.write(out / index.OWN, "site", packed)
    return replace(said, site=name)


def test_every_view_is_the_same(root, source, out, last):
    found = recalled.read(root, out, last, frozenset())
    site = source.site
    for path, page in site.content.pages.items():
        for tag, language in site.languages.items():
            late = (found.site.content.pages[path], found.site.languages[tag])
            assert revision(found.site, *late) == revision(site, page, language)
            assert found.renderer.page(found.site, *late) == source.renderer.page(
                site, page, language
            )
    assert found.held == security(site)


def test_what_is_not_there_is_not_taken(root, out, last):
    (out / index.OWN / last.site).unlink()
    with pytest.raises(NotKnownError):
        recalled.read(root, out, last, frozenset())


def test_pages_that_are_not_kept_end_the_look(root, out, last):
    (root / "var/pages/compiled").unlink()
    found = recalled.read(root, out, last, frozenset())
    with pytest.raises(NotKnownError):
        _ = found.site.content.by_url[""].title


def test_settings_that_no_view_depends_on_end_it_too(root, out, last):
    found = recalled.read(root, out, last, frozenset())
    with pytest.raises(NotKnownError):
        _ = found.site.settings.limits
