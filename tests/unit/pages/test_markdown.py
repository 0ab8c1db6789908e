"""Every example of the CommonMark specification, compiled as a page.

Expected texts come from the specification itself, expected emphasis, code, links and
breaks from pulldown-cmark's own HTML.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pyromark
import pytest

from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.events import BLOCKS as OPTIONS
from unit.pages.rendered import BLOCKS, judged, render

EXAMPLES = json.loads(
    Path(__file__).with_name("commonmark-0.31.2.json").read_text("utf-8")
)
INLINE = {"em", "strong", "code", "br", "del", "li", "blockquote", "hr", "pre"}
NAMES = [f"{example['example']}" for example in EXAMPLES]


def compiled(example):
    return compile_page(f"---\ntitle: T\n---\n{example['markdown']}", "guide/a.md")


class Outline(HTMLParser):
    """What of HTML does not depend on our own choices."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.text = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag in INLINE:
            self.tags.append(tag)
        self.text += dict(attrs).get("alt") or ""

    def handle_data(self, data):
        self.text.append(data)

    def words(self):
        return "".join("".join(self.text).split())


def test_the_specification_is_whole():
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_each_block_as_its_own_translation_is_the_source(example):
    page = compiled(example)
    differing = [p for p in page.problems if "stands alone" in p.reason]
    assert not differing
    itself = {block.text: block.text for block in page.blocks}
    assert render(page, itself) == render(page)


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_html_is_safe_and_balanced(example):
    judged(render(compiled(example)), BLOCKS)


PLAIN = [
    example
    for example in EXAMPLES
    # Raw HTML is shown as text here, and the title of a picture as its caption.
    if "<" not in re.sub(r"<https?:[^<> ]*>", "", example["markdown"])
    and 'title="' not in example["html"]
]


@pytest.mark.parametrize("example", PLAIN, ids=[f"{e['example']}" for e in PLAIN])
def test_the_reader_sees_the_specification_s_text(example):
    ours = Outline(render(compiled(example)))
    assert ours.words() == Outline(example["html"]).words()
    theirs = pyromark.html(example["markdown"], options=OPTIONS)
    assert ours.tags == Outline(theirs).tags


def test_most_examples_are_compared():
    assert len(PLAIN) > 450
