import re
import subprocess

import pytest

import sites
from dragoman import app
from dragoman.catalogs import po
from dragoman.catalogs.statistics import Amount
from dragoman.errors import TagError
from dragoman.rendering.standing import site_standings

PAGES = {
    "index.md": "---\ntitle: Home\n---\n\nSome words\n\nFour words are here\n",
    "a.md": "---\ntitle: A page\n---\n\nSome words\n",
}
GERMAN = sites.catalog(
    "de",
    sites.entry("A page", "Eine Seite"),
    sites.machine("Some words", "Wörter"),
    sites.outdated("Four words were here", "Four words are here", "Vier Wörter"),
)
INTERFACE = sites.catalog("de", sites.entry("Own text", "Eigener Text"))
TEMPLATE = {"templates/own.html": '{{ _("Own text") }}{{ _("Another") }}\n'}


@pytest.fixture
def root(tmp_path):
    content = {"de": GERMAN, "pl": sites.catalog("pl")}
    return sites.write(
        tmp_path,
        pages=PAGES,
        content=content,
        interface={"de": INTERFACE},
        files=TEMPLATE,
        toml='title = "Site"\n',
    )


def test_figures_are_those_of_the_page_of_the_languages(root):
    site = app.read_site(root).site
    standing = {each.language.tag: each.counts for each in site_standings(site)}
    for found in app.statistics(root):
        tag = found.language.tag
        assert found.content == (None if tag == "en" else standing[tag])
        for path, page in site.content.pages.items():
            assert found.pages[path] == site.share(page, site.languages[tag]).counts


def test_states_and_machines_are_counted_in_strings_and_words(root):
    [german] = app.statistics(root, ["DE"])
    counts = german.content
    assert (counts.total, counts.current) == (Amount(5, 10), Amount(2, 4))
    assert (counts.outdated, counts.machine) == (Amount(1, 4), Amount(1, 2))
    assert german.pages["a.md"].total == Amount(2, 4)


def test_both_domains_are_counted(root):
    english, german, polish = app.statistics(root)
    assert english.interface is None
    assert german.interface.total == polish.interface.total
    own = german.interface.total.strings
    assert own > 2
    alone = {"templates/own.html": ""}
    sites.write(root, pages=PAGES, files=alone, toml='title = "Site"\n')
    assert app.statistics(root)[1].interface.total.strings == own - 2


def test_a_language_that_is_none_of_the_site_s_is_refused(root):
    with pytest.raises(TagError, match="none of the languages") as caught:
        app.statistics(root, ["fr"])
    assert "en, de, pl" in caught.value.remedy


@pytest.mark.parametrize(("text", "folder"), [("PT-br", "pt_BR"), ("ar", "ar")])
def test_a_language_is_added_ready_to_translate(root, program, text, folder):
    added = app.add_language(root, text)
    paths = [
        root / "locale" / folder / "LC_MESSAGES" / f"{domain}.po"
        for domain in ("content", "messages")
    ]
    assert dict(added.files) == dict(zip(paths, (5, 2), strict=True))
    for path in paths:
        file = po.parse(path.read_bytes())
        assert file.header["Language"] == folder
        assert all(not entry.translated for entry in file.entries)
        command = [program("msgfmt"), "-c", "-o", "/dev/null", path]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    assert folder.replace("_", "-") in app.read_site(root).site.languages
    before = {path: path.read_bytes() for path in paths}
    app.update_catalogs(root, ui=False)
    after = {path: path.read_bytes() for path in paths}
    assert after == before


def test_a_folder_with_a_catalog_of_its_own_has_its_texts_there(root):
    pages = {"guide/a.md": "---\ntitle: A page\n---\n\nOnly here\n"}
    toml = 'title = "Site"\ncontent_catalogs = ["guide"]\n'
    sites.write(root, pages=pages, toml=toml)
    added = app.add_language(root, "ar")
    counts = {path.name: count for path, count in added.files.items()}
    assert counts == {"content.po": 5, "content-guide.po": 1, "messages.po": 2}


def test_dragoman_s_own_texts_come_if_asked_for(root):
    added = app.add_language(root, "lt")
    assert not added.has_interface
    more = app.add_language(root, "lv", ui=True)
    assert more.has_interface
    assert max(more.files.values()) > max(added.files.values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("german", r"Did you mean de \(German\)"),
        ("not a tag", "no language"),
        ("en-XA", "no language"),
        ("en", "written in"),
        ("de", "already"),
        ("DE", "already"),
    ],
)
def test_what_cannot_be_added_is_told(root, text, said):
    before = sorted(root.rglob("*"))
    with pytest.raises(TagError) as caught:
        app.add_language(root, text)
    assert re.search(said, str(caught.value))
    assert sorted(root.rglob("*")) == before
