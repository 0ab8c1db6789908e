import pytest

from dragoman.catalogs import po
from dragoman.catalogs.po.fit import same_edges


@pytest.mark.parametrize(
    ("msgid", "msgstr", "same"),
    [
        ("a", "b", True),
        ("\na\n", "\nb\n", True),
        ("a\nb", "c", True),
        ("a", "b\n", False),
        ("a\n", "b", False),
        ("a", "\nb", False),
        ("\na", "b", False),
        ("a\n", "", True),
    ],
)
def test_line_breaks_at_both_ends_must_agree(msgid, msgstr, same):
    assert same_edges(msgid, (msgstr,)) is same


def test_every_form_is_looked_at():
    assert not same_edges("a", ("b", "c\n"))


@pytest.mark.parametrize("msgstr", ["b", "b\n", "\nb", "\nb\n"])
def test_msgfmt_judges_alike(gnu, header, msgstr):
    written = msgstr.replace("\n", "\\n")
    data = header + f'msgid "a\\n"\nmsgstr "{written}"\n'.encode()
    refused = gnu("msgfmt", data, "-o", "/dev/null").returncode
    assert same_edges("a\n", (msgstr,)) is not bool(refused)


PLURAL = b"""\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "c"
msgid "a"
msgid_plural "as"
msgstr[0] "A"
msgstr[1] "AA"
"""


@pytest.fixture
def file():
    return po.parse(PLURAL)


@pytest.mark.parametrize("count", range(1, 7))
def test_a_plural_takes_the_forms_that_the_header_names(file, count):
    file.set_header("Plural-Forms", f"nplurals={count}; plural=0;")
    texts = tuple("abcdef"[:count])
    file.set("c", "a", texts)

    assert file.get("c", "a").msgstr == texts
    with pytest.raises(po.PoError, match="forms, not"):
        file.set("c", "a", (*texts, "x"))


@pytest.mark.parametrize("rule", ["", "nplurals=INTEGER; plural=EXPRESSION;", "=9"])
def test_without_a_rule_a_plural_keeps_the_number_of_its_forms(file, rule):
    file.set_header("Plural-Forms", rule.replace("=9", "nplurals=99; plural=n;"))
    file.set("c", "a", ("x", "y"))
    with pytest.raises(po.PoError, match="takes 2 "):
        file.set("c", "a", ("x", "y", "z"))


def test_a_language_of_one_form_takes_one_text(file):
    file.set_header("Plural-Forms", "nplurals=1; plural=0;")
    file.set("c", "a", "x")
    assert file.get("c", "a").msgstr == ("x",)


def test_an_empty_translation_needs_no_line_breaks():
    file = po.parse(b'msgid "a\\n"\nmsgstr "b\\n"\n')
    file.set(None, "a\n", "")
    assert file.get(None, "a\n").msgstr == ("",)
