import pytest

from dragoman.catalogs import po
from unit.catalogs.po.samples import with_edges_of

BODY = b'msgid "a"\nmsgstr "b"\n'

# name -> bytes after a header, and the line at fault among them.
REFUSED = {
    "comment before msgstr": (b'msgid "a"\n# c\nmsgstr "b"\n', 2),
    "comment among strings": (b'msgid "a"\n# c\n"b"\nmsgstr "c"\n', 2),
    "comment after #|": (b'#| msgid "o"\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n', 2),
    "previous text alone": (b'#| msgid "a"\n', 1),
    "previous context alone": (b'#| msgctxt "a"\n' + BODY, 2),
    "previous text twice": (b'#| msgid "a"\n#| msgid "b"\n' + BODY, 2),
    "previous text in pieces": (b'#| msgid "" "a b"\n#| "c\n#| d"\n' + BODY, 2),
    "previous text marked otherwise": (b'#~| msgid "x"\n' + BODY, 2),
    "half obsolete": (b'msgid "a"\n#~ msgstr "b"\n', 2),
    "obsolete nonsense": (b"#~ foo\n", 1),
    "obsolete with a broken bar": (b'#~ | msgid "x"\n#~ msgid "y"\n', 1),
    "no msgstr": (b'msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3),
    "no msgstr at the end": (b'msgid "a"\n\n', 1),
    "no string": (b'msgid\nmsgstr "a"\n', 1),
    "context after msgid": (b'msgid "a"\nmsgctxt "b"\nmsgstr "c"\n', 2),
    "plural without forms": (b'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3),
    "forms without plural": (b'msgid "a"\nmsgstr[0] "b"\n', 2),
    "forms out of order": (b'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 3),
    "numbered msgid": (b'msgid[0] "a"\nmsgstr "b"\n', 1),
    "conflict": (b"<<<<<<< HEAD\n" + BODY, 1),
    "conflict between": (BODY + b"=======\n" + BODY, 3),
    "unknown keyword": (b'msgwhat "a"\nmsgstr "b"\n', 1),
    "upper case": (b'MSGID "a"\nmsgstr "b"\n', 1),
    "no-break space": (b'msgid\xc2\xa0"a"\nmsgstr "b"\n', 1),
    "unclosed string": (BODY + b'\nmsgid "c\nmsgstr "d"\n', 4),
    "unclosed continuation": (b'msgid ""\n"c\nmsgstr "d"\n', 2),
    "quotation mark inside": (b'msgid "a"b"\nmsgstr "c"\n', 1),
    "number": (b'msgid "a" 1\nmsgstr "b"\n', 1),
    "unknown escape": (b'msgid "a"\nmsgstr ""\n"b\\n"\n"\\q"\n', 4),
    "escaped apostrophe": (b'msgid "a"\nmsgstr "it\\\'s"\n', 2),
    "hexadecimal nothing": (b'msgid "a"\nmsgstr "\\xg"\n', 2),
    "separator": (b'msgid "a\\004b"\nmsgstr "c"\n', 1),
    "not UTF-8": (b'msgid "a"\nmsgstr "\xe4"\n', 2),
    "obsolete and not UTF-8": (b'#~ msgid "a"\n#~ msgstr "\xe4"\n', 2),
    "control Z": (BODY + b"\x1a", 3),
    "backslash": (b'msgid \\ "a"\nmsgstr "b"\n', 1),
    "crossed markers": (b'#| msgid "x"\n#~ msgid "y"\n#~ msgstr "z"\n', 2),
}

# name -> bytes after a header, and the messages in them.
ACCEPTED = {
    "nothing": (b"", []),
    "one line": (b'msgid "a" msgstr "b" msgid "c" msgstr "d"', ["a=b", "c=d"]),
    "no spaces": (
        b'msgctxt"c"msgid"a"msgstr"b"#, fuzzy\nmsgid"d"\nmsgstr"e"',
        ["c/a=b", "d=e"],
    ),
    "string lists": (b'msgid "a" "b"\n\n"c"\nmsgstr "" "d"\n', ["abc=d"]),
    "odd indentation": (b'  msgid "a"\n\t"b"\n \x0cmsgstr\n "c"', ["ab=c"]),
    "brackets": (
        b'msgid "a"\nmsgid_plural "b"\nmsgstr [ 0 ]"c"\nmsgstr\n[1\n]\n"d"',
        ["a=c|d"],
    ),
    "comment behind": (b'msgid "a"\nmsgstr "b" # c\n', ["a=b"]),
    "comments between": (
        b'# x\n\n# y\nmsgid "a"\nmsgstr "b"\n#\n#,\n#z\nmsgid "c"\nmsgstr ""\n# end',
        ["a=b", "c="],
    ),
    "no blank line between": (BODY + b'msgid "c"\nmsgstr "d"\n', ["a=b", "c=d"]),
    "obsolete": (b'#~ msgid "a"\n#~ "b"\n#~msgstr "c"\n', ["~ab=c"]),
    "obsolete on one line": (b'#~ msgid "a" #~ msgstr "b"\n', ["~a=b"]),
    "obsolete plural": (
        b'#~ msgctxt "c"\n#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] "d"\n',
        ["~c/a=d"],
    ),
    "obsolete with previous": (
        b'#~| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n',
        ["~a=b<x"],
    ),
    "obsolete comment": (b'#~ # x\n#~ msgid "a"\n#~ msgstr "b"\n', ["~a=b"]),
    "lone markers": (b'#~\n#|\nmsgid "a"\n#~\n"b"\nmsgstr "c"\n#~\n', ["ab=c"]),
    "previous": (
        b'#, fuzzy\n#| msgctxt "p"\n#| msgid ""\n#| "x\\n"\n#| "y"\n' + BODY,
        ["a=b<p/x\ny"],
    ),
    "joined lines": (b'msgid \\\n"a\\\nb"\nmsgstr "c" \\\n\n', ["ab=c"]),
    "joined comment": (b'# x\\\n garbage\nmsgid "a"\nmsgstr "b"\n', ["a=b"]),
    "carriage return inside": (b'msgid "a"\nmsgstr "b\rc"\n', ["a=b\rc"]),
    "carriage returns only": (b'msgid "a"\rmsgstr "b"\r', ["a=b"]),
    "mixed ends of line": (b'msgid "a"\r\nmsgstr ""\n"b"\r\n\n\r\n', ["a=b"]),
    "escapes": (rb'msgid "\x41\102"' + b"\n" + rb'msgstr "\"\\\t\a"', ['AB="\\\t\a']),
    "comment in another charset": (b"# J\xe4ger\n" + BODY, ["a=b"]),
    "sticky flags": (b"#= c-format\n#! x\n#, y\n" + BODY, ["a=b"]),
    "white space of all kinds": (b"\x0c\x0b \t\r\n" + BODY + b" \t ", ["a=b"]),
    "a message twice": (BODY + b'\nmsgid "a"\nmsgstr "c"\n', ["a=b", "a=c"]),
    "#. behind": (BODY + b'#. x\\\n#| msgid ""\nmsgid "c"\nmsgstr "d"', ["a=b", "c=d"]),
}


def told(entry):
    previous = "" if entry.previous_msgid is None else f"<{_previous(entry)}"
    return (
        ("~" if entry.obsolete else "")
        + (f"{entry.msgctxt}/" if entry.msgctxt is not None else "")
        + f"{entry.msgid}={'|'.join(entry.msgstr)}{previous}"
    )


def _previous(entry):
    context = entry.previous_msgctxt
    return (f"{context}/" if context is not None else "") + entry.previous_msgid


@pytest.mark.parametrize("name", REFUSED)
def test_what_gnu_gettext_refuses_is_refused_with_its_line(name, header, complaints):
    body, line = REFUSED[name]

    with pytest.raises(po.PoError) as caught:
        po.parse(header + body)

    assert caught.value.line == header.count(b"\n") + line
    assert complaints(header + body)


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_gnu_gettext_accepts_is_kept_byte_by_byte(name, header, complaints):
    body, messages = ACCEPTED[name]
    file = po.parse(header + body)

    assert file.to_bytes() == header + body
    assert [told(entry) for entry in file.entries] == messages
    assert not complaints(header + body)


@pytest.mark.parametrize("name", ACCEPTED)
def test_each_accepted_form_can_be_written_to(name, header, complaints):
    file = po.parse(header + ACCEPTED[name][0])
    for entry in file.entries:
        if not entry.obsolete:
            texts = (f"{text}\nnew" for text in entry.msgstr)
            forms = tuple(with_edges_of(entry.msgid, text) for text in texts)
            file.set(*entry.key, forms)
            assert file.get(*entry.key).msgstr == forms

    again = po.parse(file.to_bytes())

    assert list(map(told, again.entries)) == list(map(told, file.entries))
    assert [item.obsolete for item in again.entries] == [
        item.obsolete for item in po.parse(header + ACCEPTED[name][0]).entries
    ]
    assert not complaints(file.to_bytes())


def test_a_domain_directive_is_refused():
    with pytest.raises(po.PoError, match="domain directive"):
        po.parse(b'domain "x"\n' + BODY)


def test_a_byte_order_mark_is_kept():
    data = b"\xef\xbb\xbf" + BODY

    assert [told(entry) for entry in po.parse(data).entries] == ["a=b"]
    assert po.parse(data).to_bytes() == data


def test_lines_are_those_of_the_first_byte(header):
    body = b'# x\nmsgid "a"\nmsgstr ""\n"b"\n\n\n  #~ msgid "c"\n#~ msgstr "d"\n'
    first = header.count(b"\n") + 1

    assert [entry.line for entry in po.parse(header + body).entries] == [
        first,
        first + 6,
    ]


CHARSETS = {
    "ISO-8859-1": "Grüße",
    "ISO-8859-2": "Zażółć",
    "ISO-8859-7": "Καλημέρα",
    "KOI8-R": "Привет",
    "CP1256": "مرحبا",
    "EUC-JP": "表示ソ能",
    "SHIFT_JIS": "表示ソ能",
    "GB2312": "你好",
    "GB18030": "你好𠀀",
    "GBK": "乗誠",
    "BIG5": "功許蓋",
    "BIG5-HKSCS": "功許蓋",
    "EUC-KR": "안녕",
    "TIS-620": "สวัสดี",
    "JOHAB": "안녕하세요",
}


@pytest.mark.parametrize("name", CHARSETS)
def test_each_charset_is_read_and_written(name, complaints):
    text = CHARSETS[name]
    raw = text.encode(name)
    header = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=%s\\n"\n\n'
    data = (
        header % name.encode()
        + b'msgid "a"\nmsgstr "b"\n\n# '
        + raw
        + b'\nmsgid "'
        + raw
        + b'\\"\\\\"\nmsgstr ""\n"'
        + raw
        + b'\\n"\n"'
        + raw
        + b'"\n\n#~ msgid "o"\n#~ msgstr "'
        + raw
        + b'"\n'
    )
    file = po.parse(data)

    assert file.to_bytes() == data
    assert [told(entry) for entry in file.entries] == [
        "a=b",
        f'{text}"\\={text}\n{text}',
        f"~o={text}",
    ]
    assert not complaints(data)

    file.set(None, "a", f"{text}\\{text}")
    assert po.parse(file.to_bytes()).get(None, "a").msgstr == (f"{text}\\{text}",)
    assert not complaints(file.to_bytes())
    with pytest.raises(po.PoError):
        file.set(None, "a", "\ud800")


def test_a_file_without_charset_is_kept_too(complaints):
    data = b'msgid "a"\nmsgstr "\xe4"\n'

    assert po.parse(data).to_bytes() == data
    assert not complaints(data)


LINES = [
    b'msgid "%d"',
    b'msgid "%d" "x"',
    b'  msgctxt "%d"\nmsgid ""',
    b'msgid "%d"\nmsgstr ""',
    b'msgid "%d"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""',
    b'#, fuzzy\n#| msgid "o%d"\nmsgid "p"\nmsgstr "q"',
    b'#~ msgid "%d"\n#~ msgstr "b"',
    b'#~| msgid "%d"\n#~ msgid "b"\n#~ msgstr "c"',
    b'"%d\\n"',
    b'msgstr "%d"',
    b"# %d",
    b"#: a%d \\",
    b"#~",
    b"#|",
    b"",
    b"\r",
    b"<<<<<<< %d",
]
ENDS = [b"\n", b"\n", b"\n", b"\n\n", b"\r\n", b" ", b"\\\n"]


def test_random_files_are_judged_alike(header, chance, complaints, figure):
    accepted = 0
    for _ in range(120):
        data = header
        for number in range(chance.randrange(1, 7)):
            line = chance.choice(LINES[3:8] if chance.random() < 0.7 else LINES)
            line = line % number if b"%d" in line else line
            data += line + chance.choice(ENDS)
        if complaints(data):
            with pytest.raises(po.PoError) as caught:
                po.parse(data)
            assert 1 <= caught.value.line <= data.count(b"\n") + 1
        else:
            assert po.parse(data).to_bytes() == data
            accepted += 1

    figure(f"{accepted} of 120 random files accepted, by msgfmt and by us")
    assert 20 < accepted < 110
