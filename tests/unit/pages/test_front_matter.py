"""The YAML above a page's text."""

import datetime as dt

import pytest

from dragoman.errors import PageError
from dragoman.pages import front_matter
from dragoman.pages.page import FrontMatter


def read(yaml):
    return front_matter.read(f"---\n{yaml}\n---\nbody\n", "a.md")


def test_every_key():
    matter = read(
        "title: A\ndescription: B\ndate: 2026-01-31\nupdated: 2026-02-01T10:00:00Z\n"
        "draft: true\nweight: 2.5\nslug: c\nnav: D\nlayout: wide\nmenu: foot\n"
        "tags: [e, 1]\n"
        "aliases: [/f/g, h.html]\ni18n: {context: i}\nauthor: {name: no}\n"
    )
    assert matter.problems == ()
    assert matter.front == FrontMatter(
        title="A",
        description="B",
        date=dt.date(2026, 1, 31),
        updated=dt.date(2026, 2, 1),
        draft=True,
        weight=2.5,
        slug="c",
        nav="D",
        layout="wide",
        menu="foot",
        tags=("e", "1"),
        aliases=("f/g/", "h.html"),
        context="i",
        extra={"author": {"name": "no"}},
        lines=matter.front.lines,
    )
    assert matter.front.lines["title"] == 2
    assert matter.front.lines["author"] == 15
    assert (matter.body, matter.first_line) == ("body\n", 18)


def test_none_at_all():
    matter = front_matter.read("text\n---\n", "a.md")
    assert matter == front_matter.Matter(FrontMatter(), "text\n---\n", 1, ())


@pytest.mark.parametrize("yaml", ["", "# only a comment", "---\n..."][:2])
def test_empty(yaml):
    assert read(yaml).front == FrontMatter()


def test_it_may_end_with_dots_or_the_file():
    assert front_matter.read("---\ntitle: A\n...\nx", "a.md").body == "x"
    assert front_matter.read("---\ntitle: A\n---", "a.md").body == ""


def test_yaml_1_2():
    extra = read("lang: no\nstate: on\nnumber: 010").front.extra
    assert extra == {"lang": "no", "state": "on", "number": 10}


def test_a_key_without_value_is_not_there():
    assert read("title:\ndraft:").front == FrontMatter(lines={"title": 2, "draft": 3})


@pytest.mark.parametrize(
    "yaml",
    [
        "title: [a]",
        "title: true",
        "description: {a: b}",
        "date: soon",
        "date: 2026",
        "draft: maybe",
        "draft: 1",
        "weight: heavy",
        "weight: true",
        "slug: a/b",
        "slug: ..",
        "nav: [a]",
        "layout: 2026-01-01",
        "menu: side",
        "menu: [foot]",
        "tags: a",
        "tags: [{a: b}]",
        "aliases: [../a]",
        "aliases: a",
        "i18n: verb",
        "i18n: {contxt: a}",
    ],
)
def test_a_wrong_type_is_a_problem_with_its_line(yaml):
    matter = read(f"author: x\n{yaml}")
    (problem,) = matter.problems
    assert problem.line == 3
    key = yaml.partition(":")[0]
    assert key in problem.reason
    assert key in problem.remedy
    assert matter.front.draft is (key == "draft")


@pytest.mark.parametrize(
    ("yaml", "kept", "wrong"),
    [
        ("aliases: [old, ../a, /older/, {b: c}]", ("old/", "older/"), ["../a", "b"]),
        ("tags: [e, {a: b}, f, e]", ("e", "f"), ["a"]),
    ],
)
def test_one_bad_entry_of_a_list_costs_no_other(yaml, kept, wrong):
    matter = read(yaml)
    assert getattr(matter.front, yaml.partition(":")[0]) == kept
    (problem,) = matter.problems
    assert all(repr(text) in problem.reason for text in wrong)
    assert repr(kept[0]) not in problem.reason


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("---\ntitle: A\n", "a.md:1", "does not end"),
        ("---\n" + "# x\n" * 9999 + "---\n", "a.md:1", "does not end"),
        ("---\ntitle: a: b\n---\n", "a.md:2", "cannot be read"),
        ("---\na: 1\ntitle: [\n---\n", "a.md:", "cannot be read"),
        ("---\na: 1\nb: 2\na: 3\n---\n", "a.md:4", "duplicate key"),
        ("---\n- a\n---\n", "a.md", "no mapping"),
        ("---\na: &x [1]\nb: *x\n---\n", "a.md", "alias"),
        ("---\na: !!python/object:os.system x\n---\n", "a.md:2", "cannot be read"),
        ("---\na: " + "[" * 5000 + "\n---\n", "a.md", "nested"),
        ("---\n" + "- " * 5000 + "\n---\n", "a.md", "nested"),
        ("---\na: " + "{b: " * 3000 + "\n---\n", "a.md", "nested"),
        ("---\na: \t@\n---\n", "a.md:2", "cannot be read"),
        ("---\ndate: 2026-13-45\n---\n", "a.md", "cannot be read"),
    ],
)
def test_what_cannot_be_read(text, place, reason):
    with pytest.raises(PageError) as caught:
        front_matter.read(text, "a.md")
    assert caught.value.place.startswith(place)
    assert reason in caught.value.reason
    assert caught.value.reason.count("\n") == 0
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("yaml", "line", "remedy"),
    [
        ("a: 1\nb: *c*", 3, "quotation marks"),
        ("a: 1\nb: " + "[" * 20, 3, "levels"),
        ("a: 1\na: 2", 3, "one of the two"),
        ("date: 2026-13-45", 1, "2026-01-31"),
        ("a: b: c", 2, "quotation marks"),
    ],
)
def test_the_remedy_is_of_what_is_wrong(yaml, line, remedy):
    with pytest.raises(PageError) as caught:
        read(yaml)
    assert caught.value.place == f"a.md:{line}"
    assert remedy in caught.value.remedy


def test_the_table_of_keys_is_the_front_matter():
    fields = set(FrontMatter.__dataclass_fields__) - {"extra", "lines"}
    assert {name for name, _, _ in front_matter.KEYS.values()} == fields


def test_the_page_of_a_folder_takes_no_slug():
    text = "---\nslug: a\n---\n"
    (problem,) = front_matter.read(text, "guide/index.md").problems
    assert problem.line == 2
    assert not front_matter.read(text, "guide/other.md").problems
