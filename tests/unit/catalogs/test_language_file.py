import pytest

from dragoman.catalogs import po
from dragoman.catalogs.language_file import open_file
from dragoman.catalogs.merge import merge
from dragoman.errors import CatalogError

DATE = "2026-01-02 03:04+0000"
HEADERS = ["", 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\n']
ASCII = [po.NewEntry("one")]
FOREIGN = [po.NewEntry("one"), po.NewEntry("日本語")]


def opened(data, template=ASCII):
    return open_file(data, template, "zh-Hant", "Our site", DATE)


def test_a_missing_file_begins_with_a_header():
    file = opened(None)
    assert file.header["Language"] == "zh_Hant"
    assert file.header["POT-Creation-Date"] == DATE
    assert not file.entries


@pytest.mark.parametrize("template", [ASCII, FOREIGN], ids=["ASCII", "beyond"])
@pytest.mark.parametrize("data", ["", "\n", "\ufeff", "# © we\n", "# a\\", "#~\n"])
def test_a_file_without_any_message_is_made_anew(template, data):
    file = opened(data.encode(), template)
    merge(file, template)
    again = po.parse(file.to_bytes())
    assert again.header == opened(None).header
    assert len(again.entries) == len(template)
    assert ("© we" in data) is ("© we" in file.to_bytes().decode())


def test_a_comment_in_another_encoding_stays_as_it_is():
    assert opened(b"# caf\xe9\n").to_bytes().startswith(b"# caf\xe9\n")


@pytest.mark.parametrize("template", [ASCII, FOREIGN], ids=["ASCII", "beyond"])
@pytest.mark.parametrize("charset", ["CHARSET", "US-ASCII", "no-such", None])
def test_where_a_text_needs_it_a_file_of_no_charset_becomes_utf_8(template, charset):
    header = HEADERS[charset is not None].format(charset)
    data = (header + 'msgid "one"\nmsgstr "x"\n').encode()
    file = opened(data, template)
    merge(file, template)
    if template is ASCII:
        assert file.to_bytes() == data
    else:
        assert file.header["Content-Type"] == "text/plain; charset=UTF-8"
        assert po.parse(file.to_bytes()).get(None, "日本語")
    assert file.get(None, "one").msgstr == ("x",)


def test_a_header_of_one_line_may_hold_any_text():
    header = (
        'msgid ""\nmsgstr "Last-Translator: Zoë\\nContent-Type: charset=CHARSET\\n"'
    )
    file = opened(header.encode(), FOREIGN)
    assert file.header["Last-Translator"] == "Zoë"
    assert file.header["Content-Type"] == "text/plain; charset=UTF-8"


@pytest.mark.parametrize("charset", ["ISO-8859-1", "CHARSET"])
def test_what_is_not_utf_8_is_left_as_it_is(charset):
    data = HEADERS[1].format(charset).encode() + b'msgid "one"\nmsgstr "\xe9"\n'
    assert opened(data, FOREIGN).to_bytes() == data


def test_a_later_versions_file_is_refused():
    with pytest.raises(CatalogError, match="X-Extractor is 2") as caught:
        opened(b'msgid ""\nmsgstr "X-Extractor: 2\\n"\n')
    assert caught.value.remedy
