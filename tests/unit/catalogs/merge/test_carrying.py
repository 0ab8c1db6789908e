import pytest

from dragoman.catalogs import notes, po
from dragoman.catalogs.merge import merge
from dragoman.catalogs.merge.carrying import carried, knowledge, origin_of

OLD = "Never switch the machine off while it works."
EDITED = "Never switch the machine off while it still works."
OTHER = "A wholly other text."
HEADER = (
    'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    'msgid "One file"\n'
)
ONE = po.NewEntry("One file")
MANY = po.NewEntry("One file", msgid_plural="%(n)s files", msgstr=("", ""))


def entry(text, lines=""):
    return po.parse(f'{lines}msgid "{text}"\nmsgstr "T"\n'.encode()).entries[0]


def now(had, text, *, aligned=True, copied=False):
    return carried(had, po.NewEntry(text), 2, aligned=aligned, copied=copied)


def test_another_text_is_fuzzy_and_names_the_one_it_was_made_from():
    found = now(entry(OLD), EDITED)
    assert (found.msgstr, found.flags) == (("T",), ("fuzzy",))
    assert found.previous_msgid == OLD
    assert found.comments == ()


def test_the_name_stays_over_further_edits_and_goes_with_them():
    had = entry(EDITED, f'#, fuzzy\n#| msgid "{OLD}"\n')
    assert now(had, OTHER).previous_msgid == OLD
    back = now(had, OLD)
    assert (back.flags, back.previous_msgid, back.msgstr) == ((), None, ("T",))


def test_a_block_that_changed_much_is_marked_where_its_place_tells():
    assert now(entry(OLD), OTHER).comments == (
        f"dragoman: aligned={notes.mark_of(OTHER)}",
    )
    assert now(entry(OLD), OTHER, aligned=False).comments == ()


def test_a_guess_of_another_tool_is_never_promoted():
    had = entry(OTHER, f'#, fuzzy\n#| msgid "{OLD}"\n')
    assert now(had, "Some third text").comments == ()
    mark = notes.mark_of(OTHER)
    had = entry(OTHER, f'# dragoman: aligned={mark}\n#, fuzzy\n#| msgid "{OLD}"\n')
    assert notes.read(now(had, "Some third text").comments).aligned


def test_a_translators_needs_work_stays_whatever_the_text():
    had = entry(OLD, "#, fuzzy\n")
    assert origin_of(had) is None
    found = now(had, EDITED)
    assert (found.flags, found.previous_msgid) == (("fuzzy",), None)


def test_an_empty_message_stays_empty():
    had = po.parse(f'msgid "{OLD}"\nmsgstr ""\n'.encode()).entries[0]
    assert now(had, EDITED) == po.NewEntry(EDITED)


def test_a_number_is_noted_and_taken_back():
    had = po.parse(b'msgid "3 steps"\nmsgstr "3 Schritte"\n').entries[0]
    found = now(had, "14 steps")
    assert (found.msgstr, found.flags) == (("14 Schritte",), ("fuzzy",))
    lines = "".join(f"# {line}\n" for line in found.comments)
    text = f'{lines}#, fuzzy\n#| msgid "3 steps"\nmsgid "14 steps"\nmsgstr "%s"\n'
    there = po.parse((text % "14 Schritte").encode()).entries[0]
    back = now(there, "3 steps")
    assert (back.msgstr, back.flags, back.comments) == (("3 Schritte",), (), ())
    assert knowledge(there) == ("3 steps", None, ("3 Schritte",))
    touched = po.parse((text % "14 oder 14").encode()).entries[0]
    assert now(touched, "3 steps").flags == ("fuzzy",)


@pytest.mark.parametrize("line", ["# dragoman: origin=machine\n", ""])
def test_a_new_address_keeps_the_state(line):
    text = f'{line}msgid "[a](x.md)"\nmsgstr "[b](x.md)"\n'
    had = po.parse(text.encode()).entries[0]
    found = now(had, "[a](y.md)")
    assert (found.msgstr, found.flags) == (("[b](y.md)",), ())
    assert found.comments == had.comments


def test_flags_follow_the_source_and_the_translator():
    had = entry(OLD, "#, python-format, no-wrap\n")
    assert now(had, EDITED).flags == ("fuzzy", "no-wrap")


def test_another_context_may_mean_another_thing():
    had = po.parse(b'msgctxt "verb"\nmsgid "Open"\nmsgstr "Oeffnen"\n').entries[0]
    found = carried(
        had, po.NewEntry("Open", "adjective"), 2, aligned=True, copied=False
    )
    assert found.flags == ("fuzzy",)
    assert (found.previous_msgctxt, found.previous_msgid) == ("verb", "Open")
    plain = carried(
        entry("Open"), po.NewEntry("Open", "verb"), 2, aligned=True, copied=False
    )
    assert plain.flags == ()


def test_a_plural_that_comes_and_goes_leaves_what_was_there():
    before = f'{HEADER}msgstr "Datei"\n'.encode()
    file = po.parse(before)
    merge(file, [MANY])
    merge(file, [ONE])
    assert file.to_bytes() == before


def test_a_plural_that_goes_and_comes_back_waits_for_a_translator():
    forms = 'msgstr[0] "Datei"\nmsgstr[1] "%(n)s Dateien"\n'
    file = po.parse(f'{HEADER}msgid_plural "%(n)s files"\n{forms}'.encode())
    merge(file, [ONE])
    merge(file, [MANY])
    (found,) = file.entries
    assert len(found.msgstr) == 2
    assert found.fuzzy
    assert any("Dateien" in line for line in found.comments)
