"""Inline events to HTML."""

from dragoman.pages.markdown import writer
from dragoman.pages.markdown.events import INLINE, Event, parse
from dragoman.pages.page import Definitions


def inner(text):
    return parse(text, INLINE)[1:-1]


def html(text):
    return writer.html(inner(text), Definitions())


def test_html_is_shown_as_text_and_comments_vanish():
    assert html("a <b x='1'>c</b> <!-- d --> e") == ("a &lt;b x='1'&gt;c&lt;/b&gt;  e")
    assert html("a <b\nc>") == "a &lt;b c&gt;"


def test_an_image_s_text_has_no_markup():
    assert html("![a *b* `c` ![d](e.png)](f.png)").count("a b c d") == 1


def test_a_link_in_a_link_is_text():
    assert html("[a <https://b.org> c](https://d.org)").count("<a ") == 1


def test_a_refused_link_is_its_text():
    assert html("[a *b*](javascript:x)") == "a <em>b</em>"


def test_an_image_elsewhere_is_its_text():
    assert html("![a *b*](https://e.org/c.png)") == "a b"


def test_unknown_footnotes_vanish():
    event = Event("FootnoteReference", "n")
    assert writer.html([event], Definitions()) == ""
    known = Definitions(notes={"n": "N"})
    assert writer.html([event], known) == "\x00N\x06"


def test_plain_text():
    assert writer.plain(inner("a *b*  \n`c`\n<d> [e](f) ![g](h) & <")) == (
        "a b c<d> e g & <"
    )
