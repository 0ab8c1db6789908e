import pytest

from dragoman.catalogs.po.charset import UTF_8, named
from dragoman.catalogs.po.grammar import grammar
from dragoman.catalogs.po.layout import Layout, ends_of_line, layout_of
from dragoman.catalogs.po.text import Decoder

LONG = "word " * 30
LONG_FIELD = b"Plural-Forms: " + b"n==1 ? 0 : " * 9


def test_a_short_text_stays_on_its_line():
    assert Layout(UTF_8).wrapped("msgstr", 'a "b"\n') == [r'msgstr "a \"b\"\n"']


def test_the_line_of_the_keyword_is_as_long_as_any():
    assert Layout(UTF_8).wrapped("msgstr", "a " * 34 + "b") == [
        'msgstr "' + "a " * 34 + 'b"'
    ]
    assert len(Layout(UTF_8).wrapped("msgstr[1]", "a " * 34 + "b")) == 2


def test_each_line_of_a_text_begins_a_string():
    assert Layout(UTF_8).wrapped("msgstr", "a\n\nb") == [
        'msgstr ""',
        r'"a\n"',
        r'"\n"',
        '"b"',
    ]


def test_no_line_is_longer_than_79_columns():
    rows = Layout(UTF_8).wrapped("msgid", LONG, marker="#| ")

    assert rows[0] == '#| msgid ""'
    assert all(row.startswith('#| "') for row in rows[1:])
    assert max(map(len, rows)) <= 79 < len(rows[1]) + len("word ")


def test_what_cannot_be_broken_stays_whole():
    assert Layout(UTF_8).wrapped("msgstr", "x" * 99) == [f'msgstr "{"x" * 99}"']


def test_an_escape_is_never_cut():
    rows = Layout(UTF_8).wrapped("msgstr", "\\ \t" * 60)

    assert all(row.count("\\") % 2 == 0 or "\\t" in row for row in rows)
    assert not any(row.endswith('\\"') and not row.endswith('\\\\"') for row in rows)


def test_a_file_that_does_not_wrap_keeps_its_lines_of_text():
    layout = Layout(UTF_8, columns=None)

    assert layout.wrapped("msgstr", LONG) == [f'msgstr "{LONG}"']
    assert layout.wrapped("msgstr", f"{LONG}\nb") == [
        'msgstr ""',
        f'"{LONG}\\n"',
        '"b"',
    ]


def test_wide_characters_count_twice():
    rows = Layout(UTF_8).wrapped("msgstr", "日本語" * 20)

    assert [len(row) for row in rows[1:]] == [40, 24]


def test_ambiguous_characters_count_twice_in_an_east_asian_charset():
    text = "Привет " * 10

    assert len(Layout(UTF_8).wrapped("msgstr", text)) == 1
    assert len(Layout(named("EUC-JP")).wrapped("msgstr", text)) == 1 + 2


@pytest.mark.parametrize(
    ("data", "columns"),
    [
        (b"", 79),
        (b'msgid "a"\nmsgstr "b"\n', 79),
        (b'msgid ""\n"a b "\n"c"\nmsgstr ""\n', 79),
        (b'msgid "a"\nmsgstr "%s"\n' % (b"word " * 20), None),
        (b'#~ msgid "a"\n#~ msgstr "%s"\n' % (b"word " * 20), None),
        (b'msgid "a"\nmsgstr "%s"\n' % (b"word" * 30), 79),
        (b"# %s\n" % (b'"word" ' * 30), 79),
        (b'msgid ""\n"%s\\n"\n"b"\n' % (b"word " * 20), None),
        (b'msgid ""\n"a b "\n"c"\nmsgstr "%s"\n' % (b"word " * 20), None),
        (b'msgid ""\nmsgstr ""\n"%s\\n"\n\nmsgid ""\n"a b "\n"c"\n' % LONG_FIELD, 79),
        (b'msgid ""\n"' + "日".encode() * 37 + b'"\n"x"\nmsgstr ""\n', 79),
    ],
)
def test_the_habit_of_a_file_is_seen(data, columns):
    assert layout_of(data, UTF_8).columns == columns


def test_the_end_of_line_is_that_of_most_lines():
    assert ends_of_line(b"a\r\nb\r\nc\n") == b"\r\n"
    assert ends_of_line(b"a\r\nb\nc\n") == b"\n"
    assert ends_of_line(b"") == b"\n"


def wrapped_alike(data: bytes) -> tuple[int, int]:
    """Count the wrapped translations of msgcat's output, and those we wrap alike."""
    layout = layout_of(data, UTF_8)
    decode, wrapped, alike = Decoder(UTF_8).text, 0, 0
    for token in grammar(b"").tokens(data):
        keyword = token.kind.replace("[]", f"[{int(token.form or 0)}]")
        rows = data[token.start : token.end].decode().split("\n")
        if token.kind.startswith("msgstr") and len(rows) > 1:
            ours = layout.wrapped(keyword, decode(data[token.opening : token.end]))
            wrapped += 1
            alike += ours == rows
    return wrapped, alike


def test_real_texts_are_wrapped_as_msgcat_wraps_them(real_files, gnu, chance, figure):
    wrapped = alike = 0
    files = chance.sample(real_files, len(real_files))
    while wrapped < 200:
        data = gnu("msgcat", files.pop().read_bytes()).stdout
        counts = wrapped_alike(data)
        wrapped += counts[0]
        alike += counts[1]

    figure(f"{alike} of {wrapped} wrapped texts equal msgcat's")
    assert alike >= 0.97 * wrapped
