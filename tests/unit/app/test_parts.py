"""Each part is read again when something of it has changed, and else stays."""

import pytest

import sites
from dragoman.app.events import Event
from dragoman.errors import AssetError, TemplateError


@pytest.fixture
def parts(tmp_path):
    text = sites.catalog("de", sites.entry("Welcome", "Willkommen"))
    return sites.read(tmp_path, content={"de": text}).parts


def test_only_the_page_that_changed_is_another_one(parts):
    other = parts.root / "content" / "other.md"
    other.write_text("---\ntitle: Other\n---\n")
    assert Event.PAGES in parts.read_pages(frozenset([other]))
    before = parts.content.pages
    other.write_text("---\ntitle: Others\n---\n")
    assert parts.read_pages(frozenset([other])) == {Event.PAGES}
    assert parts.content.pages["index.md"] is before["index.md"]
    assert parts.content.pages["other.md"].title.text == "Others"
    other.unlink()
    parts.read_pages(frozenset([other]))
    assert set(parts.content.pages) == {"index.md"}


def test_a_page_that_breaks_or_is_empty_stays_as_it_was(parts):
    page = parts.root / "content" / "index.md"
    for broken in ("---\ntitle: [\n---\n", ""):
        page.write_text(broken)
        parts.read_pages(frozenset([page]))
        assert parts.content.pages["index.md"].title.text == "Welcome"
        assert any("index.md" in problem for problem in parts.problems())


def test_a_static_file_that_changes_keeps_its_former_name(parts):
    file = parts.root / "static" / "a.css"
    file.parent.mkdir()
    file.write_text("a { color: red }")
    assert parts.link_assets(None) == {Event.ASSETS}
    former = parts.site().manifest.url("a.css")
    assert parts.link_assets(None) == frozenset()
    file.write_text("a { color: blue }")
    assert parts.link_assets(None) == {Event.ASSETS}
    manifest = parts.site().manifest
    assert manifest.url("a.css") != former
    assert manifest.find(former) is not None


def test_a_static_file_that_cannot_be_linked_leaves_all_as_they_were(parts):
    before = parts.site().manifest
    file = parts.root / "static" / "a.css"
    file.parent.mkdir()
    file.write_text("a { background: url(nowhere.png) }")
    with pytest.raises(AssetError):
        parts.link_assets(None)
    assert parts.site().manifest is before


@pytest.mark.parametrize("broken", ["{% if %}", "{{ unheard_of.name }}"])
def test_a_broken_template_leaves_the_last_good_ones(parts, broken):
    renderer = parts.renderer
    template = parts.root / "templates" / "base.html"
    template.parent.mkdir()
    template.write_text(f"\n{broken}\n")
    with pytest.raises(TemplateError) as error:
        parts.read_templates(None)
    assert "base.html:2" in error.value.place
    assert parts.renderer is renderer
    site = parts.site()
    home = site.content.by_url[""]
    assert "Welcome" in renderer.page(site, home, site.source)


def test_a_layout_that_fails_where_it_is_used_leaves_the_last_good_one(parts):
    file = parts.root / "templates" / "layouts" / "own.html"
    file.parent.mkdir(parents=True)
    file.write_text("One.")
    page = parts.root / "content" / "other.md"
    page.write_text("---\ntitle: Other\nlayout: own\n---\n")
    parts.read_pages(frozenset([page]))
    parts.read_templates(None)
    file.write_text("{{ view.title }}\n{{ unheard_of.name }}")
    with pytest.raises(TemplateError) as error:
        parts.read_templates(None)
    assert "own.html:2" in error.value.place
    site = parts.site()
    shown = parts.renderer.page(site, site.content.pages["other.md"], site.source)
    assert "One." in shown


def test_templates_are_read_anew_where_one_is_another(parts):
    file = parts.root / "templates" / "layouts" / "own.html"
    file.parent.mkdir(parents=True)
    file.write_text("One.")
    assert parts.read_templates(None) == {Event.TEMPLATES}
    renderer = parts.renderer
    file.write_text("One.")
    assert parts.read_templates(None) == frozenset()
    assert parts.renderer is renderer
    file.write_text("{% if %}")
    with pytest.raises(TemplateError):
        parts.read_templates(None)
    file.write_text("Two.")
    assert parts.read_templates(None) == {Event.TEMPLATES}
    file.unlink()
    assert parts.read_templates(None) == {Event.TEMPLATES}


def test_templates_are_read_anew_for_other_static_files(parts):
    assert parts.read_templates(None) == frozenset()
    file = parts.root / "static" / "a.css"
    file.parent.mkdir()
    file.write_text("a { color: red }")
    parts.link_assets(None)
    assert parts.read_templates(None) == {Event.TEMPLATES}
    assert parts.read_templates(None) == frozenset()


def test_what_was_read_is_kept_for_the_next_start(parts):
    assert list(parts.keep()) == [parts.root / "var" / "pages" / "compiled"]
    assert not list(parts.keep())
    assert list((parts.root / "var" / "catalogs").iterdir())


def test_a_message_that_is_wrong_is_told_once(tmp_path):
    wrong = sites.entry("The first paragraph.", "Ein <b>fetter</b> Absatz.")
    assert (
        len(sites.read(tmp_path, content={"de": sites.catalog("de", wrong)}).problems)
        == 1
    )
