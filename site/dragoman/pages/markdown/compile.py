"""A page's source, whole, to a compiled page."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from dragoman.errors import PageError
from dragoman.pages import front_matter, words
from dragoman.pages.addresses import address
from dragoman.pages.markdown import blocks, events, footnotes, tables
from dragoman.pages.markdown.builder import Builder
from dragoman.pages.markdown.cleaning import clean
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.inline import inline, normal_label
from dragoman.pages.page import (
    Block,
    Definitions,
    Footnote,
    FrontMatter,
    Page,
    Picture,
    Problem,
    Segment,
)

__all__ = ["MAX_PAGE", "compile_page", "revision"]

# Characters. A book's chapter has 40,000; the bound keeps what one page can cost.
MAX_PAGE = 256 * 1024
# Characters of HTML that one page may become, references and all.
MAX_OUTPUT = 8 * 1024 * 1024
# Elements within each other: browsers stop at 512, people long before.
MAX_DEPTH = 100

_HANDLERS: Final = {**blocks.HANDLERS, **tables.HANDLERS, **footnotes.HANDLERS}


def compile_page(source: str, path: str) -> Page:
    """Compile a page.

    Args:
        source: The file's text.
        path: The file, relative to `content/`, with `/`.

    Returns:
        The page. Text that cannot be parsed is shown as it stands, with a problem.

    Raises:
        PageError: If the front matter cannot be read, so that nobody knows whether
            the page is a draft, or if the page is too long.
    """
    if len(source) > MAX_PAGE:
        raise PageError(
            f"the page has {len(source)} characters",
            place=path,
            remedy=f"Part it: {MAX_PAGE} characters are the most.",
        )
    matter = front_matter.read(clean(source), path)
    folder = path.rpartition("/")[0]
    definitions = _definitions(folder, {}, ())
    try:
        links = _links(matter.body)
        parsed = events.parse(matter.body)
        definitions = _definitions(folder, links, parsed)
        builder = _build(parsed, matter, definitions)
    except PageError as error:
        builder = _shown_as_text(matter, definitions, error)
    return _page(builder, matter, path, revision(source))


def revision(source: str) -> str:
    """Give the hash of a page's source.

    Args:
        source: The file's text.
    """
    # What is no valid text still has a revision, so that mending it shows.
    data = source.encode(errors="surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _links(body: str) -> dict[str, tuple[str, str]]:
    """Return the link reference definitions of a page by normalised label.

    Raises:
        PageError: If references could multiply them beyond bounds.
    """
    found = events.definitions(body)
    longest = max((len(url) + len(title) for url, title in found.values()), default=0)
    if longest * body.count("]") > MAX_OUTPUT:
        raise PageError(
            "The reference definitions are too long for as many references",
            remedy="Shorten the addresses and titles, or part the page.",
        )
    links: dict[str, tuple[str, str]] = {}
    for label, definition in found.items():
        # Of two labels that are equal in our sense, the first counts, as in §4.7.
        links.setdefault(normal_label(label), definition)
    return links


def _definitions(
    folder: str, links: dict[str, tuple[str, str]], parsed: Iterable[Event]
) -> Definitions:
    notes: dict[str, str] = {}
    for event in parsed:
        if event.kind == "FootnoteDefinition":
            notes.setdefault(event.text.casefold(), event.text)
    facts = repr((folder, sorted(links.items()), sorted(notes.items())))
    token = hashlib.blake2b(facts.encode(), digest_size=16).hexdigest()
    return Definitions(folder, links, notes, token)


def _build(
    parsed: Iterable[Event], matter: front_matter.Matter, definitions: Definitions
) -> Builder:
    builder = Builder(
        matter.body.encode(), matter.first_line, matter.front, definitions
    )
    for event in parsed:
        handler = _HANDLERS.get(event.kind)
        if handler is None:
            builder.take(event)
            continue
        # The box of a task comes before its text and opens no block.
        if event.kind != "TaskListMarker":
            builder.end_implied()
        handler(builder, event)
        if len(builder.containers) > MAX_DEPTH:
            raise PageError(
                f"Quotes and lists are nested deeper than {MAX_DEPTH}",
                remedy="Indent less.",
            )
    builder.end_implied()
    if builder.size > MAX_OUTPUT:
        raise PageError("The page becomes too long", remedy="Part it.")
    if builder.directives:
        builder.warn(
            len(builder.source),
            "A note or context for translators has no block after it",
            "Put the comment before the text that it speaks of.",
        )
    return builder


def _shown_as_text(
    matter: front_matter.Matter, definitions: Definitions, error: PageError
) -> Builder:
    builder = Builder(b"", matter.first_line, matter.front, definitions)
    builder.emit(blocks.code(matter.body))
    builder.problems.append(Problem(matter.first_line, error.reason, error.remedy))
    return builder


def _page(
    builder: Builder, matter: front_matter.Matter, path: str, revision: str
) -> Page:
    front = matter.front
    title = _said("title", front.title, front, "h1") or builder.title
    problems = [*matter.problems, *builder.problems]
    if title is None:
        problems.append(
            Problem(1, "The page has no title", "Begin it with a line “# Title”.")
        )
        title = _block("title", _file_name(path), front, "h1", 1)
    description = _said("description", front.description, front)
    nav = _said("nav", front.nav, front)
    body, notes = footnotes.merged(builder.segments), footnotes.numbered(builder)
    return Page(
        path=path,
        url=address(path, front.slug),
        front=front,
        title=title,
        description=description,
        nav=nav,
        body=body,
        footnotes=notes,
        blocks=tuple(_blocks((title, description, nav), body, notes)),
        headings=tuple(builder.headings),
        definitions=builder.definitions,
        links=tuple(builder.links),
        revision=revision,
        problems=tuple(replace(problem, path=path) for problem in problems),
    )


def _said(
    kind: str, text: str | None, front: FrontMatter, tag: str = ""
) -> Block | None:
    """Return the block of a text that stands in the front matter."""
    if not text:
        return None
    return _block(kind, text, front, tag, front.lines.get(kind, 1))


def _block(kind: str, text: str, front: FrontMatter, tag: str, line: int) -> Block:
    # YAML's escapes bring back what was cleaned out of the file.
    text = " ".join(clean(text).split())
    count = words.count(inline(text, Definitions(), plain=True))
    return Block(kind, text, front.context, words=count, tag=tag, line=line)


def _file_name(path: str) -> str:
    parts = path.removesuffix(".md").removesuffix("/index").split("/")
    return parts[-1].replace("-", " ").replace("_", " ")


def _blocks(
    front: Iterable[Block | None],
    body: Iterable[Segment],
    notes: Iterable[Footnote],
) -> Iterator[Block]:
    yield from filter(None, front)
    for segments in (body, *(note.body for note in notes)):
        for segment in segments:
            if isinstance(segment, Block):
                yield segment
            elif isinstance(segment, Picture):
                yield from filter(None, (segment.alt, segment.title))
