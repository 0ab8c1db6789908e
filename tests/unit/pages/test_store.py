"""The content tree on disk."""

import os

import pytest

from dragoman.errors import PageError
from dragoman.pages.markdown.compile import MAX_PAGE
from dragoman.pages.store import _page, load, reload


@pytest.fixture
def content(tmp_path):
    def write(files):
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(tmp_path)

    return write


def front(keys):
    return f"---\ntitle: T\n{keys}\n---\n"


def reasons(loaded):
    return [(p.path, p.line, p.reason) for p in loaded.problems]


def test_pages_urls_and_files(content):
    loaded = content(
        {
            "index.md": "# Home\n",
            "guide/index.md": "# Guide\n",
            "guide/install.md": front("slug: set-up"),
            "guide/way.svg": "<svg/>",
            "guide/.hidden.md": "# Hidden\n",
            "guide/install.md~": "# Old\n",
            ".git/x.md": "# Hidden\n",
        }
    )
    assert list(loaded.pages) == ["guide/index.md", "guide/install.md", "index.md"]
    assert set(loaded.by_url) == {"", "guide/", "guide/set-up/"}
    assert list(loaded.files) == ["guide/way.svg"]
    assert loaded.files["guide/way.svg"].read_text() == "<svg/>"
    assert not loaded.problems


def test_above_and_below(content):
    loaded = content(
        {"index.md": "# H\n", "guide/index.md": "# G\n", "guide/a.md": "# A\n"}
    )
    page = loaded.by_url["guide/a/"]
    assert [above.path for above in loaded.trail(page)] == [
        "index.md",
        "guide/index.md",
    ]
    assert loaded.children(loaded.by_url["guide/"]) == (page,)
    assert loaded.children(page) == ()
    assert loaded.sequence[-1] is page


def test_a_broken_page_breaks_no_other(content):
    loaded = content(
        {
            "a.md": "# A\n",
            "b.md": "---\ndraft: true\n",
            "c.md": "---\ntitle: a: b\n---\n",
            "d.md": b"# \xff\n",
            "e.md": "x" * (4 * MAX_PAGE + 1),
            "f.md": "# F\n\n<div>\n",
        }
    )
    assert list(loaded.pages) == ["a.md", "f.md"]
    assert [(path, line) for path, line, _ in reasons(loaded)] == [
        ("b.md", 1),
        ("c.md", 2),
        ("d.md", 1),
        ("e.md", 1),
        ("f.md", 3),
    ]


def test_drafts(content):
    loaded = content({"index.md": "# H\n", "a.md": front("draft: true\naliases: [b]")})
    assert "a/" in loaded.by_url
    assert "a.md" in loaded.pages
    assert [page.path for page in loaded.sequence] == ["index.md"]
    assert loaded.children(loaded.by_url[""]) == ()
    assert loaded.aliases == {}


def test_two_pages_with_one_address(content):
    loaded = content({"a.md": "# A\n", "a/index.md": "# B\n", "c.md": front("slug: a")})
    assert loaded.by_url["a/"].path == "a.md"
    assert list(loaded.pages) == ["a.md"]
    assert reasons(loaded) == [
        ("a/index.md", 1, "The address “a/” belongs to a.md"),
        ("c.md", 3, "The address “a/” belongs to a.md"),
    ]


def test_a_draft_takes_no_address(content):
    loaded = content({"a.md": front("draft: true"), "b.md": front("slug: a")})
    assert loaded.by_url["a/"].path == "b.md"


def test_aliases(content):
    loaded = content(
        {
            "a.md": front("aliases: [old, b, older.html]"),
            "b.md": front("aliases: [/old/]"),
        }
    )
    assert loaded.aliases == {"old/": "a.md", "older.html": "a.md"}
    assert reasons(loaded) == [
        ("a.md", 3, "The former address “b/” belongs to b.md"),
        ("b.md", 3, "The former address “old/” belongs to a.md"),
    ]


def test_links_that_lead_nowhere_are_problems(content):
    loaded = content({"a.md": "# A\n\n[x](b.md)\n"})
    assert reasons(loaded) == [("a.md", 3, "There is no page b.md")]


def test_links_out_of_the_tree_are_not_followed(tmp_path):
    root = tmp_path / "content"
    root.mkdir()
    (tmp_path / "secret.md").write_text("# Secret\n")
    (root / "a.md").symlink_to(tmp_path / "secret.md")
    (root / "b.md").symlink_to(root / "c.md")
    (root / "c.md").write_text("# C\n")
    (root / "gone.md").symlink_to(root / "nowhere.md")
    assert list(load(root).pages) == ["b.md", "c.md"]


def test_a_name_that_is_no_utf_8_is_told_and_left_out(tmp_path):
    (tmp_path / "a.md").write_text("# A\n")
    for name in (b"bad\xff.md", b"bad\xff.svg", b"d\xe9/in.md", b".\xff.md", b"\xff~"):
        path = tmp_path / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("# B\n")
    loaded = load(tmp_path)
    assert list(loaded.pages) == ["a.md"]
    assert not loaded.files
    assert [problem.path for problem in loaded.problems] == [
        "bad\\xff.md",
        "bad\\xff.svg",
        "d\\xe9",
    ]
    for problem in loaded.problems:
        assert "UTF-8" in problem.reason
        assert problem.remedy
        problem.path.encode()


def test_every_page_that_cannot_be_read_has_a_remedy(content):
    texts = (b"\xff", b"x" * (4 * MAX_PAGE + 1), b"---\na: *b\n---\n")
    loaded = content({f"{number}.md": text for number, text in enumerate(texts)})
    assert len(loaded.problems) == len(texts)
    assert all(problem.remedy for problem in loaded.problems)


def test_a_page_that_vanishes_while_it_is_read_has_a_remedy(tmp_path):
    with pytest.raises(PageError) as caught:
        _page(tmp_path / "gone.md", "gone.md")
    assert "No such file" in caught.value.reason
    assert caught.value.remedy


def test_no_folder(tmp_path):
    loaded = load(tmp_path / "nowhere")
    assert loaded.pages == {}
    assert loaded.sequence == ()
    assert loaded.problems == ()


def test_a_page_that_became_a_link_out_of_the_tree_is_not_read(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("Nobody shall read this.")
    root = tmp_path / "content"
    root.mkdir()
    for name in ("index.md", "a.md"):
        (root / name).write_text("Text.")
    first = load(root)
    (root / "a.md").unlink()
    (root / "a.md").symlink_to(secret)
    again = reload(root, first, ["a.md"])
    assert "a.md" not in again.pages
    assert "index.md" in again.pages
