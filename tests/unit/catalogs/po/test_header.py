import pytest

from dragoman.catalogs import po
from dragoman.catalogs.po import header
from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.layout import Layout

RAW = b"""\
# Title
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n"
"%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"
"X-Last: y\\n"

"""


def with_field(raw, name, value):
    return header.with_field(raw, name, value, Layout(UTF_8), 1)


def test_fields_are_lines_and_the_first_of_a_name_counts():
    found = header.fields("A: 1\nb:2 : 3\nnot a field\n\nA: 4\nC:")

    assert found == {"A": "1", "b": "2 : 3", "C": ""}


def test_fields_cannot_be_changed_here():
    with pytest.raises(TypeError):
        header.fields("A: 1\n")["A"] = "2"


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        ("Project-Id-Version", "z", b'"Project-Id-Version: x\\n"', b"z"),
        ("x-last", "z", b'"X-Last: y\\n"', b"z"),
    ],
)
def test_one_line_changes(name, value, old, new):
    line = b'"%s: %s\\n"' % (name.encode(), new)

    assert with_field(RAW, name, value) == RAW.replace(old, line)


def test_a_wrapped_field_is_replaced_whole():
    start, end = RAW.index(b'"Plural'), RAW.index(b'"X-Last')
    value = "nplurals=2; plural=n != 1;"

    assert with_field(RAW, "Plural-Forms", value) == (
        RAW[:start] + b'"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n' + RAW[end:]
    )


def test_a_new_field_is_the_last():
    assert with_field(RAW, "X-New", "z") == RAW[:-1] + b'"X-New: z\\n"\n\n'


@pytest.mark.parametrize(
    ("raw", "after"),
    [
        (b'msgid ""\nmsgstr ""', b'msgid ""\nmsgstr ""\n"B: z\\n"'),
        (
            b'msgid ""\nmsgstr "A: x\\nB: y\\nC: z\\n"',
            b'msgid ""\nmsgstr "A: x\\n"\n"B: z\\n"\n"C: z\\n"',
        ),
        (b'msgid ""\nmsgstr "A: x"', b'msgid ""\nmsgstr "A: x"\n"\\n"\n"B: z\\n"'),
        (b'msgid ""\nmsgstr "B: x"', b'msgid ""\nmsgstr "B: z\\n"'),
        (b'msgid ""\nmsgstr ""\n"A: x\\nB"\n": y\\n"\n', None),
    ],
)
def test_headers_of_other_forms_can_be_set_too(raw, after):
    result = with_field(raw, "B", "z")
    file = po.parse(result)

    assert file.header["B"] == "z"
    assert file.header == {**po.parse(raw).header, "B": "z"}
    assert after is None or result == after


@pytest.mark.parametrize(
    ("name", "value"), [("", "x"), ("a b", "x"), ("a:", "x"), ("a", "x\ny: z")]
)
def test_what_is_no_field_is_refused(name, value):
    with pytest.raises(po.PoError, match="cannot be a line of the header"):
        with_field(RAW, name, value)


def test_a_new_header_is_its_fields_under_its_comments():
    raw = header.composed({"A": "x", "B": "y"}, ("Title", ""), Layout(UTF_8))

    assert raw == b'# Title\n#\nmsgid ""\nmsgstr ""\n"A: x\\n"\n"B: y\\n"\n'


def test_a_new_header_stands_after_the_byte_order_mark():
    mark, data = b"\xef\xbb\xbf", b'msgid "a"\nmsgstr "b"\n'
    made = header.put_before(mark + data, {"Language": "de"}, Layout(UTF_8))

    assert made.startswith(mark + b'msgid ""\n')
    assert made.endswith(b'\\n"\n\n' + data)
    assert po.parse(made).header == {"Language": "de"}
