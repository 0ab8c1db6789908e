"""What commands do with a folder."""

import json
import subprocess

import pytest

import sites
from dragoman import app
from dragoman.errors import SettingsError, TemplateError


def test_the_shipped_site_has_nothing_to_mend():
    assert app.check(app.SHIPPED) == ()


def test_a_new_site_serves_at_once(tmp_path):
    folder = tmp_path / "mine"
    app.new_site(folder)
    assert app.check(folder) == ()
    read = app.read_site(folder)
    assert list(read.site.languages) == ["en", "de"]
    home = read.site.content.by_url[""]
    assert len(read.site.public_languages(home)) == 2
    assert app.update_catalogs(folder, ui=False).problems == ()
    before = (folder / "locale/de/LC_MESSAGES/content.po").read_bytes()
    app.update_catalogs(folder, ui=False)
    assert (folder / "locale/de/LC_MESSAGES/content.po").read_bytes() == before


def test_a_template_that_fails_is_a_finding_and_so_is_the_rest(tmp_path):
    page = "---\ntitle: Own\nlayout: own\n---\n\n[gone](gone.md)\n"
    layout = {"templates/layouts/own.html": "\n{{ unheard_of.name }}"}
    sites.write(tmp_path, pages={"own.md": page}, files=layout)
    template, link = app.check(tmp_path)
    assert "own.html:2: 'unheard_of' is undefined" in template
    assert "gone.md" in link
    with pytest.raises(TemplateError, match="unheard_of"):
        app.build(tmp_path, tmp_path / "public", base_url="https://example.org")


def test_what_the_server_writes_is_not_committed_with_a_new_site(tmp_path, program):
    git = program("git")
    folder = tmp_path / "mine"
    app.new_site(folder)
    assert list(app.read_site(folder).parts.keep())
    subprocess.run([git, "init", "--quiet"], cwd=folder, check=True)
    told = [git, "ls-files", "--others", "--exclude-standard"]
    names = subprocess.check_output(told, cwd=folder, text=True).splitlines()
    assert "content/index.md" in names
    assert not [name for name in names if name.startswith("var/")]


def test_a_new_site_never_overwrites(tmp_path):
    (tmp_path / "kept.txt").write_text("kept")
    with pytest.raises(SettingsError, match="already"):
        app.new_site(tmp_path)
    assert (tmp_path / "kept.txt").read_text() == "kept"


def test_the_report_of_an_update_is_json(tmp_path):
    sites.write(tmp_path, content={"de": ""})
    report = app.update_catalogs(tmp_path, ui=False)
    assert json.dumps(report.as_dict())
