import pytest

from dragoman.catalogs import po

DATA = b"""\
# Title
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

# first
msgid "a"
msgstr ""

#, fuzzy, c-format
#| msgid "bb"
msgid "b"
msgstr "B"

msgctxt "c"
msgid "a"
msgid_plural "as"
msgstr[0] "A"
msgstr[1] "AA"

msgid "a"
msgstr "again"

#~ msgid "gone"
#~ msgstr "weg"
# end
"""


@pytest.fixture
def file():
    return po.parse(DATA)


def changed(file):
    """Lines taken out of DATA and put into it."""
    before, after = DATA.splitlines(), file.to_bytes().splitlines()
    return (
        [line for line in before if line not in after],
        [line for line in after if line not in before],
    )


def test_a_file_is_its_bytes(file):
    assert file.to_bytes() == DATA
    assert [span.kind for span in file.spans] == ["header", *["entry"] * 5, "tail"]
    assert file.header == {"Content-Type": "text/plain; charset=UTF-8"}
    assert len(file.entries) == 5


def test_the_first_of_equal_messages_is_found(file):
    assert file.get(None, "a").line == 7 - 1
    assert file.get("c", "a").msgstr == ("A", "AA")
    assert file.get(None, "gone") is None
    assert file.get(None, "") is None


def test_set_writes_one_entry(file):
    file.set(None, "a", "ä")

    assert file.to_bytes() == DATA.replace(
        b'"a"\nmsgstr ""', '"a"\nmsgstr "ä"'.encode()
    )
    assert file.get(None, "a").msgstr == ("ä",)
    assert file.entries[0] == file.get(None, "a")


def test_set_without_fuzzy_takes_flag_and_previous_text(file):
    file.set(None, "b", "B")

    assert changed(file) == (
        [b"#, fuzzy, c-format", b'#| msgid "bb"'],
        [b"#, c-format"],
    )
    assert not file.get(None, "b").fuzzy


def test_set_with_fuzzy_keeps_the_previous_text(file):
    file.set(None, "b", "BB", fuzzy=True)

    assert changed(file) == ([b'msgstr "B"'], [b'msgstr "BB"'])


def test_set_fuzzy_adds_the_flag(file):
    file.set("c", "a", ("A", "AA"), fuzzy=True)

    assert changed(file) == ([], [b"#, fuzzy"])


@pytest.mark.parametrize(
    ("key", "msgstr", "fuzzy"),
    [
        ((None, "a"), "", False),
        ((None, "b"), "B", True),
        (("c", "a"), ("A", "AA"), False),
    ],
)
def test_the_same_once_more_changes_nothing(file, key, msgstr, fuzzy):
    file.set(*key, msgstr, fuzzy=fuzzy)

    assert file.to_bytes() == DATA


@pytest.mark.parametrize("text", ["b", "c"])
@pytest.mark.parametrize("old", ["o", ""])
def test_a_stale_previous_text_goes_when_a_translation_is_set(text, old):
    file = po.parse(f'#| msgid "{old}"\nmsgid "a"\nmsgstr "b"\n'.encode())

    file.set(None, "a", text)
    assert file.to_bytes() == f'msgid "a"\nmsgstr "{text}"\n'.encode()


@pytest.mark.parametrize("key", [(None, "x"), ("", "a"), (None, "gone"), (None, "")])
def test_a_message_that_is_not_there_is_a_key_error(file, key):
    with pytest.raises(KeyError):
        file.set(*key, "x")
    with pytest.raises(KeyError):
        file.retire(key)
    with pytest.raises(KeyError):
        file.annotate(key, flags=())
    with pytest.raises(KeyError):
        file.set_previous(key, "x")
    with pytest.raises(KeyError):
        file.insert(po.NewEntry("new"), after=key)


@pytest.mark.parametrize(
    ("key", "msgstr"),
    [
        ((None, "a"), ("x", "y")),
        ((None, "a"), ()),
        (("c", "a"), ()),
        (("c", "a"), ("",) * 7),
        (("c", "a"), "x"),
        (("c", "a"), ("x",)),
        (("c", "a"), ("x", "y", "z")),
        ((None, "a"), "x\n"),
        ((None, "a"), "\nx"),
        (("c", "a"), ("x", "y\n")),
        ((None, "a"), "\ud800"),
        ((None, "a"), "x\0"),
        ((None, "a"), "x\x04"),
    ],
)
def test_a_refused_write_changes_nothing(file, key, msgstr):
    with pytest.raises(po.PoError) as caught:
        file.set(*key, msgstr)

    assert caught.value.line == file.get(*key).line
    assert file.to_bytes() == DATA


def test_set_previous_writes_what_set_takes_away(file):
    file.set_previous((None, "a"), "old", "c", "olds")

    entry = file.get(None, "a")
    assert (entry.previous_msgctxt, entry.previous_msgid) == ("c", "old")
    assert entry.previous_msgid_plural == "olds"
    file.set_previous((None, "a"), None)
    assert file.to_bytes() == DATA


def test_annotate_writes_only_what_differs(file):
    file.annotate((None, "a"), references=["a.md"], extracted=["heading"], flags=["x"])

    assert changed(file) == ([], [b"#. heading", b"#: a.md", b"#, x"])
    before = file.to_bytes()
    file.annotate((None, "a"), references=["a.md"], extracted=["heading"], flags=["x"])
    assert file.to_bytes() == before


def test_insert_puts_a_message_after_another(file):
    file.insert(po.NewEntry("new", msgstr=("neu",)), after=(None, "b"))

    assert file.to_bytes() == DATA.replace(
        b'msgstr "B"\n\n', b'msgstr "B"\n\nmsgid "new"\nmsgstr "neu"\n\n'
    )
    assert [entry.line for entry in file.entries] == [
        entry.line for entry in po.parse(file.to_bytes()).entries
    ]


def test_insert_without_place_comes_first(file):
    file.insert(po.NewEntry("new"), after=None)

    assert file.entries[0].msgid == "new"


def test_a_message_is_not_inserted_twice(file):
    with pytest.raises(po.PoError, match="in the file already"):
        file.insert(po.NewEntry("a", "c"), after=None)
    with pytest.raises(po.PoError, match="takes one text"):
        file.insert(po.NewEntry("new", msgstr=()), after=None)

    assert file.to_bytes() == DATA


def test_an_inserted_message_replaces_the_obsolete_one(file, gnu):
    file.retire((None, "a"))
    file.insert(po.NewEntry("gone"), after=None)

    assert gnu("msgcat", file.to_bytes()).returncode == 0


def test_retire_and_revive(file):
    file.retire(("c", "a"))

    assert file.get("c", "a") is None
    assert file.to_bytes().endswith(
        b'#~ msgstr "weg"\n\n#~ msgctxt "c"\n#~ msgid "a"\n#~ msgid_plural "as"\n'
        b'#~ msgstr[0] "A"\n#~ msgstr[1] "AA"\n\n# end\n'
    )
    assert file.revive(("c", "a"), after=(None, "b"))
    assert file.get("c", "a").msgstr == ("A", "AA")
    assert not file.revive(("c", "a"), after=None)
    assert [entry.key for entry in file.entries] == [
        entry.key for entry in po.parse(DATA).entries
    ]


def test_retire_keeps_the_translation_among_equal_messages(file):
    file.retire((None, "a"))

    assert file.get(None, "a") is None
    assert file.entries[-1].msgstr == ("again",)


def test_an_empty_message_goes_for_good():
    file = po.parse(b'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n')
    file.retire((None, "b"))

    assert file.to_bytes() == b'msgid "a"\nmsgstr ""\n'
    file.retire((None, "a"))
    assert file.to_bytes() == b""


def test_retire_replaces_an_older_obsolete_message():
    file = po.parse(
        b'msgid "a"\nmsgstr "new"\n\n#~ msgid "a"\n#~ msgstr "old"\n\n'
        b'#~ msgid "b"\n#~ msgstr "c"\n'
    )
    file.retire((None, "a"))

    assert file.to_bytes() == (
        b'#~ msgid "b"\n#~ msgstr "c"\n\n'
        b'# Also translated as: old\n#~ msgid "a"\n#~ msgstr "new"\n'
    )


def test_revive_refuses_what_lives_already():
    file = po.parse(b'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n')

    with pytest.raises(po.PoError, match="in the file already"):
        file.revive((None, "a"), after=None)


def test_set_header_changes_its_line_only(file):
    file.set_header("X-Extractor", "1")

    assert changed(file) == ([], [b'"X-Extractor: 1\\n"'])
    before = file.to_bytes()
    file.set_header("X-Extractor", "1")
    assert file.to_bytes() == before
    assert next(entry.line for entry in file.entries) == 7


def test_set_header_makes_a_header():
    file = po.parse(b'\xef\xbb\xbfmsgid "a"\nmsgstr "b"\n')
    file.set_header("Content-Type", "text/plain; charset=UTF-8")
    file.set(None, "a", "ä")

    assert file.header["Content-Type"] == "text/plain; charset=UTF-8"
    assert po.parse(file.to_bytes()).get(None, "a").msgstr == ("ä",)
    assert file.to_bytes().startswith(b"\xef\xbb\xbfmsgid")


def test_another_charset_is_refused_where_the_bytes_are_not_in_it(file):
    file.set(None, "a", "ä")
    for name in ("ISO-8859-1", "GBK", "ASCII"):
        with pytest.raises(po.PoError, match=f"not in {name}"):
            file.set_header("Content-Type", f"text/plain; charset={name}")
    assert file.header["Content-Type"] == "text/plain; charset=UTF-8"


def test_another_charset_is_taken_over_where_it_says_the_same(file):
    file.set_header("Content-Type", "text/plain; charset=ISO-8859-1")
    file.set(None, "a", "ä")

    assert b'msgstr "\xe4"' in file.to_bytes()
