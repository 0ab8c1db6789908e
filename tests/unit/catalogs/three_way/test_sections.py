import pytest

from dragoman.catalogs.po.charset import UTF_8, named
from dragoman.catalogs.three_way.sections import cut

PLAIN = b'# note\n#, fuzzy\n#| msgid "old"\nmsgctxt "c"\nmsgid "new"\nmsgstr "neu"\n\n'


def test_each_part_is_cut_out():
    found = cut(PLAIN, UTF_8)
    assert found.block == b"# note\n#, fuzzy\n"
    assert found.previous == b'#| msgid "old"\n'
    assert found.source == b'msgctxt "c"\nmsgid "new"\n'
    assert found.translation == b'msgstr "neu"'
    assert found.rest == b"\n\n"


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (PLAIN, UTF_8),
        (PLAIN.replace(b"\n", b"\r\n"), UTF_8),
        (b'msgid "a" msgstr "b"', UTF_8),
        (b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n"d"\n', UTF_8),
        ('msgid "a"\nmsgstr "表\\n"\n'.encode("cp932"), named("cp932")),
    ],
)
def test_the_parts_are_the_message(raw, charset):
    assert cut(raw, charset).joined() == raw
