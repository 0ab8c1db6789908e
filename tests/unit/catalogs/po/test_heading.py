import pytest

from dragoman.catalogs import po
from dragoman.catalogs.po.charset import UTF_8, Charset
from dragoman.catalogs.po.contents import Contents
from dragoman.catalogs.po.heading import written
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.piece import pieces

FILE = b'msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgid "a"\nmsgstr "%s"\n'


def contents(data, charset):
    return Contents(list(pieces(data, charset)), b"\n")


def test_a_field_is_set_and_the_rest_stays():
    data = FILE % b"A"
    _, found = written(contents(data, UTF_8), "Language", "fr", Layout(UTF_8))
    assert found.raw() == data.replace(b": de", b": fr")


def test_a_file_without_a_header_gets_one():
    data = b'msgid "a"\nmsgstr "A"\n'
    _, found = written(contents(data, UTF_8), "Language", "fr", Layout(UTF_8))
    assert found.raw().endswith(b"\n\n" + data)


def test_a_charset_that_would_say_something_else_is_refused():
    latin = Charset("ISO-8859-1", "iso8859-1", "iso8859-1")
    data = FILE % "é".encode("latin-1")
    value = "text/plain; charset=UTF-8"
    with pytest.raises(po.PoError, match="not in UTF-8"):
        written(contents(data, latin), "Content-Type", value, Layout(UTF_8))
