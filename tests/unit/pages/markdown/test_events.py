"""The door to the parser."""

import pytest
from pyromark import Options

from dragoman.errors import PageError
from dragoman.pages.markdown import events
from dragoman.pages.markdown.events import INLINE, Event, parse

EVERYTHING = """# H

> [!TIP]
> a <b@c.d>

3. - [x] b

| a | b |
|:--|:-:|

```py x
c
```

    d

T
: D

![e](f "g")[^h]

[^h]: i
"""


@pytest.mark.parametrize(
    "text", ["&#1;&#x80;&#xFDD0;&#x10FFFF;", "\x01\x80\ufdd0\uffff"]
)
def test_character_references_bring_nothing_unfit(text):
    source = f'{text} [a](b{text} "{text}")\n\n![c](d "{text}")\n\n```{text}\n```\n'
    for event in parse(source):
        said = event.text + event.url + event.title
        assert not set(said) & set("\x01\x80\ufdd0\uffff\U0010ffff")


def test_what_events_say():
    found = {event.kind: event for event in parse(EVERYTHING)}
    assert found["Heading"].text == "h1"
    assert found["BlockQuote"].text == "tip"
    assert found["TaskListMarker"].text == "done"
    assert found["Table"].text == "left center"
    assert found["FootnoteDefinition"].text == "h"
    assert found["Link"].url == "mailto:b@c.d"
    assert found["Image"].url, found["Image"].title == ("f", "g")
    lists = [event.text for event in parse(EVERYTHING) if event.kind == "List"]
    assert lists == ["3", ""]
    codes = [event.text for event in parse(EVERYTHING) if event.kind == "CodeBlock"]
    assert codes == ["py x", ""]


def test_every_start_has_its_end():
    opened = []
    leaves = {"Text", "Code", "SoftBreak", "HardBreak", "Rule", "Html", "InlineHtml"}
    leaves |= {"TaskListMarker", "FootnoteReference"}
    for event in parse(EVERYTHING):
        if event.kind.startswith("/"):
            assert opened.pop() == event.kind[1:]
        elif event.kind not in leaves:
            opened.append(event.kind)
    assert opened == []


def test_ranges_are_bytes():
    assert parse("é *b*", INLINE)[2] == Event("Emphasis", "", 3, 6)


def test_references_are_resolved_elsewhere():
    seen = []

    def resolve(label):
        seen.append(label)
        return ("u", "t") if label == "a" else None

    found = parse("[a] [b]", INLINE, resolve)
    assert ("u", "t") in {(event.url, event.title) for event in found}
    assert seen == ["a", "b"]


def test_definitions():
    assert events.definitions('[a]: b "c"\n[d]: <e f>\n[a]: g\n') == {
        "a": ("b", "c"),
        "d": ("e f", ""),
    }


def test_a_panic_is_an_error_of_the_page(capfd):
    with pytest.raises(PageError, match="gave up"):
        parse(">r\n>  {}\n>-", Options.ENABLE_HEADING_ATTRIBUTES)
    assert "panicked" in capfd.readouterr().err


def test_other_errors_are_not_hidden():
    def resolve(label):
        raise KeyboardInterrupt(label)

    with pytest.raises(KeyboardInterrupt):
        parse("[a]", INLINE, resolve)
