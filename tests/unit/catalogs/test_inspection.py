from pathlib import Path

import pytest

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.inspection import Terms, domain_of, inspect
from dragoman.pages.page import Definitions


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("messages.po", Domain.MESSAGES),
        ("content.po", Domain.CONTENT),
        ("content-guide.po", Domain.CONTENT),
        ("django.po", None),
    ],
)
def test_what_a_file_is_for(name, domain):
    assert domain_of(Path(name)) is domain


@pytest.fixture
def checked(tmp_path, write_po):
    def check(entries, *, terms=None, **others):
        files = {"content": entries, **others}
        paths = [write_po(tmp_path, "de", *each) for each in files.items()]
        found = inspect(paths, "de", terms or Terms())
        return {file.path.stem: file.problems for file in found}

    return check


BAD = 'msgid "A *b*."\nmsgstr "A <b>"\n'


def test_errors_and_warnings_stand_by_line(checked):
    (problems,) = checked('msgid "One."\nmsgstr "Eins"\n\n' + BAD).values()
    assert [(each.line, each.check) for each in problems] == [
        (6, "end-punctuation"),
        (9, "html"),
        (9, "emphasis"),
        (9, "end-punctuation"),
    ]
    assert [each.is_warning for each in problems] == [True, False, True, True]
    assert all(each.remedy for each in problems)
    assert problems[0].reason.startswith("“One.” ends with")


def test_a_file_that_cannot_be_read_is_one_finding(checked):
    found = checked('msgid "a\n', messages='msgid "b."\nmsgstr "B."\n')
    (problem,) = found["content"]
    assert (problem.check, problem.line) == ("file", 6)
    assert found["messages"] == ()


def test_obsolete_and_missing_messages_are_passed_over(checked):
    assert checked('#~ msgid "a."\n#~ msgstr "b"\n')["content"] == ()
    assert checked('msgid "a."\nmsgstr ""\n')["content"] == ()


def test_files_of_one_language_are_compared(checked):
    home = 'msgid "Home"\nmsgstr "{}"\n'
    found = checked(home.format("Heim"), messages=home.format("Start"))
    assert [each.check for each in found["messages"]] == ["inconsistent"]


def test_the_terms_of_the_site_count(checked):
    link = 'msgid "[a][b]"\nmsgstr "[c](https://d.example/)"\n'
    page = Definitions("", {"b": ("https://e.example/", "")})
    known = Terms(link_hosts=["d.example"], definitions={"[a][b]": page})
    assert "link-host" in {each.check for each in checked(link)["content"]}
    (problem,) = checked(link, terms=known)["content"]
    assert (problem.check, problem.is_warning) == ("link", True)


def test_a_language_of_the_sources_may_leave_them(checked):
    same = 'msgid "Save the whole page"\nmsgstr "Save the whole page"\n'
    assert checked(same)["content"]
    assert not checked(same, terms=Terms(source_language="de-AT"))["content"]
