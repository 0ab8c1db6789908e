from dragoman.catalogs import po
from dragoman.catalogs.renames import renamed


def live(**texts):
    """Make a file's messages: text to the pages it stood on."""
    entries = "".join(
        f"#: {' '.join(f'content/{page}.md' for page in pages.split())}\n"
        f'msgid "{text}"\nmsgstr "x"\n\n'
        for text, pages in texts.items()
    )
    return {entry.key: entry for entry in po.parse(entries.encode()).entries}


def template(**texts):
    return [
        po.NewEntry(
            text, references=tuple(f"content/{page}.md" for page in pages.split())
        )
        for text, pages in texts.items()
    ]


def test_a_page_is_where_most_of_its_messages_went():
    before = live(a="old", b="old", c="old", home="index old")
    after = template(a="new", b="new", c="other", home="index new")
    assert renamed(before, after) == {"content/old.md": "content/new.md"}


def test_a_page_that_is_still_there_was_not_renamed():
    before = live(a="old", b="old")
    assert renamed(before, template(a="new", b="old")) == {}


def test_a_page_whose_messages_left_has_no_new_name():
    assert renamed(live(a="old", b="index old"), template(b="index")) == {}


def test_nothing_moved():
    assert renamed(live(a="one"), template(a="one")) == {}
