"""What a page is: its front matter, its blocks in order, and where they stand.

Nothing here reads a file or parses Markdown.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "Block",
    "Definitions",
    "Footnote",
    "FrontMatter",
    "Heading",
    "Link",
    "Mark",
    "Menu",
    "Page",
    "Picture",
    "Problem",
    "Segment",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an author should mend.

    Args:
        line: Line of the page, counted from 1; 0 where no line is known.
        reason: What is wrong, one sentence without a full stop.
        remedy: What to do about it, one sentence.
        path: The page's file, relative to `content/`.
        warning: The page reads well as it is; without it, something is lost.
    """

    line: int
    reason: str
    remedy: str = ""
    path: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One message on a page, and the place in the page's body where it stands.

    Args:
        kind: What it is in an author's words: "paragraph", "heading 2", "list item".
        text: The msgid: the source's Markdown with its soft breaks folded; a
            newline in it is a hard break.
        context: The msgctxt that the author asked for.
        notes: The author's notes for translators.
        words: Words of the source text, at least 1 (see `dragoman.pages.words`).
        tag: The element that holds the text; "" if it has none of its own.
        attributes: Attributes of that element, ready to write, with a leading space.
        line: Line of the page where it begins, counted from 1.
        label: For a table cell, the header cell of its column.
    """

    kind: str
    text: str
    context: str | None = None
    notes: tuple[str, ...] = ()
    words: int = 1
    tag: str = ""
    attributes: str = ""
    line: int = 1
    label: "Block | None" = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the body where the renderer writes a wrapper or words of its own.

    Args:
        name: "table", "alert" or "task"; with a slash where the wrapper ends.
        value: For an alert its kind ("note", "tip", "important", "warning",
            "caution"); for a task "done" or "open".
    """

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that stands alone.

    Args:
        path: Its asset name: "content/guide/way.svg" for a file beside a page,
            "images/way.svg" for one in `static/`.
        alt: Its text, to be read with `plain=True`; None if it is decoration.
        title: Its caption, inline Markdown like any other message.
        line: Line of the page, counted from 1.
    """

    path: str
    alt: Block | None
    title: Block | None
    line: int = 1


Segment = str | Block | Mark | Picture

Menu = Literal["main", "foot"]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's text.

    Args:
        label: As the source writes it between `[^` and `]`.
        number: In the order of the references in the source, from 1; footnotes that
            the source never refers to come last (a translation may).
        body: Like a page's body.
        referenced: The source leads to it.
    """

    label: str
    number: int
    body: tuple[Segment, ...]
    referenced: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body, for the list of contents.

    Args:
        level: 2 to 6.
        id: Its fragment, made from the source text, the same in every language.
        block: Its text.
    """

    level: int
    id: str
    block: Block


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image of the page that stays inside the site, for checks.

    Args:
        kind: "page" or "file" for a link, "image" for an image, "fragment" for a
            link to a place on the page itself.
        target: Content path of the page ("guide/install.md"), or asset name.
        fragment: What stands after `#`, decoded; "" if nothing does.
        line: Line of the page, counted from 1.
    """

    kind: str
    target: str
    fragment: str
    line: int


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a page's inline text may refer to. Equal if they mean the same.

    Args:
        folder: The page's folder in `content/`, "" at the top: where relative links
            start from.
        links: Link reference definitions: normalised label to URL and title.
        notes: Footnotes: casefolded label to the label as it is defined.
        token: Hash of the above.
    """

    folder: str = field(default="", compare=False)
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict, compare=False)
    notes: Mapping[str, str] = field(default_factory=dict, compare=False)
    token: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a page's text, in the types that its keys have.

    Args:
        title: The page's title; None if the first level-1 heading is.
        description: One or two sentences for search engines and lists.
        date: When the page was first published.
        updated: When it last changed in a way that matters to readers.
        draft: The page is not extracted, linked, listed or served.
        weight: Its place among its neighbours; lower comes first.
        slug: Replaces the file's name in the URL.
        nav: A shorter title for navigation.
        layout: Template that shows the page.
        menu: Right below the home page: whether it is named in the header of every
            page (`main`) or in the foot (`foot`).
        tags: Subjects.
        aliases: Former URLs, in the form of `Page.url`.
        context: `i18n: {context: …}`: msgctxt of every block of the page that has
            none of its own.
        extra: Keys that Dragoman gives no meaning to, as written.
        lines: Line of each key, counted from 1.
    """

    title: str | None = None
    description: str | None = None
    date: dt.date | None = None
    updated: dt.date | None = None
    draft: bool = False
    weight: float = 0
    slug: str | None = None
    nav: str | None = None
    layout: str | None = None
    menu: Menu = "main"
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    context: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file in `content/`, compiled.

    Args:
        path: Its identity: the file relative to `content/`, with `/`.
        url: "guide/install/"; "" for the home page.
        front: Its front matter.
        title: From the front matter, the first level-1 heading, or the file's name.
        description: From the front matter.
        nav: From the front matter.
        body: Static HTML, blocks, marks and pictures, in order.
        footnotes: By number.
        blocks: Every block in order: title, description, nav, body, footnotes.
        headings: Headings of the body that stand in no list, quote or footnote.
        definitions: What its inline text, translations too, may refer to.
        links: Links and images that stay inside the site, in order.
        revision: Hash of the source.
        problems: What its author should mend.
    """

    path: str
    url: str
    front: FrontMatter
    title: Block
    description: Block | None
    nav: Block | None
    body: tuple[Segment, ...]
    footnotes: tuple[Footnote, ...]
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    definitions: Definitions
    links: tuple[Link, ...]
    revision: str
    problems: tuple[Problem, ...]
