import pytest

from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.flags import with_fuzzy, without_fuzzy


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"#, fuzzy\n", b""),
        (b"#, fuzzy\r\n", b""),
        (b"# a\n#, fuzzy\n#: b\n", b"# a\n#: b\n"),
        (b"#, fuzzy, c-format\n", b"#, c-format\n"),
        (b"#, c-format, fuzzy\n", b"#, c-format\n"),
        (b"#, a, fuzzy, b\r\n", b"#, a, b\r\n"),
        (b"#,fuzzy,c-format\n", b"#,c-format\n"),
        (b"#,c-format,fuzzy\n", b"#,c-format\n"),
        (b"#, fuzzy c-format\n", b"#, c-format\n"),
        (b"#, fuzzy, fuzzy\n", b""),
        (b"#, fuzzy\n#, c-format\n#, x, fuzzy\n", b"#, c-format\n#, x\n"),
        (b"#, fuzzy-ish, unfuzzy\n", b"#, fuzzy-ish, unfuzzy\n"),
        (b"#  fuzzy\n#: fuzzy\n#. fuzzy\n", b"#  fuzzy\n#: fuzzy\n#. fuzzy\n"),
        (b"  #, fuzzy\n", b""),
        (b"", b""),
    ],
)
def test_only_fuzzy_goes(before, after):
    assert without_fuzzy(before, UTF_8) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"#, fuzzy\n"),
        (b"# a\n", b"# a\n#, fuzzy\n"),
        (b"#, c-format\n", b"#, fuzzy, c-format\n"),
        (b"#,c-format\n#, x\n", b"#, fuzzy,c-format\n#, x\n"),
        (b"#= c-format\n", b"#= c-format\n#, fuzzy\n"),
        (b"#,\n", b"#, fuzzy\n"),
    ],
)
def test_fuzzy_comes_first(before, after):
    assert with_fuzzy(before, UTF_8, b"\n") == after


@pytest.mark.parametrize("block", [b"", b"# a\r\n", b"#, c-format\r\n", b"#, a, b\n"])
def test_what_comes_goes_again(block):
    assert without_fuzzy(with_fuzzy(block, UTF_8, b"\r\n"), UTF_8) == block
