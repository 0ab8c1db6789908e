import pytest

from dragoman.catalogs.po import header
from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.three_way.header import forms, merged_header
from dragoman.catalogs.three_way.message import version_of

LAYOUT = Layout(UTF_8)


def version(before="", **fields):
    lines = "".join(
        f'"{name.replace("_", "-")}: {text}\\n"\n' for name, text in fields.items()
    )
    return version_of(f'{before}msgid ""\nmsgstr ""\n{lines}'.encode(), LAYOUT)


def merged(*sides):
    found = merged_header(*sides, LAYOUT)
    return header.fields(found.entry.msgstr[0]), found.entry.comments


def person(day, name, **more):
    return version(
        PO_Revision_Date=f"2026-01-{day} 10:00+0000", Last_Translator=name, **more
    )


def test_the_later_revision_counts_on_either_side():
    origin, early, late = person(10, "A"), person(11, "B"), person(12, "C")
    for sides in ((early, late), (late, early)):
        fields, _ = merged(origin, *sides)
        assert fields["Last-Translator"] == "C"
        assert fields["PO-Revision-Date"] == "2026-01-12 10:00+0000"


def test_a_field_that_one_side_changed_is_that_side_s():
    origin = person(10, "A", X_Team="a")
    fields, _ = merged(
        origin, person(12, "B", X_Team="a"), person(11, "A", X_Team="b", X_New="1")
    )
    assert (fields["Last-Translator"], fields["X-Team"], fields["X-New"]) == (
        "B",
        "b",
        "1",
    )


def test_our_plural_forms_stand_and_theirs_are_named():
    origin = person(10, "A", Plural_Forms="nplurals=2; plural=(n != 1);")
    ours = person(11, "B", Plural_Forms="nplurals=3; plural=0;")
    theirs = person(12, "C", Plural_Forms="nplurals=4; plural=0;")
    fields, notes = merged(origin, ours, theirs)
    assert fields["Plural-Forms"] == "nplurals=3; plural=0;"
    assert notes == ("Plural-Forms of the other side: nplurals=4; plural=0;",)
    assert merged(origin, origin, theirs)[0]["Plural-Forms"] == "nplurals=4; plural=0;"
    assert (forms(ours), forms(person(10, "A")), forms(None)) == (3, None, None)


def test_our_charset_stays_and_comments_are_merged():
    ours, theirs = (
        version(f"# {name}\n", Content_Type=name) for name in ("ours", "theirs")
    )
    fields, notes = merged(None, ours, theirs)
    assert fields["Content-Type"] == "ours"
    assert set(notes) == {"ours", "theirs"}


@pytest.mark.parametrize("date", ["YEAR-MO-DA HO:MI+ZONE", "2026-01-11"])
def test_a_date_that_is_none_is_the_earliest(date):
    origin = version(PO_Revision_Date="x", Last_Translator="A")
    odd = version(PO_Revision_Date=date, Last_Translator="B")
    assert merged(origin, odd, person(10, "C"))[0]["Last-Translator"] == "C"
    assert merged(origin, person(10, "C"), odd)[0]["Last-Translator"] == "C"
