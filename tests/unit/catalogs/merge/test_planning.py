import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import po
from dragoman.catalogs.merge import Changes, merge

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def new(text, context=None, plural=None, page="guide"):
    places = (f"content/{page}.md",)
    return po.NewEntry(text, context, plural, ("",), (), ("type: paragraph",), places)


def entry(text, translation="", before="", page="guide"):
    return (
        f"{before}#. type: paragraph\n#: content/{page}.md\n"
        f'msgid "{text}"\nmsgstr "{translation}"\n\n'
    )


def in_context(context, text, translation, before=""):
    about = f"{before}#. type: paragraph\n#: content/guide.md\n"
    return f'{about}msgctxt "{context}"\nmsgid "{text}"\nmsgstr "{translation}"\n\n'


def merged(entries, template, forms=2):
    """Merge, and show that a second merge changes no byte."""
    file = po.parse((HEADER + entries).encode())
    changes = merge(file, template, forms)
    data = file.to_bytes()
    again = po.parse(data)
    assert not merge(again, template, forms).any
    assert again.to_bytes() == data
    return file, changes


def listed(file):
    return [
        ("#~ " if item.obsolete else "")
        + (f"{item.msgctxt}|" if item.msgctxt else "")
        + item.msgid
        for item in file.entries
    ]


def test_what_stays_keeps_every_byte():
    odd = entry("one", "eins", "# a note\n").replace("msgid", "msgid  ")
    entries = odd + '\n\n#~ msgid "gone"\n#~ msgstr "weg"\n' + entry("two")
    file, changes = merged(entries, [new("one"), new("two")])
    assert file.to_bytes().decode() == HEADER + entries
    assert changes == Changes(kept=2)


def test_a_new_message_stands_after_its_predecessor():
    entries = entry("one", "eins") + entry("three", "drei")
    template = [new("zero"), new("one"), new("two"), new("three"), new("four")]
    file, changes = merged(entries, template)
    assert listed(file) == ["zero", "one", "two", "three", "four"]
    assert changes == Changes(new=3, kept=2)
    two = file.get(None, "two")
    assert (two.msgstr, two.extracted, two.references) == (
        ("",),
        ("type: paragraph",),
        ("content/guide.md",),
    )


def test_messages_that_stay_are_not_put_in_order():
    file, changes = merged(entry("b", "B") + entry("a", "A"), [new("a"), new("b")])
    assert listed(file) == ["b", "a"]
    assert not changes.any


def test_what_left_is_obsolete_and_comes_back_with_its_translation():
    entries = entry("one", "eins") + entry("two", "zwei", "# a note\n")
    file, changes = merged(entries, [new("one")])
    assert listed(file) == ["one", "#~ two"]
    assert changes == Changes(kept=1, obsolete=1)
    back, changes = merged(
        file.to_bytes().decode().removeprefix(HEADER), [new("two"), new("one")]
    )
    assert listed(back) == ["one", "two"]
    assert changes == Changes(kept=1, revived=1)
    two = back.get(None, "two")
    assert (two.msgstr, two.comments) == (("zwei",), ("a note",))
    assert two.references == ("content/guide.md",)


def test_an_untranslated_message_that_left_is_gone():
    file, changes = merged(entry("one") + entry("two"), [new("one")])
    assert listed(file) == ["one"]
    assert changes.obsolete == 1


def test_places_and_notes_follow_and_nothing_else_does():
    entries = entry("one", "eins", "# a note\n#, fuzzy, no-wrap\n") + entry(
        "two", "zwei"
    )
    template = [new("one", page="other"), new("two")]
    file, changes = merged(entries, template)
    expected = HEADER + entries.replace("guide", "other", 1)
    assert sorted(file.to_bytes().decode().splitlines()) == sorted(
        expected.splitlines()
    )
    assert changes == Changes(kept=2)


def test_a_state_survives_leaving_and_coming_back():
    fuzzy = '#, fuzzy\n#| msgid "once"\n'
    about = "#. type: paragraph\n#: content/guide.md\n"
    entries = f'{about}{fuzzy}msgid "one"\nmsgstr "eins"\n'
    gone, _ = merged(entries, [])
    back, _ = merged(gone.to_bytes().decode().removeprefix(HEADER), [new("one")])
    one = back.get(None, "one")
    assert (one.fuzzy, one.previous_msgid, one.msgstr) == (True, "once", ("eins",))


def test_a_text_takes_its_translation_into_a_context():
    file, changes = merged(entry("Open", "Öffnen", "# a note\n"), [new("Open", "verb")])
    assert changes == Changes(carried=1)
    there = file.get("verb", "Open")
    assert (there.msgstr, there.comments, there.fuzzy) == (
        ("Öffnen",),
        ("a note",),
        False,
    )


def test_a_text_takes_its_translation_out_of_a_context():
    file, _ = merged(in_context("verb", "Open", "Öffnen"), [new("Open")])
    assert file.get(None, "Open").msgstr == ("Öffnen",)


def test_a_text_without_context_gives_its_translation_to_an_added_context():
    entries = entry("Open", "Offen")[:-1]
    file, changes = merged(entries, [new("Open"), new("Open", "verb")])
    there = file.get("verb", "Open")
    assert (there.msgstr, there.fuzzy) == (("Offen",), False)
    assert there.comments == ("dragoman: copied",)
    assert changes == Changes(kept=1, carried=1)
    file, _ = merged(file.to_bytes().decode().removeprefix(HEADER), [new("Open")])
    assert file.to_bytes().decode() == HEADER + entries


def test_a_context_gives_its_translation_to_no_other_while_it_stays():
    entries = in_context("verb", "Open", "Öffnen")
    file, changes = merged(entries, [new("Open", "verb"), new("Open", "noun")])
    assert file.get("noun", "Open").msgstr == ("",)
    assert changes == Changes(kept=1, new=1)


def test_a_fuzzy_translation_is_fuzzy_in_another_context():
    file, changes = merged(entry("Open", "Offen", "#, fuzzy\n"), [new("Open", "verb")])
    there = file.get("verb", "Open")
    assert (there.msgstr, there.fuzzy) == (("Offen",), True)
    assert changes == Changes(carried=1)


def test_nothing_comes_into_a_context_from_an_empty_message():
    file, changes = merged(entry("Open"), [new("Open", "verb")])
    assert file.get("verb", "Open").msgstr == ("",)
    assert changes.new == 1


def test_a_new_message_with_a_plural_has_the_languages_forms():
    file, _ = merged("", [new("a file", plural="files")], forms=3)
    assert file.get(None, "a file").msgstr == ("", "", "")


@pytest.mark.parametrize("live", [True, False], ids=["live", "obsolete"])
def test_a_changed_plural_keeps_the_words_as_a_suggestion(live):
    mark = "" if live else "#~ "
    old = ['msgid "a file"', 'msgid_plural "files"', 'msgstr[0] "A"', 'msgstr[1] "B"']
    entries = "".join(f"{mark}{line}\n" for line in old)
    template = [new("a file", plural="many files")]
    file, changes = merged(entries, template, forms=3)
    found = file.get(None, "a file")
    assert found.msgstr == ("A", "B", "")
    assert found.fuzzy
    assert found.previous_msgid_plural == "files"
    assert changes.carried == 1


def test_a_plural_that_is_dropped_leaves_its_first_form():
    entries = 'msgid "a file"\nmsgid_plural "files"\nmsgstr[0] "A"\nmsgstr[1] "B"\n'
    file, _ = merged(entries, [new("a file")])
    found = file.get(None, "a file")
    assert (found.msgstr, found.msgid_plural, found.fuzzy) == (("A",), None, True)
    assert found.comments == ("Also translated as: B",)


def test_a_changed_plural_keeps_the_words_of_every_definition():
    forms = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "%s0"\nmsgstr[1] "%s1"\n\n'
    file, _ = merged(forms % ("A", "A") + forms % ("B", "A"), [new("a")])
    found = file.get(None, "a")
    assert found.msgstr == ("A0",)
    assert found.comments == ("Also translated as: A1", "Also translated as: B0")


def test_an_empty_message_whose_plural_changed_is_just_new():
    entries = 'msgid "a file"\nmsgid_plural "files"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    file, _ = merged(entries, [new("a file", plural="many files")])
    found = file.get(None, "a file")
    assert (found.msgstr, found.fuzzy) == (("", ""), False)


def test_a_text_of_one_page_stays_while_the_page_has_it():
    own = in_context("page:guide", "Home", "Zum Anfang")
    entries = entry("Home", "Start") + own
    file, changes = merged(entries, [new("Home")])
    assert file.to_bytes().decode() == HEADER + entries
    assert not changes.any
    gone, changes = merged(entries, [new("Home", page="other"), new("x")])
    assert listed(gone) == ["Home", "x", "#~ page:guide|Home"]
    back, changes = merged(
        gone.to_bytes().decode().removeprefix(HEADER), [new("Home"), new("x")]
    )
    assert changes.revived == 1
    assert back.get("page:guide", "Home").msgstr == ("Zum Anfang",)


def test_a_text_of_one_page_follows_its_page():
    own = in_context("page:guide", "Home", "Zum Anfang", "# a note\n")
    entries = entry("Home", "Start") + own + entry("Text", "Text")
    template = [new("Home", page="how/to"), new("Text", page="how/to")]
    file, _ = merged(entries, template)
    moved = file.get("page:how/to", "Home")
    assert (moved.msgstr, moved.comments) == (("Zum Anfang",), ("a note",))
    assert moved.references == ("content/how/to.md",)
    assert file.get("page:guide", "Home") is None
    assert not any(item.obsolete for item in file.entries)


def test_a_page_that_moves_and_comes_back_leaves_no_trace():
    own = in_context("page:guide", "Home", "Zum Anfang", "# a note\n")
    entries = entry("Home", "Start") + own + entry("Text", "Text")
    there, changes = merged(
        entries, [new("Home", page="how/to"), new("Text", page="how/to")]
    )
    assert changes == Changes(kept=2, carried=1)
    moved = there.to_bytes().decode().removeprefix(HEADER)
    assert moved == entries.replace("guide", "how/to")
    back, _ = merged(moved, [new("Home"), new("Text")])
    assert back.to_bytes().decode() == HEADER + entries


def test_a_text_of_a_page_gives_way_to_one_that_is_there():
    old = in_context("page:guide", "Home", "Alt")
    entries = entry("Home", "Start") + old + in_context("page:new", "Home", "Neu")
    file, _ = merged(entries, [new("Home", page="new")])
    assert file.get("page:new", "Home").msgstr == ("Neu",)
    assert listed(file) == ["Home", "page:new|Home", "#~ page:guide|Home"]


def test_a_fuzzy_text_follows_its_page_with_its_state():
    fuzzy = '#, fuzzy\n#| msgid "Start"\n'
    own = fuzzy + 'msgctxt "page:guide"\nmsgid "Home"\nmsgstr "Anfang"\n\n'
    file, _ = merged(entry("Home", "Start") + own, [new("Home", page="new")])
    moved = file.get("page:new", "Home")
    assert (moved.fuzzy, moved.previous_msgid) == (True, "Start")


def test_a_message_defined_twice_is_left_or_retired_whole():
    entries = entry("one", "eins") + entry("one", "uno")
    kept, _ = merged(entries, [new("one")])
    assert kept.to_bytes().decode() == HEADER + entries
    gone, changes = merged(entries, [])
    assert listed(gone) == ["#~ one"]
    assert gone.entries[0].comments == (
        "dragoman: between=start,end",
        "Also translated as: uno",
    )
    assert changes.obsolete == 1


def test_a_comment_in_another_encoding_goes_into_a_context_byte_by_byte():
    entries = entry("Open", "Öffnen", "# caf?\n").encode().replace(b"caf?", b"caf\xe9")
    file = po.parse(HEADER.encode() + entries)
    merge(file, [new("Open", "verb")])
    assert b"# caf\xe9\n#. type: paragraph\n" in file.to_bytes()
    assert file.get("verb", "Open").msgstr == ("Öffnen",)


def test_a_file_without_blank_lines_is_the_same_after_an_edit_and_its_reversal():
    entries = (entry("one", "eins") + entry("two", "zwei")).replace("\n\n", "\n")
    file = po.parse((HEADER + entries).encode())
    merge(file, [new("one"), new("other"), new("two")])
    merge(file, [new("one"), new("two")])
    merge(file, [new("one"), new("other")])
    merge(file, [new("one"), new("two")])
    assert file.to_bytes().decode() == HEADER + entries


TEXTS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_whatever_comes_and_goes_no_translation_is_lost(versions):
    file = po.parse(
        (HEADER + "".join(entry(x, x.upper()) for x in "abcdefgh")).encode()
    )
    for version in versions:
        merge(file, [new(text) for text in version])
        file = po.parse(file.to_bytes())
        live = [item for item in file.entries if not item.obsolete]
        assert {item.msgid for item in live} == set(version)
        texts = sorted((item.msgid, item.msgstr[0]) for item in file.entries)
        assert texts == [(x, x.upper()) for x in "abcdefgh"]
