import json

import pytest

import sites
from dragoman import app
from dragoman.app.po_checks import check_catalogs
from dragoman.errors import TagError

WARNED = sites.entry("One sentence.", "Ein Satz")
BAD = sites.entry("Two.", "<b>Zwei.")


def test_what_is_found_is_told_by_file(tmp_path):
    sites.write(tmp_path, content={"de": sites.catalog("de", WARNED, BAD)})
    found = check_catalogs(tmp_path)
    assert (found.errors, found.warnings) == (1, 1)
    head, warning, error, remedy, *rest = found.lines()
    assert head == "locale/de/LC_MESSAGES/content.po (de)"
    assert warning.startswith("  line 9: warning: “One sentence.” ends")
    assert warning.endswith("[end-punctuation]")
    assert error.startswith("  line 12: error:")
    assert remedy.strip()
    assert rest[0] == "1 error and 1 warning in 1 file"


def test_programs_get_the_same(tmp_path):
    sites.write(tmp_path, content={"de": sites.catalog("de", WARNED, BAD)})
    told = json.loads(json.dumps(check_catalogs(tmp_path).as_dict()))
    assert (told["errors"], told["warnings"], told["folders"]) == (1, 1, [])
    first = told["findings"][0]
    assert first["path"] == "locale/de/LC_MESSAGES/content.po"
    assert (first["language"], first["line"], first["severity"]) == ("de", 9, "warning")


def test_pages_and_settings_count(tmp_path):
    pages = {"a.md": "# A\n\nRead [it][guide] now.\n\n[guide]: https://b.example/\n"}
    texts = (
        sites.entry("Read [it][guide] now.", "Lies es jetzt."),
        sites.entry("Go.", "[Geh](https://c.example/)."),
    )
    toml = 'link_hosts = ["c.example"]\n'
    sites.write(
        tmp_path, pages=pages, content={"de": sites.catalog("de", *texts)}, toml=toml
    )
    (file,) = check_catalogs(tmp_path).files
    assert [each.check for each in file.problems] == ["link", "link"]


def test_some_languages(tmp_path):
    texts = {"de": sites.catalog("de", BAD), "pt_BR": sites.catalog("pt_BR", WARNED)}
    sites.write(tmp_path, content=texts)
    done = []
    found = check_catalogs(tmp_path, ["pt-br"], lambda *each: done.append(each))
    assert (found.errors, found.warnings, done) == (0, 1, [(1, 1)])
    with pytest.raises(TagError, match="no folder for pl"):
        check_catalogs(tmp_path, ["pl"])


def test_a_folder_that_is_no_language_is_an_error(tmp_path):
    sites.write(tmp_path)
    (tmp_path / "locale" / "no language").mkdir(parents=True)
    found = check_catalogs(tmp_path)
    assert found.errors == 1
    assert "no language" in next(iter(found.lines()))


def test_the_shipped_translations_have_no_errors():
    assert check_catalogs(app.SHIPPED).errors == 0
