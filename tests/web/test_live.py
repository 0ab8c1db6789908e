"""The running server follows its files: real files, a real watcher, over HTTP."""

import re
import shutil
import subprocess

import pytest

import sites
from dragoman import app
from web import large_site
from web.followed import followed

OUTDATED = 'data-state="outdated"'


@pytest.fixture(scope="module")
def handbook(tmp_path_factory):
    """A copy of the shipped site."""
    root = tmp_path_factory.mktemp("shipped") / "site"
    for folder in ("content", "locale"):
        shutil.copytree(app.SHIPPED / folder, root / folder)
    shutil.copy(app.SHIPPED / "site.toml", root)
    return root


def paragraph_of(root):
    """Find a page and a word of one of its paragraphs that stands there once."""
    content = app.read_site(root).site.content
    for page in content.sequence:
        text = (root / "content" / page.path).read_text()
        for block in page.blocks:
            plain = block.kind == "paragraph" and re.fullmatch(r"[\w ,.]+", block.text)
            if plain and len(block.text.split()) > 12 and text.count(block.text) == 1:
                return page, block.text
    raise AssertionError("the handbook has no plain paragraph")


def test_an_edited_word_is_followed_in_all_languages(handbook, figure):
    page, text = paragraph_of(handbook)
    file = handbook / "content" / page.path
    source = file.read_text()
    word = next(word for word in text.split() if word.isalpha() and len(word) > 4)
    with followed(handbook) as site:
        tags = [tag for tag in site.ready()["languages"] if tag != "en"]
        urls = {tag: f"/{tag.lower()}/{page.url}" for tag in tags}
        first = {tag: site.text(url) for tag, url in urls.items()}
        english = f"/en/{page.url}"
        edited = text.replace(word, "kettle", 1)
        file.write_text(source.replace(text, edited))
        site.until(english, lambda html: edited in html)
        merged = {tag: site.text(url) for tag, url in urls.items()}
        for tag in tags:
            before, now = (each[tag].count(OUTDATED) for each in (first, merged))
            assert now == before + 1, tag
        app.update_catalogs(handbook, ui=False)
        site.until_followed()
        assert {tag: site.text(url) for tag, url in urls.items()} == merged
        file.write_text(source)
        site.until(english, lambda html: edited not in html)
        assert {tag: site.text(url) for tag, url in urls.items()} == first
        app.update_catalogs(handbook, ui=False)
        site.until_followed()
        assert {tag: site.text(url) for tag, url in urls.items()} == first
    figure(f"{len(tags) + 1} languages: a word of {page.path} followed, and taken back")


@pytest.fixture
def root(tmp_path):
    return large_site.write(tmp_path / "site", ("de", "fr"), 55)


def views(site, root):
    """Give text and ETag of every view."""
    folder = root / "content"
    paths = [path.relative_to(folder) for path in folder.glob("**/*.md")]
    urls = {str(path.with_suffix("")).removesuffix("index") for path in paths}
    tags = ("en", "de", "fr")
    asked = [f"/{tag}/{url}".rstrip("/") + "/" for url in urls for tag in tags]
    return {url: site.ask(url)[1:] for url in sorted(asked)}


def test_a_text_changes_its_pages_etags_only_and_a_title_those_that_show_it(root):
    file = large_site.catalog_of(root, "de")
    with followed(root) as site:
        before = views(site, root)
        old = large_site.translation("de", 3, 5)
        file.write_text(file.read_text().replace(old, "Ganz neu."))
        site.until("/de/part-0/page-3/", lambda html: "Ganz neu." in html)
        after = views(site, root)
        changed = {url for url in before if before[url][1] != after[url][1]}
        assert changed == {"/de/part-0/page-3/"}

        file.write_text(file.read_text().replace('"de Seite 7"', '"Neuer Titel"'))
        site.until("/de/part-0/page-7/", lambda html: "Neuer Titel" in html)
        renamed = views(site, root)
        changed = {url for url in after if after[url][1] != renamed[url][1]}
        shows = {url for url, (text, _) in renamed.items() if "Neuer Titel" in text}
        assert changed == shows
        assert "/de/part-1/page-51/" not in changed


def test_languages_come_and_go(root):
    with followed(root) as site:
        assert site.ask("/sv/")[0] == 404
        swedish = large_site.catalog_of(root, "sv")
        swedish.parent.mkdir(parents=True)
        swedish.write_text(large_site.catalog("sv", 55))
        site.until("/sv/part-0/page-3/", lambda html: "sv: Absatz 1 " in html)
        assert "sv" in site.ready()["languages"]
        shutil.rmtree(root / "locale" / "sv")
        site.until("/readyz", lambda text: '"sv"' not in text)
        assert site.ask("/sv/")[0] == 404
        assert site.ask("/de/")[0] == 200


def test_two_hundred_files_at_once(tmp_path, program, figure):
    root = large_site.write(tmp_path / "site", ("de",), 200)

    def git(*args):
        subprocess.run(
            [program("git"), "-c", "user.name=x", "-c", "user.email=x@y", *args],
            cwd=root,
            check=True,
            capture_output=True,
        )

    git("init", "-q", "-b", "main")
    git("add", "content", "locale")
    git("commit", "-q", "-m", "first")
    git("switch", "-q", "-c", "other")
    for path in root.glob("content/**/page-*.md"):
        path.write_text(path.read_text() + "\nA paragraph that is new.\n")
    file = large_site.catalog_of(root, "de")
    new = sites.entry("A paragraph that is new.", "Ein neuer Absatz.")
    file.write_text(file.read_text() + "\n" + new)
    git("commit", "-q", "-a", "-m", "second")
    git("switch", "-q", "main")
    with followed(root) as site:
        git("switch", "-q", "other")
        for number in (0, 120, 199):
            url = f"/de/part-{number // 50}/page-{number}/"
            site.until(url, lambda html: "Ein neuer Absatz." in html)
        git("switch", "-q", "main")
        for number in (0, 120, 199):
            url = f"/de/part-{number // 50}/page-{number}/"
            site.until(url, lambda html: "Ein neuer Absatz." not in html)
        passes = site.log.read_text().count("following the")
    figure(f"two checkouts of 201 files each: {passes} times read")


def test_what_breaks_leaves_the_last_good_one_and_is_told(root):
    page = root / "content" / large_site.path(3)
    with followed(root) as site:
        good = site.text("/de/part-0/page-3/")
        page.write_text("---\ntitle: [\n---\n")
        site.until("/readyz", lambda text: "page-3.md" in text)
        (root / "templates").mkdir()
        broken = root / "templates" / "page.html"
        broken.write_text("{% if %}")
        site.until("/readyz", lambda text: "templates/page.html:1" in text)
        file = large_site.catalog_of(root, "de")
        whole = file.read_text()
        file.write_text(whole + '\nmsgid "unclosed\n')
        site.until("/readyz", lambda text: "content.po:" in text)
        assert site.text("/de/part-0/page-3/") == good
        log = site.log.read_text()
        for name in ("page-3.md", "page.html:1", "content.po:"):
            assert log.count(name) == 1, name
        page.write_text("---\ntitle: Page 3\n---\n\nMended.\n")
        broken.unlink()
        file.write_text(whole)
        site.until("/readyz", lambda text: '"problems": []' in text)
        assert "Mended." in site.text("/en/part-0/page-3/")


def test_templates_static_files_and_settings_are_followed(root):
    with followed(root) as site:
        former = re.search(r'/static/css/site[^"]+', site.text("/de/"))[0]
        styles = root / "static" / "css" / "site.css"
        styles.parent.mkdir(parents=True)
        styles.write_text("body { color: #123456 }\n")
        html = site.until("/de/", lambda html: former not in html)
        now = re.search(r'/static/css/site[^"]+', html)[0]
        assert "#123456" in site.text(now)
        assert site.ask(former)[0] == 200
        (root / "templates").mkdir(exist_ok=True)
        error = app.SHIPPED / "templates" / "error.html"
        own = root / "templates" / "error.html"
        own.write_text(error.read_text().replace("</main>", "<!-- OWN --></main>"))
        site.until("/de/nowhere/", lambda html: "<!-- OWN -->" in html)
        (root / "site.toml").write_text('title = "Another name"\n')
        site.until("/en/", lambda html: "Another name" in html)


def test_the_server_writes_the_files_itself_where_it_is_told_to(root):
    (root / "site.toml").write_text('po_update = "auto"\n')
    page = root / "content" / large_site.path(3)
    file = large_site.catalog_of(root, "de")
    with followed(root) as site:
        page.write_text(page.read_text().replace("tells of things", "tells of matters"))
        html = site.until("/de/part-0/page-3/", lambda html: "outdated" in html)
        site.until("/healthz", lambda _: "tells of matters" in file.read_text())
        site.until_followed()
        assert site.text("/de/part-0/page-3/") == html
        written = file.read_bytes()
        page.write_text(page.read_text().replace("tells of matters", "tells of things"))
        site.until("/healthz", lambda _: "tells of matters" not in file.read_text())
        site.until_followed()
        assert file.read_bytes() != written
        assert site.log.read_text().count("content.po: ") <= 4
