"""What is read at once is what is read one by one."""

import pytest

import sites
from dragoman.pages.page import Block
from dragoman.rendering.block import PageReader
from dragoman.rendering.page_texts import PageTexts
from dragoman.rendering.resolving import PageResolver

TEXTS = [
    "one",
    'it\'s "two"',
    "*three* words",
    "four & four",
    "five `<code>`",
    "a [way](other.md)",
    "a [ blank](javascript:x) one",
    "hard\\\nbreak",
    "a note[^n]",
    "soft\u00adhyphen \u202eturned",
]
PAGE = "---\ntitle: T *i*\n---\n\n" + "\n\n".join(TEXTS) + "\n\n[^n]: Note\n"


@pytest.fixture(params=["current", "machine", "missing"])
def read(tmp_path, request):
    entries = {
        "current": [sites.entry("one", "eins's"), sites.entry("*three* words", "drei")],
        "machine": [sites.machine("one", "eins's")],
        "missing": [],
    }[request.param]
    made = sites.read(
        tmp_path,
        pages={"p.md": PAGE, "other.md": "---\ntitle: O\n---\n"},
        content={"de": sites.catalog("de", *entries)},
        toml="publish_threshold = 0\n",
    )
    return made.site


@pytest.mark.parametrize("tag", ["en", "de"])
@pytest.mark.parametrize("unsaid", [None, "machine"])
def test_texts_are_those_that_a_reader_gives(read, tag, unsaid):
    page, language = read.content.pages["p.md"], read.languages[tag]
    resolver = PageResolver(read, page, language)
    reader = PageReader(read, page, language, language, resolver)
    texts = PageTexts(reader, language, unsaid)
    seen = [each for each in page.blocks if "[^" not in each.text]
    assert len(seen) >= len(TEXTS)
    for block in seen:
        assert texts.plain(block) == reader.read(block, plain=True).text
        one, other = texts.read(block), reader.read(block)
        assert (one.text, one.mark) == (other.text, other.mark)
        assert one.attributes == other.attributes


def test_a_block_of_another_page_is_read_by_itself(read):
    page, source = read.content.pages["p.md"], read.source
    reader = PageReader(read, page, source, source, PageResolver(read, page, source))
    texts = PageTexts(reader, source)
    assert texts.plain(Block("paragraph", "*new*")).html == "new"
