"""A small renderer for tests: a page's body joined with translations, and a judge."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from html.parser import HTMLParser

from dragoman.pages.markdown import Goal, finish, inline
from dragoman.pages.page import Block, Mark, Page, Picture, Segment

ALLOWED = {
    "a": {"href", "hreflang", "title"},
    "br": set(),
    "code": {"class", "dir", "translate"},
    "del": set(),
    "em": set(),
    "img": {"src", "alt", "title"},
    "span": {"class", "dir", "lang", "translate"},
    "strong": set(),
    "sup": set(),
}
BLOCKS = {
    **ALLOWED,
    **{name: {"id", "class"} for name in ("h2", "h3", "h4", "h5", "h6", "p", "div")},
    **{name: {"class", "scope"} for name in ("td", "th")},
    **{name: set() for name in ("ul", "li", "dl", "dt", "dd", "pre", "hr", "tr")},
    **{name: set() for name in ("table", "thead", "tbody", "blockquote")},
    **{name: set() for name in ("figure", "figcaption")},
    "ol": {"start"},
    "input": {"type", "disabled", "checked"},
}
MARKS = {
    ("table", ""): "",
    ("/table", ""): "",
    ("alert", ""): '<div class="alert">',
    ("/alert", ""): "</div>",
    ("task", "done"): '<input type="checkbox" disabled checked>',
    ("task", "open"): '<input type="checkbox" disabled>',
}
URL = re.compile(r"(https?|mailto|tel):|#|/en/|/static/", re.IGNORECASE)


class Site:
    """A resolver for which every page and file exists."""

    def page(self, path, fragment):
        return Goal(f"/en/{path}" + (f"#{fragment}" if fragment else ""))

    def asset(self, path):
        return f"/static/{path}"

    def links(self, _written):
        return {}

    def footnote(self, label, _written):
        assert label
        return "<sup>note</sup>"


class Nowhere(Site):
    """A resolver for which nothing exists."""

    page = asset = lambda *_: None


def render(page: Page, translations: Mapping[str, str] | None = None) -> str:
    """Return a page's body and footnotes, translated where there is a translation."""
    said = translations or {}
    parts = [_segments(page.body, page, said)]
    parts += (_segments(note.body, page, said) for note in page.footnotes)
    return "".join(parts)


def shown(text: str, page: Page, *, plain: bool = False) -> str:
    """Return the finished HTML of one message on a page."""
    html = inline(text, page.definitions, plain=plain)
    return html if plain else finish(html, Site())


def _segments(body: Iterable[Segment], page: Page, said: Mapping[str, str]) -> str:
    return "".join(_segment(segment, page, said) for segment in body)


def _segment(segment: Segment, page: Page, said: Mapping[str, str]) -> str:
    if isinstance(segment, str):
        return segment
    if isinstance(segment, Block):
        text = shown(said.get(segment.text, segment.text), page)
        tag = segment.tag
        return f"<{tag}{segment.attributes}>{text}</{tag}>" if tag else text
    if isinstance(segment, Mark):
        return MARKS[segment.name, segment.value if segment.name == "task" else ""]
    return _picture(segment, page, said)


def _picture(picture: Picture, page: Page, said: Mapping[str, str]) -> str:
    alt = picture.alt.text if picture.alt else ""
    text = escape(shown(said.get(alt, alt), page, plain=True))
    image = f'<img src="/static/{picture.path}" alt="{text}">'
    if picture.title:
        caption = _segment(picture.title, page, said)
        image += f"<figcaption>{caption}</figcaption>"
    return f"<figure>{image}</figure>"


class Judge(HTMLParser):
    """Reads HTML and refuses what is unbalanced or not on the list."""

    VOID = frozenset({"br", "hr", "img", "input"})

    def __init__(self, allowed):
        super().__init__()
        self.allowed = allowed
        self.open = []
        self.text = []
        self.tags = []

    def handle_starttag(self, tag, attrs):
        assert tag in self.allowed, tag
        self.tags.append(tag)
        for name, value in attrs:
            assert name in self.allowed[tag], (tag, name)
            if name in {"href", "src"}:
                assert URL.match(value), value
        if tag == "a":
            assert "a" not in self.open
        if tag in self.VOID:
            self.text += dict(attrs).get("alt") or ""
        else:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        assert "<" not in data or self.cdata_elem is None
        self.text.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_decl(self, decl):
        raise AssertionError(decl)

    def handle_pi(self, data):
        raise AssertionError(data)

    def unknown_decl(self, data):
        raise AssertionError(data)


def judged(html: str, allowed: Mapping[str, set[str]] = ALLOWED) -> Judge:
    """Return what a reader sees of safe, balanced HTML; fail on any other."""
    judge = Judge(allowed)
    # The parser sees "<" in text only if we failed to escape it.
    assert not re.search(r"<(?![/a-z])", html), html
    judge.feed(html)
    judge.close()
    assert not judge.open, html
    assert not re.search("[\x00-\x08\x0b-\x1f]", html), html
    return judge


def visible(html: str, allowed: Mapping[str, set[str]] = ALLOWED) -> str:
    """Return the text that a reader sees, with white space collapsed."""
    return " ".join("".join(judged(html, allowed).text).split())
