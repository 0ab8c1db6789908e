"""A body is cut into pieces: neighbours in one state share a note."""

import pytest

import sites
from dragoman.rendering.page_view import view
from dragoman.rendering.parts import Alert, Cell, Figure, Passage, Table, Task


@pytest.fixture
def parts(tmp_path):
    def of(body, *entries, files=None):
        page = f"---\ntitle: T\n---\n\n{body}"
        german = sites.catalog("de", sites.entry("T", "T"), *entries)
        read = sites.read(
            tmp_path,
            pages={"p.md": page},
            content={"de": german},
            toml="publish_threshold = 0\n",
            files=files,
        )
        site = read.site
        return view(site, site.content.pages["p.md"], site.languages["de"]).parts

    return of


def only(parts, kind):
    return [part for part in parts if isinstance(part, kind)]


def test_a_current_page_is_html_and_nothing_else(parts):
    found = parts(
        "one\n\n- two\n", sites.entry("one", "eins"), sites.entry("two", "zwei")
    )
    assert all(isinstance(part, str) for part in found)
    text = "".join(found)
    assert "<p>eins</p>" in text
    assert "<li>zwei</li>" in text


def test_neighbours_in_one_state_share_a_note(parts):
    found = only(parts("one\n\ntwo\n\nthree\n", sites.entry("three", "drei")), Passage)
    assert len(found) == 1
    assert found[0].note.mark == "missing"
    assert found[0].html.count('data-state="missing"') == 2


def test_a_note_tells_of_the_changes_in_all_its_blocks(parts):
    body = "the first one is new\n\nthe second one is new\n"
    older = [
        sites.outdated(f"the {each} one is old", f"the {each} one is new", each)
        for each in ("first", "second")
    ]
    (passage,) = only(parts(body, *older), Passage)
    assert [[piece.html for piece in each.pieces] for each in passage.note.changes] == [
        ["the first one is", "old", "new"],
        ["the second one is", "old", "new"],
    ]


def test_a_task_that_can_tell_is_in_no_paragraph(parts):
    body = "1. [ ] the task is now new\n\n2. [x] two\n"
    older = sites.outdated("the task is now old", "the task is now new", "alt")
    found = parts(body, older, sites.entry("two", "zwei"))
    text = "".join(part if isinstance(part, str) else "#" for part in found)
    assert text == ("<ol>\n<li><div>##</div>\n</li>\n<li><p>#zwei</p>\n</li>\n</ol>\n")


def test_neighbours_in_different_states_do_not(parts):
    found = only(parts("one\n\ntwo\n", sites.machine("two", "zwei")), Passage)
    assert [part.note.mark for part in found] == ["missing", "machine"]
    assert [part.note.number for part in found] == [1, 2]


def test_a_current_block_between_them_separates_notes(parts):
    found = parts("one\n\ntwo\n\nthree\n", sites.entry("two", "zwei"))
    assert len(only(found, Passage)) == 2


def test_a_tight_item_is_held_by_a_span(parts):
    (passage,) = only(parts("- one\n"), Passage)
    assert passage.is_inline
    assert passage.html == '<span data-state="missing" lang="en" dir="ltr">one</span>'


def test_cells_are_lettered_beside_their_table(parts):
    body = "| A | B |\n|---|---|\n| one | two |\n"
    known = [sites.entry(word, word.upper()) for word in ("A", "B", "one")]
    (table,) = only(parts(body, *known), Table)
    (cell,) = only(table.parts, Cell)
    assert (cell.text.html, cell.label) == ("two", "B")
    html = "".join(each for each in table.parts if isinstance(each, str))
    assert '<th scope="col">A</th><th scope="col">B</th>' in html
    assert '<td data-th="A">ONE</td>' in html
    assert table.notes == [cell.note]
    assert cell.note.letter == "α"


def test_a_table_of_which_nothing_is_said_is_html(parts):
    body = "before\n\n| A | B |\n|---|---|\n| one | |\n\nafter\n"
    known = [
        sites.entry(word, word.upper()) for word in ("A", "B", "one", "before", "after")
    ]
    (html,) = parts(body, *known)
    assert html.startswith("<p>BEFORE</p>")
    assert '<td data-th="A">ONE</td>' in html
    assert html.rstrip().endswith("</table>\n\n<p>AFTER</p>")


def test_equal_names_of_columns_are_told_apart_by_their_contexts(parts):
    tables = [
        f"| <!-- i18n: context={each} --> Name |\n|---|\n| {each} |\n"
        for each in ("person", "file")
    ]
    said = [
        sites.entry("Name", "Vorname", context="person"),
        sites.entry("Name", "Dateiname", context="file"),
        sites.entry("person", "Ann"),
    ]
    (last,) = only(parts("\n".join(tables), *said), Table)
    (cell,) = only(last.parts, Cell)
    assert cell.label == "Dateiname"
    html = "".join(parts("\n".join(tables), *said, sites.entry("file", "a.txt")))
    assert '<td data-th="Vorname">Ann</td>' in html
    assert '<td data-th="Dateiname">a.txt</td>' in html


def test_the_cells_of_a_page_by_a_machine_carry_no_state(tmp_path):
    body = "| A |\n|---|\n| one |\n\nterm\n: two\n\nthree\n"
    words = ("T", "A", "one", "term", "two", "three")
    known = [sites.machine(word, word.upper() + "!") for word in words]
    pages, german = (
        {"p.md": f"---\ntitle: T\n---\n\n{body}"},
        sites.catalog("de", *known),
    )
    site = sites.read(tmp_path, pages=pages, content={"de": german}).site
    (html,) = view(site, site.content.pages["p.md"], site.languages["de"]).parts
    assert '<td data-th="A!">ONE!</td>' in html
    assert '<dd><span data-state="machine">TWO!</span></dd>' in html
    assert '<p data-state="machine">THREE!</p>' in html


def test_columns_of_one_word_have_each_the_name_of_their_own_meaning(parts):
    verb, adjective = (f"<!-- i18n: context={x} -->" for x in ("verb", "adjective"))
    found = parts(
        f"| {verb} Open | {adjective} Open |\n|---|---|\n| one | two |\n",
        sites.entry("Open", "Öffnen", context="verb"),
        sites.entry("Open", "offen", context="adjective"),
        sites.entry("one", "eins"),
        sites.entry("two", "zwei"),
    )
    html = "".join(found)
    assert '<td data-th="Öffnen">eins</td>' in html
    assert '<td data-th="offen">zwei</td>' in html


def test_an_alert_holds_its_paragraphs(parts):
    body = "> [!WARNING]\n> one\n\ntwo\n"
    found = parts(body, sites.entry("one", "eins"), sites.entry("two", "zwei"))
    (alert,) = only(found, Alert)
    assert alert.level == "warning"
    assert "eins" in "".join(str(part) for part in alert.parts)
    assert "zwei" not in "".join(str(part) for part in alert.parts)


def test_task_boxes_are_open_or_done(parts):
    found = only(parts("- [x] one\n- [ ] two\n"), Task)
    assert [task.is_done for task in found] == [True, False]


def test_a_picture_has_its_text_and_caption_in_the_reader_s_language(parts):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    (figure,) = only(
        parts(
            '![a way](way.svg "How *far*")\n',
            sites.entry("a way", "ein Weg"),
            sites.entry("How *far*", "Wie *weit*"),
            files={"content/way.svg": svg},
        ),
        Figure,
    )
    assert figure.alt.html == "ein Weg"
    assert figure.caption == "Wie <em>weit</em>"
    assert figure.source.startswith("/static/content/way.")


def test_terms_and_definitions_hold_their_notes(parts):
    found = parts("one\n: two\n", sites.machine("two", "zwei"))
    marks = [part.note.mark for part in only(found, Passage)]
    static = "".join(part for part in found if isinstance(part, str))
    assert marks == ["missing", "machine"]
    assert "".join(static.split()) == "<dl><dt></dt><dd></dd></dl>"


def test_a_caption_has_a_note_like_any_text(parts):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    body = '![a way](way.svg "far")\n'
    (figure,) = only(parts(body, files={"content/way.svg": svg}), Figure)
    assert figure.caption.note.mark == "missing"
    assert figure.caption.is_inline


def test_a_picture_that_needs_no_words_is_shown(parts):
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    known, files = sites.entry("How far", "Wie weit"), {"content/way.svg": svg}
    (figure,) = only(parts('![](way.svg "How far")\n', known, files=files), Figure)
    assert (figure.alt.html, figure.alt.attributes) == ("", "")
    assert figure.caption == "Wie weit"
    assert figure.source.startswith("/static/content/way.")


def test_a_picture_that_is_nowhere_is_left_out(parts):
    assert not only(parts("![a way](way.svg)\n"), Figure)
