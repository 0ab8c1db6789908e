"""What finish makes of links, images and footnotes."""

from dataclasses import replace

import pytest

from dragoman.languages.language import language
from dragoman.pages.markdown import (
    Goal,
    compile_page,
    finish,
    finish_all,
    inline,
    marks,
)
from dragoman.pages.markdown.urls import Target
from unit.pages.rendered import Nowhere, Site

PAGE = compile_page("# T\n\n[^n]\n\n[^n]: x\n", "guide/install.md")
TEXT = (
    '[a *b*](../why.md#x "T") ![c<](way.svg "D") [e](f.pdf#g) [^n] [![h](i.png)](j.md)'
)


def test_everything_found():
    html = finish(inline(TEXT, PAGE.definitions), Site())
    assert html == (
        '<a href="/en/why.md#x" title="T">a <em>b</em></a> '
        '<img src="/static/content/guide/way.svg" alt="c&lt;" title="D"> '
        '<a href="/static/content/guide/f.pdf#g">e</a> <sup>note</sup> '
        '<a href="/en/guide/j.md">'
        '<img src="/static/content/guide/i.png" alt="h"></a>'
    )


@pytest.mark.parametrize("resolver", [Site(), Nowhere()])
@pytest.mark.parametrize("extra", ["", "![c](way.svg)", "[^n]"])
def test_texts_are_finished_together_as_alone(resolver, extra):
    texts = ["a", "", '[a *b*](../why.md#x "T")', "[e](f.pdf#g) [i](i.md)", "é *b*"]
    found = [inline(text, PAGE.definitions) for text in [*texts, extra]]
    alone = [finish(html, resolver, "de") for html in found]
    if extra == "[^n]":
        # Whoever shows it counts it.
        alone[-1] = None
    assert finish_all(found, resolver, "de") == alone
    assert finish_all([], resolver) == []


def test_links_are_made_once_for_each_language_of_the_texts():
    class Knowing(Site):
        asked = 0

        def __init__(self):
            self.known = {}

        def links(self, written):
            return self.known.setdefault(written, {})

        def page(self, path, fragment):
            self.asked += 1
            return replace(super().page(path, fragment), tongue=language("ar"))

    site = Knowing()
    texts = ["[a](a.md)", "[b *c*](a.md) [d](a.md 't')"]
    found = [inline(text, PAGE.definitions) for text in texts]
    for written in ("de", "ar"):
        alone = [finish(html, Knowing(), written) for html in found]
        assert finish_all(found, site, written) == alone
        assert finish_all(found, site, written) == alone
    assert site.asked == 2 * 2


def test_nothing_found_leaves_the_text():
    html = finish(inline(TEXT, PAGE.definitions), Nowhere())
    assert html == "a <em>b</em> c&lt; e <sup>note</sup> h"


def test_what_the_resolver_says_is_escaped():
    class Odd(Site):
        def page(self, path, fragment):
            return Goal(f'/{path}?a&b="{fragment}')

        def asset(self, path):
            return f'/{path}"onerror="'

    html = finish(inline("[a](b.md#c) ![d](e.png)", PAGE.definitions), Odd())
    assert 'href="/guide/b.md?a&amp;b=&quot;c"' in html
    assert "&quot;onerror=&quot;" in html


def test_a_link_says_the_language_of_a_page_where_it_is_another():
    class Elsewhere(Site):
        def page(self, *_):
            return Goal("/en/a/", replace(language("ar"), name='<"b'))

    html = finish(inline("[a](b.md).", PAGE.definitions), Elsewhere())
    assert html == (
        '<a href="/en/a/" hreflang="ar">a</a>\N{NO-BREAK SPACE}'
        '<span class="tongue-of" lang="ar" dir="rtl" translate="no">&lt;&quot;b</span>.'
    )
    # Among Arabic text, an Arabic page is what one expects.
    html = finish(inline("[a](b.md).", PAGE.definitions), Elsewhere(), "ar")
    assert html == '<a href="/en/a/" hreflang="ar">a</a>.'


def test_html_without_marks_is_itself():
    assert finish("<em>x</em>", Nowhere()) == "<em>x</em>"


def test_links_that_need_no_resolver():
    assert marks.link(Target("external", "https://e.org?a&b"), "") == (
        '<a href="https://e.org?a&amp;b">',
        "</a>",
    )
    assert marks.link(Target("fragment", "", 'a"b'), '"') == (
        '<a href="#a&quot;b" title="&quot;">',
        "</a>",
    )


def test_a_text_cannot_forge_a_mark():
    forged = "\x01pwhy.md\x02\x02\x03x\x04 \x05a\x02b\x02\x06 \x00n\x06"
    assert "<" not in finish(inline(forged, PAGE.definitions), Site())


def test_a_text_cannot_forge_a_mark_with_character_references():
    forged = (
        "&#1;pwhy.md&#2;&#2; onclick=alert(1)&#x3;x&#4; "
        "&#5;a&#2;b&#2; onerror=alert(1)&#6; &#0;n&#6;"
    )
    html = finish(inline(forged, PAGE.definitions), Site())
    assert "<" not in html
    assert html.isprintable()
    link = f'[{forged}](../why.md "{forged}") ![{forged}](way.svg "{forged}")'
    html = finish(inline(link, PAGE.definitions), Site())
    assert html.count("<") == 3
    assert html.isprintable()
    assert inline(forged, PAGE.definitions, plain=True).isprintable()
