r"""No text, in any place, writes HTML of its own.

Messages and whole pages are put together from pieces that have meant something to
some parser: marks of ours, references that become them, addresses in disguise.
What comes out is read as a browser would read it.
"""

import re
from dataclasses import replace
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.errors import PageError
from dragoman.languages.language import Language
from dragoman.pages.markdown import Goal, compile_page, finish, inline
from dragoman.pages.markdown.bidi import contain
from dragoman.pages.markdown.cleaning import GUARD, HINGE, scrub
from dragoman.pages.markdown.inline import MAX_MESSAGE
from dragoman.pages.page import Picture
from unit.pages.rendered import ALLOWED, BLOCKS, Judge, render

PAGE_URL, FILE_URL = "/en/page/#place", "/static/file.1a2b.svg?a&b"

# A site's settings may call a language anything.
ODD = Language(
    tag="de",
    folder="de",
    segment="de",
    name="\"><script>alert(1)</script>&'",
    direction="ltr",
    script="Latn",
    fallback=(),
    cldr="de",
    digits="latn",
)

MARKS = (
    *("\x00n\x06", "\x01pwhy.md\x02\x02 onclick=alert(1)\x03", "\x04"),
    *("\x05a\x02b\x02\x06", "&#1;pa.md&#2;&#2; onclick=alert(1)&#3;", "&#4;"),
    *("&#x5;a&#x2;b&#X2; onerror=alert(1)&#x06;", "&#0;n&#6;"),
    "&#00;&#x1f;&#127;&#x85;&#x9f;",
    *("&#xD800;&#xFFFF;&#x1FFFE;&#x110000;&#99999999;", "&#x2001;&#8193;", "&#x2329;"),
    *("&NewLine;", "&Tab;", "&ZeroWidthSpace;&zwnj;&shy;", "\u2001", "\u2329"),
    *("\x7f\x9f\x1f\x0b\x0c", "\x85\u2028\u2029", "\ue000\uf8ff\U0010fffd"),
    *("\ufdd0\uffff\U0001fffe", "\ufeff", "\ud83d", "\r", "\u202e", "\u202a\u202d"),
    *("\u2067", "\u2069\u202c", "&#x202e;&#x2067;"),
)
BREAKERS = (
    *('"', "'", "<", ">", "&lt;img src=x onerror=alert(1)&gt;"),
    *("&quot; onclick=&quot;alert(1)", '" style="x" id="x'),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),
    *("<svg/onload=alert(1)>", "<a href='javascript:x'>", "</code></pre>", "<!--"),
    *("-->", "--!>", "<![CDATA[", "]]>", "<?x", "&amp;lt;", "&", "&#", ";"),
)
ADDRESSES = (
    *("javascript:alert(1)", "JaVa\tScRiPt:x", "java&#9;script&colon;x&lpar;1&rpar;"),
    *("&#x2329;javascript&#58;x", "%6aavascript:x", "javascript%3ax"),
    *("\\javascript\\:x", "data:text/html,<b>", "vbscript:x", "//e.org/x.md"),
    *("\\\\e.org\\x.svg", "/\\e.org", "http:\\\\e.org", 'https://e.org/?a&b="x"'),
    *("https://e.org/\u202e%0a`{}|", "/static/x.svg"),
    *("/static/%2e%2e/x%22onerror=%22.svg", "way.svg", "why.md#x"),
    *("%C2%80%EF%BF%BF%01%02.md#%C2%9F%22%01", "#%22onclick=x", "tel:1"),
)
SYNTAX = (
    *("[", "](", "![", "]", ")", "][", "<", "(<", ">)", "`", "``", "*", "_", "\\"),
    *(' "', '")', " '", "')", "**日。", "語**", "~~", "[r]", "[s]", "[a]", "[^n]"),
    *("<javascript:x>", "<x@y.z>", "<https://e.org/&quot;>", "<x\u2329@y>"),
    '[^m\u2067\u202e"]',
    *("a", " ", "\n", "  \n", "\\\n"),
)
BLOCK_SYNTAX = (
    *("\n\n", "# ", "## ", " {#i", " .c", "}", "- ", "1. ", "7) ", "- [x] ", "> "),
    *("> [!NOTE]\n", "    ", "```", "~~~ ", "\n```\n", "\n: ", "\n|---|:-:|\n"),
    *("|", "\n[r]: ", "\n[^n]: ", "\n[^m", "]: ", "\n===\n", "<!-- i18n: note="),
)
BLOCK_FORMS = (
    "\n\n## {} {{#{} .{}}}\n",
    "\n\n```{}\n{}\n```\n",
    "\n\n| {} | {} |\n|:-:|--:|\n| {} | x |\n",
    "\n\n{}\n: {}\n",
    "\n\n- {}\n  > {}\n",
    '\n\n![{}](x.svg "{}")\n\n',
    "\n\n[^{}]: {}\n\n",
    '\n\n[r]: <{}> "{}"\n\n',
    "\n\n<!-- i18n: note={} -->\n{}",
    "\n\n<div {}>{}\n\n",
)
INLINE_PIECES = MARKS + BREAKERS + ADDRESSES + SYNTAX
ALL_PIECES = INLINE_PIECES + BLOCK_SYNTAX


# Whole constructs, so that pieces get to where a parser takes them for something.
FORMS = (
    "[{}]({})",
    '[{}]({} "{}")',
    "![{}](<{}> '{}')",
    '![{}](way.svg "{}")',
    '[{}](why.md "{}")',
    "[{}][{}]",
    "[^{}]",
    "<{}>",
    "<https://e.org/{}>",
    "`{}`",
    "**{}**",
)


def texts(pieces, forms):
    """Return a strategy of texts that are put together from pieces, in forms."""
    return st.recursive(
        st.sampled_from(pieces),
        lambda inner: st.one_of(
            st.lists(inner, max_size=8).map("".join),
            st.builds(str.format, st.sampled_from(forms), inner, inner, inner),
        ),
        max_leaves=25,
    )


# What references lead to is hostile as well.
PAGE = compile_page(
    """# T

[^n] [^m\u2067\u202e"]

[^n]: x

[^m\u2067\u202e"]: y

[r]: https://e.org/&#1;" '&#1;" onclick=x'

[s]: java&#9;script:x

[a]: why.md#&#2; "&#3;x&#4;"
""",
    "guide/a.md",
)


class Fixed:
    """A resolver for which every address is the same, and notes have links."""

    def page(self, path, fragment):
        assert scrub(path + fragment) == path + fragment
        return Goal(PAGE_URL, ODD)

    def asset(self, path):
        assert scrub(path) == path
        return FILE_URL

    def links(self, _written):
        return {}

    def footnote(self, label, _written):
        assert label in PAGE.definitions.notes.values()
        return '<sup><a href="#_n1">1</a></sup>'


VALUES = {
    "href": r"(?:https?|mailto|tel):[!-~]*|/en/\S*|/static/.*|#.*",
    "src": r"/static/.*",
    "title": r".*",
    "alt": r".*",
    "dir": r"ltr",
    "lang": r"de",
    "hreflang": r"de",
    "translate": r"no",
    "start": r"\d{1,9}",
    "scope": r"col",
    "type": r"checkbox",
}
CLASSES = {
    "code": r"language-[\w+#.\-]+",
    "td": "start|center|end",
    "th": "start|center|end",
    "div": "alert",
    "span": "tongue-of",
}
HEADING = re.compile(r"h[2-6]")


class Strict(Judge):
    """Reads HTML and refuses values, too, that are not on the list."""

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        assert len(dict(attrs)) == len(attrs)
        for name, value in attrs:
            if value is None:
                assert name in {"disabled", "checked"}
            elif name == "id" or (name == "class" and HEADING.fullmatch(tag)):
                assert HEADING.fullmatch(tag)
                assert not re.search("[\\s\"'<>&]", value.replace(" ", ""))
            else:
                allowed = CLASSES[tag] if name == "class" else VALUES[name]
                assert re.fullmatch(allowed, value, re.DOTALL), (name, value)
            assert value is None or scrub(value) == value

    def handle_data(self, data):
        super().handle_data(data)
        assert not {GUARD, HINGE} & set(data)


def assert_harmless(html, allowed):
    """Fail if HTML holds anything that Dragoman does not write."""
    assert scrub(html) == html
    html.encode()
    assert not re.search(r"<(?!/?[a-z])", html)
    judge = Strict(allowed)
    judge.feed(html)
    judge.close()
    assert not judge.open


def attack_message(text):
    """Take a text as a translation and read what it becomes."""
    html = finish(inline(text, PAGE.definitions), Fixed())
    assert_harmless(html, ALLOWED)
    assert contain(html) == html
    seen = inline(text, PAGE.definitions, plain=True)
    assert scrub(seen) == seen
    assert contain(seen) == seen
    assert not {GUARD, HINGE} & set(seen)
    seen.encode()


def attack_page(source):
    """Take a text as a page and read what it becomes."""
    try:
        page = compile_page(source, "guide/a.md")
    except PageError:
        assert source.startswith("---")
        return
    html = render(replace(page, body=tuple(map(_written, page.body))))
    assert_harmless(html, BLOCKS)
    assert not re.search("[\u202d\u202e]", html)
    ids = re.findall(r'<h[2-6] id="([^"]*)"', html)
    assert len(set(ids)) == len(ids)
    assert not [name for name in ids if name.startswith("_")]
    for block in page.blocks:
        attack_message(block.text)


def _written(segment):
    # The real renderer's templates escape the path of a picture.
    if isinstance(segment, Picture):
        return replace(segment, path=escape(segment.path))
    return segment


@given(texts(INLINE_PIECES, FORMS))
@example("[x](#%C2%80%EF%BF%BF)")
@example("[a [^n]](why.md) ![[^n]](way.svg)")
@example('[^m\u2067\u202e"]')
@settings(max_examples=150)
def test_no_message_writes_html_of_its_own(text):
    attack_message(text)


@given(texts(ALL_PIECES, FORMS + BLOCK_FORMS))
@settings(max_examples=100)
def test_no_page_writes_html_of_its_own(source):
    attack_page(source)


# Every place of a page in which a piece can stand.
PLACES = """---
title: "{0}"
description: '{0}'
nav: "{0}"
---
# {0}

## {0} {{#{0} .{0}}}

{0} `{0}` [{0}]({0} "{0}") ![{0}](<{0}> '{0}') <{0}> [{0}] [{0}][r] [^{0}]

![{0}](way.svg "{0}")

![x](<{0}.svg>)

- [ ] {0}

> [!NOTE]
> {0}

| {0} | b |
|---|--:|
| {0} | `{0}` |

{0}
: {0}

```{0}
{0}
```

<div {0}>

[r]: <{0}> "{0}"

[^{0}]: {0}

<!-- i18n: context={0} -->
"""


@pytest.mark.parametrize("piece", MARKS + BREAKERS + ADDRESSES, ids=ascii)
def test_no_piece_writes_html_in_any_place(piece):
    attack_page(PLACES.format(piece))
    attack_page(PLACES.partition("\n---\n")[2].format(piece))


def test_text_too_long_for_markup_is_harmless():
    attack_message("".join(INLINE_PIECES) * (MAX_MESSAGE // 500))
