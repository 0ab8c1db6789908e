from dragoman.catalogs.extract import block_keys, block_messages

GUIDE = """---
title: Guide
description: How it is done.
---

<!-- i18n: note=Mind the tone. -->

## Home

Some text,
wrapped here.

| Name | What a column with a heading that is much too long to help anyone is for |
|------|------|
| one  | two  |
"""


def listed(messages):
    return [(message.msgctxt, message.msgid) for message in messages]


def test_messages_come_in_the_order_of_the_page(page):
    assert listed(block_messages([page(GUIDE)])) == [
        (None, "Guide"),
        (None, "How it is done."),
        (None, "Home"),
        (None, "Some text, wrapped here."),
        (None, "Name"),
        (
            None,
            "What a column with a heading that is much too long to help anyone is for",
        ),
        (None, "one"),
        (None, "two"),
    ]


def test_a_message_says_what_it_is_and_where(page):
    messages = {message.msgid: message for message in block_messages([page(GUIDE)])}
    assert messages["Home"].extracted == ("type: heading 2", "Mind the tone.")
    assert messages["Home"].references == ("content/guide.md",)
    assert messages["one"].extracted == ('type: table cell, column "Name"',)
    assert messages["two"].extracted == ("type: table cell",)


def test_the_same_text_on_two_pages_is_one_message(page):
    start = page("---\ntitle: Home\n---\n\n## Guide\n", "index.md")
    messages = block_messages([start, page(GUIDE)])
    home = next(message for message in messages if message.msgid == "Home")
    assert home.references == ("content/index.md", "content/guide.md")
    assert home.extracted == ("type: title", "type: heading 2", "Mind the tone.")


def test_the_authors_context_makes_another_message(page):
    text = "---\ntitle: Open\n---\n\n<!-- i18n: context=verb -->\n\n## Open\n"
    assert listed(block_messages([page(text)])) == [(None, "Open"), ("verb", "Open")]


def test_a_draft_is_left_out(page):
    assert block_messages([page("---\ntitle: Soon\ndraft: true\n---\n")]) == []


def test_the_sites_title_is_a_message(page):
    (title, *_) = block_messages([page(GUIDE)], "Our site")
    assert title.msgid == "Our site"
    assert title.references == ("site.toml",)


def test_renaming_a_page_changes_its_place_alone(page):
    before = block_messages([page(GUIDE)])
    after = block_messages([page(GUIDE, "how/to.md")])
    assert listed(before) == listed(after)
    assert {message.references for message in after} == {("content/how/to.md",)}
    assert [m.extracted for m in before] == [m.extracted for m in after]


def test_wrapping_a_paragraph_anew_changes_nothing(page):
    again = GUIDE.replace("Some text,\nwrapped", "Some\ntext, wrapped")
    assert again != GUIDE
    assert block_messages([page(again)]) == block_messages([page(GUIDE)])


def test_the_keys_are_those_of_the_messages(page):
    draft = GUIDE.replace("title: Guide", "title: Draft\ndraft: true")
    context = GUIDE.replace("note=Mind the tone.", "context=verb")
    pages = [page(GUIDE), page(draft), page(context)]
    for title in ("", "A site"):
        messages = block_messages(pages, title)
        assert block_keys(pages, title) == set(listed(messages))
