"""The texts of a page as a view shows them, most of them read at once."""

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.page import Block
from dragoman.rendering.block import PageReader, ReadBlock
from dragoman.rendering.parts import Mark
from dragoman.rendering.text import Text, no_text


class PageTexts:
    """Gives the texts of one page.

    Args:
        reader: Reads the blocks of the page.
        language: The language of what stands around the texts.
        unsaid: A mark that the head of the page tells for all of its blocks at once.

    Attributes:
        language: As given.
        own: The texts of blocks of which nothing is said, by the block's text and
            context.
    """

    def __init__(
        self, reader: PageReader, language: Language, unsaid: Mark | None = None
    ) -> None:
        self._reader = reader
        self.language = language
        self._unsaid = unsaid
        self.own = reader.own({None, unsaid})

    def read(self, block: Block) -> ReadBlock:
        """Read one block as HTML, with what is to be said of it."""
        own = self.own.get((block.text, block.context))
        if own is None:
            return self._reader.read(block)
        # What is own has been made safe, see PageReader.
        text = Text(Markup(own.html), self.language, self.language)  # noqa: S704
        return ReadBlock(text, self._unsaid if own.attributes else None)

    def plain(self, block: Block | None) -> Text:
        """Read one block without its markup, escaped; no block says nothing."""
        if block is None:
            return no_text(self.language)
        own = self.own.get((block.text, block.context))
        if own is None or not _is_plain(own.html):
            return self._reader.read(block, plain=True).text
        return Text(Markup.escape(own.html), self.language, self.language)


def _is_plain(html: str) -> bool:
    """Tell whether HTML is the text itself: no tag, no entity, no blank at an end."""
    return "<" not in html and "&" not in html and html == html.strip()
