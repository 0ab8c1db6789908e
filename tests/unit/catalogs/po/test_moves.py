from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import po
from dragoman.catalogs.po import moves
from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.piece import of_message
from unit.catalogs.po.samples import ENTRIES, written

LIVE = b"""\
# dragoman: same

#. note
#: content/a.md
#, fuzzy, c-format
#| msgid ""
#| "old "
#| "text"
msgctxt "c"
  msgid "a"
msgid_plural "b"

msgstr[0] ""
"d\\n"
msgstr[1] "#~ e"

"""

OBSOLETE = b"""\
# dragoman: same
#, fuzzy, c-format
#~| msgid ""
#~| "old "
#~| "text"
#~ msgctxt "c"
#~ msgid "a"
#~ msgid_plural "b"
#~ msgstr[0] ""
#~ "d\\n"
#~ msgstr[1] "#~ e"
"""

BACK = b"".join(
    line
    for line in LIVE.replace(b"  msgid", b"msgid").splitlines(keepends=True)
    if line.strip() and not line.startswith((b"#.", b"#:"))
)


def revived(raw):
    return moves.revived(raw, of_message(raw, UTF_8).entry, Layout(UTF_8))


def test_a_retired_message_keeps_all_but_its_places():
    assert moves.retired(LIVE, UTF_8) == OBSOLETE


def test_msgcat_reads_a_retired_message_as_we_do(gnu, header):
    said = gnu("msgcat", header + OBSOLETE)
    (theirs,), (ours,) = po.parse(said.stdout).entries, po.parse(OBSOLETE).entries

    assert said.returncode == 0
    assert replace(theirs, block=b"") == replace(ours, block=b"")
    assert theirs.fuzzy


def test_a_revived_message_is_what_it_was():
    assert revived(OBSOLETE) == BACK


def test_strings_joined_by_a_backslash_stay_whole():
    raw = b'msgid "a\\\nb"\nmsgstr "c"\n'

    assert moves.retired(raw, UTF_8) == b'#~ msgid "ab"\n#~ msgstr "c"\n'


@pytest.mark.parametrize(
    ("obsolete", "live"),
    [
        (b'#~msgid "a"\n#~\tmsgstr "b"\n\n', b'msgid "a"\nmsgstr "b"\n'),
        (b'  #~ msgid "a"\n#~   "b"\n#~ msgstr "c"', b'msgid "a"\n  "b"\nmsgstr "c"'),
        (b'#~ #, x\n#~ msgid "a"\n#~ msgstr "b"\n', b'#, x\nmsgid "a"\nmsgstr "b"\n'),
        (b'#~ msgid "a" #~ msgstr "b"\n', b'msgid "a"\nmsgstr "b"\n'),
        (b'#~ msgid "a"\r\n#~ msgstr "b"\r\n', b'msgid "a"\r\nmsgstr "b"\r\n'),
    ],
)
def test_all_forms_of_markers_come_off(obsolete, live):
    assert revived(obsolete) == live


@given(ENTRIES.filter(bool), st.data())
def test_a_retired_message_comes_back(entries, data):
    file = written(entries)
    entry = data.draw(st.sampled_from(entries))

    file.retire(entry.key)
    assert file.revive(entry.key, after=None) is any(entry.msgstr)

    again = po.parse(file.to_bytes())
    assert again.entries == file.entries
    if any(entry.msgstr):
        assert again.get(*entry.key).msgstr == entry.msgstr
        assert again.get(*entry.key).msgid_plural == entry.msgid_plural


TWICE = b"""\
msgid "a"
msgstr "FIRST"

# dragoman: same
msgid "a"
msgstr "SECOND\\n"
"line"

msgid "a"
msgstr "FIRST"
"""


def test_a_second_translation_stays_as_a_note():
    file = po.parse(TWICE)
    file.retire((None, "a"))

    assert file.to_bytes() == (
        b'# Also translated as: SECOND\\nline\n#~ msgid "a"\n#~ msgstr "FIRST"\n'
    )
    file.revive((None, "a"), after=None)
    assert file.get(None, "a").comments == ("Also translated as: SECOND\\nline",)


def test_every_form_of_a_second_translation_stays():
    forms = b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "%b0"\nmsgstr[1] "%b1"\n\n'
    file = po.parse(b"# mine\n" + forms % (b"A", b"A") + forms % (b"B", b"B"))
    file.retire((None, "a"))

    (entry,) = file.entries
    assert entry.msgstr == ("A0", "A1")
    assert entry.comments == (
        "mine",
        "Also translated as: B0",
        "Also translated as: B1",
    )
