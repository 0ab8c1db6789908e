import os
from datetime import UTC, datetime

import pytest

from dragoman.catalogs import po
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.shelf import file_of
from dragoman.catalogs.update import update
from dragoman.pages import store
from dragoman.settings import Settings

FIRST = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
LATER = datetime(2027, 1, 1, tzinfo=UTC)

INDEX = "---\ntitle: Our home\n---\n\nA first paragraph\nof two lines.\n\nA second.\n"
GUIDE = "---\ntitle: The guide\n---\n\nA second.\n\nA third one.\n"


@pytest.fixture
def root(tmp_path, write):
    root = tmp_path / "site"
    write(root / "content" / "index.md", INDEX)
    write(root / "content" / "guide.md", GUIDE)
    write(root / "templates" / "page.html", '{{ _("Welcome") }}')
    for folder in ("de", "zh_Hant", "fuf_Adlm"):
        (root / "locale" / folder).mkdir(parents=True)
    return root


def run(root, now=LATER, *, ui=False, **settings):
    settings = Settings(title="Our site", **settings)
    return update(root, store.load(root / "content"), settings, ui=ui, now=now)


def tree(root):
    return {path: path.read_bytes() for path in (root / "locale").rglob("*.po*")}


def translate(root, folder, **texts):
    path = file_of(root / "locale" / folder, Domain.CONTENT)
    file = po.parse(path.read_bytes())
    for msgid, msgstr in texts.items():
        file.set(None, msgid, msgstr)
    path.write_bytes(file.to_bytes())
    return path


def lines_changed(before, after):
    old, new = before.decode().splitlines(), after.decode().splitlines()
    return {line for line in [*old, *new] if old.count(line) != new.count(line)}


def test_every_folder_gets_its_files(root):
    report = run(root, FIRST)
    assert report.problems == ()
    assert {path.name for path in report.templates} == {"messages.pot", "content.pot"}
    assert [(each.language, str(each.domain)) for each in report.files] == [
        ("de", "messages"),
        ("fuf-Adlm", "messages"),
        ("zh-Hant", "messages"),
        ("de", "content"),
        ("fuf-Adlm", "content"),
        ("zh-Hant", "content"),
    ]
    assert all(each.written for each in report.files)
    file = po.parse(file_of(root / "locale" / "zh_Hant", Domain.CONTENT).read_bytes())
    assert [entry.msgid for entry in file.entries] == [
        "Our site",
        "Our home",
        "A first paragraph of two lines.",
        "A second.",
        "The guide",
        "A third one.",
    ]
    assert file.header["Language"] == "zh_Hant"
    assert file.header["POT-Creation-Date"] == "2026-01-02 03:04+0000"


def test_progress_is_told_to_the_end(root):
    told = []
    content = store.load(root / "content")
    update(root, content, Settings(), on_progress=lambda *counts: told.append(counts))
    done = [each for each, _ in told]
    assert done == sorted(set(done))
    assert told[-1][0] <= told[-1][1]
    assert len(told) >= 2


def test_a_second_update_changes_no_byte(root):
    run(root, FIRST)
    translate(root, "de", **{"A second.": "Ein zweiter."})
    before = tree(root)
    report = run(root)
    assert tree(root) == before
    assert report.templates == ()
    assert not any(each.written or each.changes.any for each in report.files)


def test_wrapping_a_paragraph_anew_changes_no_byte(root, write):
    run(root, FIRST)
    before = tree(root)
    write(
        root / "content" / "index.md", INDEX.replace("paragraph\nof", "\nparagraph of")
    )
    run(root)
    assert tree(root) == before


def test_renaming_a_page_changes_places_alone(root):
    run(root, FIRST)
    translate(root, "de", **{"A second.": "Ein zweiter.", "The guide": "Anleitung"})
    before = tree(root)
    (root / "content" / "guide.md").rename(root / "content" / "manual.md")
    report = run(root)
    changed = [path for path, data in tree(root).items() if data != before[path]]
    assert len(changed) == 4
    for path in changed:
        lines = lines_changed(before[path], path.read_bytes())
        assert all(line.startswith("#: content/") for line in lines), lines
    assert not any(each.changes.any for each in report.files)


def test_an_added_paragraph_changes_its_lines_alone(root, write):
    run(root, FIRST)
    path = translate(root, "de", **{"A second.": "Ein zweiter."})
    before = path.read_bytes()
    added = INDEX.replace("A second.", "An added one.\n\nA second.")
    write(root / "content" / "index.md", added)
    run(root)
    assert lines_changed(before, path.read_bytes()) - {""} == {
        'msgid "An added one."',
        # One more of the lines that every message has.
        "#. type: paragraph",
        "#: content/index.md",
        'msgstr ""',
    }
    file = po.parse(path.read_bytes())
    texts = [entry.msgid for entry in file.entries]
    assert texts[2:5] == [
        "A first paragraph of two lines.",
        "An added one.",
        "A second.",
    ]


def test_moving_pages_about_moves_no_date(root, write):
    run(root, FIRST)
    write(root / "content" / "guide.md", GUIDE.replace("title", "weight: -1\ntitle"))
    write(root / "content" / "a.md", "---\ntitle: The guide\n---\n")
    run(root)
    pot = po.parse((root / "locale" / "content.pot").read_bytes())
    assert pot.header["POT-Creation-Date"] == "2026-01-02 03:04+0000"
    assert "content/a.md" in pot.get(None, "The guide").references


def test_a_vanished_paragraph_becomes_obsolete(root, write):
    run(root, FIRST)
    path = translate(root, "de", **{"A third one.": "Ein dritter."})
    write(root / "content" / "guide.md", GUIDE.replace("A third one.", ""))
    run(root)
    assert b'#~ msgid "A third one."\n#~ msgstr "Ein dritter."' in path.read_bytes()
    write(root / "content" / "guide.md", GUIDE)
    run(root)
    assert po.parse(path.read_bytes()).get(None, "A third one.").msgstr == (
        "Ein dritter.",
    )


def test_a_draft_leaves_and_comes_back_with_its_translation(root, write):
    run(root, FIRST)
    path = translate(root, "de", **{"A third one.": "Ein dritter."})
    write(root / "content" / "guide.md", GUIDE.replace("title", "draft: true\ntitle"))
    run(root)
    assert po.parse(path.read_bytes()).get(None, "A third one.") is None
    write(root / "content" / "guide.md", GUIDE)
    run(root)
    assert po.parse(path.read_bytes()).get(None, "A third one.").translated


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'msgid "a"\nmsgstr "b\n', 2),
        (b'msgid ""\nmsgstr "Plural-Forms: nplurals=9; plural=n;\\n"\n', 0),
        (b'msgid ""\nmsgstr "X-Extractor: 2\\n"\n', 0),
        (HEADER + b'msgid "a"\nmsgstr "\xff"\n', 4),
    ],
    ids=["quote", "plural", "a later version's", "bytes"],
)
def test_a_broken_file_is_named_and_left_while_others_go_on(root, data, line):
    path = file_of(root / "locale" / "de", Domain.CONTENT)
    path.parent.mkdir()
    path.write_bytes(data)
    report = run(root, FIRST)
    (problem,) = report.problems
    assert problem.path == path
    assert problem.line == line
    assert problem.remedy
    assert path.read_bytes() == data
    assert len(report.files) == 5


def test_a_charset_that_cannot_hold_a_new_text_is_named(root, write):
    path = file_of(root / "locale" / "de", Domain.CONTENT)
    write(path, 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n')
    before = path.read_bytes()
    write(root / "content" / "index.md", "---\ntitle: 日本語\n---\n")
    (problem,) = run(root, FIRST).problems
    assert problem.path == path
    assert problem.line == 1
    assert "日本語" in problem.reason
    assert "msgconv" in problem.remedy
    assert path.read_bytes() == before


def test_what_is_no_regular_file_is_named(root):
    path = file_of(root / "locale" / "de", Domain.CONTENT)
    path.parent.mkdir()
    os.mkfifo(path)
    (problem,) = run(root, FIRST).problems
    assert problem.path == path


def test_of_two_folders_of_a_language_one_is_written(root):
    (root / "locale" / "ZH_hant").mkdir()
    report = run(root, FIRST)
    (problem,) = report.problems
    assert problem.path == root / "locale" / "ZH_hant"
    assert not list(problem.path.iterdir())
    assert len(report.files) == 6


def test_a_page_that_cannot_be_read_takes_no_translation_away(root):
    run(root, FIRST)
    before = tree(root)
    (root / "content" / "guide.md").write_bytes(b"---\ntitle: \xff\n---\n")
    report = run(root)
    (problem,) = report.problems
    assert problem.path == root / "content" / "guide.md"
    assert problem.remedy
    assert tree(root) == before


def test_a_template_that_cannot_be_read_takes_no_translation_away(root, write):
    run(root, FIRST)
    before = tree(root)
    write(root / "templates" / "page.html", "\n{% if %}")
    (problem,) = run(root).problems
    assert str(problem).startswith("templates/page.html:2: ")
    assert tree(root) == before


def test_a_folder_that_is_no_language_is_named_once(root):
    (root / "locale" / "my files").mkdir()
    (problem,) = run(root, FIRST).problems
    assert problem.path.name == "my files"


def test_a_language_needs_no_texts_in_itself(root):
    (root / "locale" / "en").mkdir()
    report = run(root, FIRST, source_language="de")
    made = {(each.language, str(each.domain)) for each in report.files}
    assert ("de", "messages") in made
    assert ("de", "content") not in made
    assert ("en", "content") in made
    assert ("en", "messages") not in made


def test_a_site_without_templates_has_no_interface_texts(root):
    (root / "templates" / "page.html").unlink()
    run(root, FIRST)
    assert not (root / "locale" / "messages.pot").exists()


def test_the_shipped_interface_texts_come_when_asked_for(root):
    run(root, FIRST, ui=True)
    pot = po.parse((root / "locale" / "messages.pot").read_bytes())
    places = {place for entry in pot.entries for place in entry.references}
    assert pot.get(None, "Welcome").references == ("templates/page.html",)
    assert "templates/base.html" in places


def test_a_broken_template_file_is_made_anew(root, write):
    write(root / "locale" / "content.pot", 'msgid "x')
    assert run(root, FIRST).problems == ()
    assert po.parse((root / "locale" / "content.pot").read_bytes()).get(
        None, "A second."
    )


def test_an_edit_taken_back_leaves_the_first_bytes(root, write):
    run(root, FIRST)
    path = translate(root, "de", **{"A second.": "Ein zweiter."})
    before = path.read_bytes()
    write(root / "content" / "index.md", INDEX.replace("A second.", "Another text."))
    write(root / "content" / "guide.md", GUIDE.replace("A second.", "A second one."))
    run(root)
    assert path.read_bytes() != before
    write(root / "content" / "index.md", INDEX)
    write(root / "content" / "guide.md", GUIDE)
    run(root)
    assert path.read_bytes() == before


def test_a_folder_has_a_file_of_its_own_where_the_settings_say(root, write):
    run(root, FIRST)
    translate(root, "de", **{"A second.": "Ein zweiter."})
    write(root / "content" / "api" / "index.md", "---\ntitle: The API\n---\n\nCalls.\n")
    first = GUIDE.replace("A third one.", "Much.")
    write(root / "content" / "guide.md", first)
    report = run(root, content_catalogs=("api", "none"))
    assert report.problems == ()
    folder = root / "locale" / "de" / "LC_MESSAGES"
    own = po.parse((folder / "content-api.po").read_bytes())
    assert [entry.msgid for entry in own.entries] == ["The API", "Calls."]
    assert own.header["Language"] == "de"
    rest = po.parse((folder / "content.po").read_bytes())
    assert rest.get(None, "A second.").msgstr == ("Ein zweiter.",)
    assert rest.get(None, "The API") is None
    template = po.parse((root / "locale" / "content-api.pot").read_bytes())
    assert [entry.msgid for entry in template.entries] == ["The API", "Calls."]
    assert not (folder / "content-none.po").exists()
    before = tree(root)
    run(root, content_catalogs=("api", "none"))
    assert tree(root) == before


def test_a_message_stays_in_the_file_it_is_in(root, write):
    api = root / "content" / "api" / "index.md"
    write(api, "---\ntitle: The API\n---\n\nCalls of any kind there are.\n")
    run(root, FIRST)
    translate(root, "de", **{"Calls of any kind there are.": "Aufrufe."})
    write(api, "---\ntitle: The API\n---\n\nCalls of every kind there are.\n\nNew.\n")
    run(root, content_catalogs=("api",))
    folder = root / "locale" / "de" / "LC_MESSAGES"
    rest = po.parse((folder / "content.po").read_bytes())
    assert rest.get(None, "Calls of every kind there are.").fuzzy
    own = po.parse((folder / "content-api.po").read_bytes())
    assert [entry.msgid for entry in own.entries] == ["New."]
