"""What becomes of paragraphs, lists, quotes, code and HTML."""

import pytest

from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.blocks import code
from dragoman.pages.page import Mark, Picture
from unit.pages.rendered import render


def page(source):
    return compile_page(f"---\ntitle: T\n---\n{source}", "guide/a.md")


def html(source):
    return render(page(source)).replace("\n", "")


def kinds(source):
    return [(block.kind, block.tag) for block in page(source).blocks[1:]]


def reasons(source):
    return [(p.line, p.reason) for p in page(source).problems]


CODE = '<pre><code dir="ltr" translate="no">'
CPP = '<pre><code class="language-c++" dir="ltr" translate="no">'
BOX = '<input type="checkbox" disabled>'
TICKED = '<input type="checkbox" disabled checked>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("1. a", "<ol><li>a</li></ol>"),
        ("7) a", '<ol start="7"><li>a</li></ol>'),
        ("0. a", '<ol start="0"><li>a</li></ol>'),
        ("- a\n  - b\n  c", "<ul><li>a<ul><li>b c</li></ul></li></ul>"),
        ("- a\n  # b\n  c", '<ul><li>a<h2 id="b">b</h2>c</li></ul>'),
        ("-", "<ul><li></li></ul>"),
        ("> a\n>\n> b", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("- > a", "<ul><li><blockquote><p>a</p></blockquote></li></ul>"),
        ("***", "<hr>"),
        ("T\n: D", "<dl><dt>T</dt><dd>D</dd></dl>"),
        ("T\n\n: D", "<dl><dt>T</dt><dd>D</dd></dl>"),
        ("T\n: D\n: E", "<dl><dt>T</dt><dd>D</dd><dd>E</dd></dl>"),
        ("T\n: D\n\n  E", "<dl><dt>T</dt><dd><p>D</p><p>E</p></dd></dl>"),
        ("T\n: - D", "<dl><dt>T</dt><dd><ul><li>D</li></ul></dd></dl>"),
        ("    a <b>\n", f"{CODE}a &lt;b&gt;</code></pre>"),
        ("```\na\n```", f"{CODE}a</code></pre>"),
        (
            "```c++ x\na\n```",
            f"{CPP}a</code></pre>",
        ),
        ('```"><b>\na\n```', f"{CODE}a</code></pre>"),
        ("<div>\n*a*\n</div>", f"{CODE}&lt;div&gt;*a*&lt;/div&gt;</code></pre>"),
        ("<!-- a -->", ""),
        ("<!-- a --> b", f"{CODE}b</code></pre>"),
        ("<!-->\nb", "<p>b</p>"),
        ("<!-- a\nb", ""),
        ("<!-- a -->\nb <!-- c -->", "<p>b</p>"),
        ("<!-- a -->\n\n<!-- b", ""),
        (
            "<script>\nalert(1)\n</script>",
            f"{CODE}&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>",
        ),
        (
            "- [x] a\n- [ ] b",
            f"<ul><li>{TICKED}a</li><li>{BOX}b</li></ul>",
        ),
        (
            "- [x] a\n\n  b",
            f"<ul><li><p>{TICKED}a</p><p>b</p></li></ul>",
        ),
        (
            "![a](b.svg)",
            '<figure><img src="/static/content/guide/b.svg" alt="a"></figure>',
        ),
        (
            "![](b.svg)",
            '<figure><img src="/static/content/guide/b.svg" alt=""></figure>',
        ),
        ("a ![b](c.svg)", '<p>a <img src="/static/content/guide/c.svg" alt="b"></p>'),
        ("![a](https://e.org/b.png)", "<p>a</p>"),
        ("![ ](https://e.org/b.png)", ""),
    ],
)
def test_html(source, expected):
    assert html(source) == expected


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a", [("paragraph", "p")]),
        ("### a", [("heading 3", "h3")]),
        ("- a", [("list item", "")]),
        ("- a\n\n- b", [("list item", "p")] * 2),
        ("> a", [("quote", "p")]),
        ("> - a", [("list item", "")]),
        ("- > a", [("quote", "p")]),
        ("> [!NOTE]\n> a", [("alert", "p")]),
        ("T\n: D", [("term", "dt"), ("definition", "dd")]),
        ("[^n]: a", [("footnote", "p")]),
        ('![a](b.svg "c")', [("image", ""), ("caption", "")]),
    ],
)
def test_kinds(source, found):
    assert kinds(source) == found


def test_alerts_are_marked():
    body = page("> [!WARNING]\n> a\n>\n> > [!tip]\n> > b\n").body
    marks = [part for part in body if isinstance(part, Mark)]
    assert marks == [
        Mark("alert", "warning"),
        Mark("alert", "tip"),
        Mark("/alert", "tip"),
        Mark("/alert", "warning"),
    ]


def test_an_alert_with_a_title_is_a_quotation_and_reported():
    source = "> [!NOTE] Mind\n> the gap"
    assert html(source) == "<blockquote><p>[!NOTE] Mind the gap</p></blockquote>"
    assert reasons(source) == [
        (4, "A note with a title of its own is shown as a quotation")
    ]


def test_a_picture():
    body = page('![a *b*\nc](../static.svg "A *caption*,\nlong")').body
    (picture,) = [part for part in body if isinstance(part, Picture)]
    assert picture.path == "content/static.svg"
    assert picture.alt.text == "a *b* c"
    assert picture.title.text == "A *caption*, long"
    assert picture.line == 4


def test_problems():
    assert reasons("a\n<b>\nc") == []
    assert reasons("a\n\n<div>") == [(6, "HTML is shown as text")]
    assert reasons("##") == [(4, "A heading has no text")]
    assert reasons("## a {#x}\n## b {#x}") == [(5, "Two headings have the id “x”")]
    (problem,) = reasons("# a")
    assert problem[0] == 4
    assert "one level-1 heading" in problem[1]


def test_headings_in_other_blocks_are_not_in_the_contents():
    made = page("## a\n> ## b\n\n- ## c\n\n[^n]: ## d\n")
    assert [heading.id for heading in made.headings] == ["a"]
    assert [block.attributes for block in made.blocks[1:]] == [
        f' id="{name}"' for name in "abcd"
    ]


def test_code_is_escaped_and_contained():
    assert code("a<\u2067", 'x"y') == f"{CODE}a&lt;\u2067\u2069</code></pre>\n"
