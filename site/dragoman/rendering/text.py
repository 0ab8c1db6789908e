"""A piece of a page's text in whatever language it was found."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from dragoman.languages.language import Language

_NONE = Markup()


@dataclass(frozen=True, slots=True)
class Text:
    """HTML or plain text, and the language it is in.

    Attributes:
        html: Safe HTML.
        language: The language of the text.
        reader: The language of what stands around it.
    """

    html: Markup
    language: Language
    reader: Language

    @property
    def is_foreign(self) -> bool:
        """Whether the text is in another language than what stands around it."""
        return self.language.tag != self.reader.tag

    @property
    def attributes(self) -> Markup:
        """`lang` and `dir` of the element that holds it, or nothing (WCAG 3.1.2)."""
        return language_attributes(self.language) if self.is_foreign else _NONE

    @property
    def plain(self) -> str:
        """A plain text as it was before it was escaped, for what is no HTML."""
        return self.html.unescape() if "&" in self.html else str(self.html)

    def __html__(self) -> str:
        return self.html


def no_text(language: Language) -> Text:
    """Give the text of what needs none, such as a picture that only decorates."""
    return Text(Markup(), language, language)


def language_attributes(language: Language) -> Markup:
    """Write the `lang` and `dir` attributes of an element in `language`."""
    return _attributes(language.tag, language.direction)


@lru_cache(maxsize=1024)
def _attributes(tag: str, direction: str) -> Markup:
    return Markup(' lang="{}" dir="{}"').format(tag, direction)
