import pytest

from dragoman.catalogs.po import PoError
from dragoman.catalogs.po.charset import UTF_8, declared, named

HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=%s\\n"\n'


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        ("ISO-8859-15", "iso8859-15"),
        ("KOI8-R", "koi8-r"),
        ("EUC-JP", "euc_jp"),
        ("SHIFT_JIS", "shift_jis"),
        ("GB2312", "gb2312"),
        ("BIG5-HKSCS", "big5hkscs"),
        ("CP1251", "cp1251"),
    ],
)
def test_a_portable_charset_is_read_from_the_header(name, codec):
    assert declared(HEADER % name.encode()).codec == codec


@pytest.mark.parametrize(
    "name", ["CHARSET", "UTF-16", "rot13", "unicode_escape", "idna", "x\0y", "nonsense"]
)
def test_any_other_name_is_no_charset(name):
    assert named(name) is None


@pytest.mark.parametrize(
    "data",
    [
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; char"\n"set=KOI8-R\\n"\n',
        b'\xef\xbb\xbfmsgid ""\nmsgstr "charset=KOI8-R"',
        b'# charset=UTF-8\n#, fuzzy\nmsgid ""\nmsgstr "X: \\"\\n"\n"charset=KOI8-R\\n"',
        b'msgid"" ""\r\nmsgstr"charset=KOI8-R\\n"\r\n',
        b'msgid "charset=UTF-8"\nmsgstr "a"\n\nmsgid ""\nmsgstr "charset=KOI8-R\\n"\n',
    ],
)
def test_the_declaration_counts_however_it_is_written(data):
    assert declared(data).codec == "koi8-r"


def test_without_a_declaration_bytes_are_utf_8_or_else_single_characters():
    assert declared('msgid "é"'.encode()).codec == "utf-8"
    assert declared(b'msgid "\xe9"').codec == "latin-1"


def test_without_a_declaration_only_ascii_is_written():
    charset = declared('msgid "é"'.encode())

    assert charset.encode("e", 1) == b"e"
    with pytest.raises(PoError, match="not declared"):
        charset.encode("é", 4)


def test_a_character_that_does_not_fit_is_refused_with_its_line():
    with pytest.raises(PoError, match=r"line 9: the charset ISO-8859-2 .* '\\u0436'"):
        declared(HEADER % b"ISO-8859-2").encode("ąж", 9)


def test_a_character_that_would_come_back_as_another_is_refused():
    # Python's Shift-JIS writes the yen sign as the byte of a backslash.
    with pytest.raises(PoError):
        declared(HEADER % b"SHIFT_JIS").encode("¥ 100", 1)


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(PoError):
        UTF_8.encode("\ud800", 1)


@pytest.mark.parametrize("name", ["SHIFT_JIS", "BIG5", "GBK", "GB18030", "JOHAB"])
def test_charsets_with_backslashes_inside_characters_are_known(name):
    assert named(name).wide


@pytest.mark.parametrize("name", ["UTF-8", "EUC-JP", "EUC-KR", "GB2312", "KOI8-R"])
def test_other_charsets_have_none(name):
    charset = named(name)
    every = [char for char in map(chr, range(0x80, 0x10000)) if char.isprintable()]
    encoded = (char.encode(charset.codec, "ignore") for char in every)

    assert not charset.wide
    assert not any(b"\\" in raw for raw in encoded if len(raw) > 1)


def test_a_refusal_names_the_text_and_what_to_do():
    with pytest.raises(PoError, match='in “msgid "日本語"”') as caught:
        named("ISO-8859-1").encode('msgid "日本語"', 1)
    assert "msgconv" in caught.value.remedy


def test_a_refusal_can_be_printed_whatever_the_text():
    with pytest.raises(PoError) as caught:
        UTF_8.encode("\ud800", 1)
    assert str(caught.value).encode()


@pytest.mark.parametrize("data", [b"# caf\xe9", "# café".encode()])
@pytest.mark.parametrize("name", ["UTF-8", "ASCII", "CHARSET"])
def test_a_comment_keeps_its_bytes(data, name):
    charset = declared(HEADER % name.encode() + data)
    comment = data.decode(charset.codec, "surrogateescape")

    assert charset.encode_comment(comment, 1) == data


def test_a_comment_that_does_not_fit_is_refused():
    with pytest.raises(PoError):
        named("ISO-8859-1").encode_comment("日本", 1)
