"""From pages to messages: what translators get to translate of the content."""

from collections.abc import Iterable

from dragoman.catalogs import po
from dragoman.catalogs.template import joined
from dragoman.pages.page import Block, Page

#: Before a page's path where a message names its place.
CONTENT = "content/"
#: What a page's file ends with.
SUFFIX = ".md"
#: The place of the site's title.
SETTINGS = "site.toml"

# A column's heading is there to help; a long one would only be noise.
_MAX_LABEL = 60


def block_messages(pages: Iterable[Page], title: str = "") -> list[po.NewEntry]:
    """Give the messages of a site's pages.

    Args:
        pages: In reading order. Drafts are left out.
        title: The site's title, a message like any other.

    Returns:
        Every text once, where it is met first, with the files it stands in. Nothing
        but these names a page, so renaming one changes no message.
    """
    found = [_title(title)] if title else []
    for page in pages:
        if not page.front.draft:
            found += [_message(block, page) for block in page.blocks]
    return joined(found)


def block_keys(pages: Iterable[Page], title: str = "") -> frozenset[po.Key]:
    """Give the contexts and texts of a site's pages; for arguments see above.

    They are those of `block_messages`, without all that it takes to write these.
    """
    found: set[po.Key] = {(None, title)} if title else set()
    for page in pages:
        if not page.front.draft:
            found.update((block.context, block.text) for block in page.blocks)
    return frozenset(found)


def _title(title: str) -> po.NewEntry:
    return po.NewEntry(title, extracted=("type: site title",), references=(SETTINGS,))


def _message(block: Block, page: Page) -> po.NewEntry:
    return po.NewEntry(
        msgid=block.text,
        msgctxt=block.context,
        extracted=(f"type: {_kind(block)}", *_lines(block.notes)),
        references=(CONTENT + page.path,),
    )


def _kind(block: Block) -> str:
    label = block.label.text if block.label else ""
    if not label or "\n" in label or len(label) > _MAX_LABEL:
        return block.kind
    return f'{block.kind}, column "{label}"'


def _lines(notes: Iterable[str]) -> tuple[str, ...]:
    """Part notes into comment lines; an empty one would say nothing."""
    lines = (line.strip() for note in notes for line in note.splitlines())
    return tuple(line for line in lines if line)
