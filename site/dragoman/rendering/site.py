"""Everything a request reads: one consistent state of the whole site.

A Site is immutable. A request takes one and never mixes two.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import quote

from dragoman.assets.manifest import Manifest
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.share import Completeness, completeness
from dragoman.languages.formats import Formats
from dragoman.languages.language import Language
from dragoman.pages.content import Content
from dragoman.pages.page import Page
from dragoman.rendering.interface_texts import Voice
from dragoman.rendering.template_reach import Templates

if TYPE_CHECKING:
    from dragoman.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, repr=False)
class Site:
    """The site as it stands at one moment.

    Attributes:
        settings: The site's settings.
        origin: Scheme and host of absolute URLs, without a final slash.
        languages: By tag: the source language first, then in the order of the tags.
        content: The pages.
        readers: By tag, the catalogs of each language with its fallbacks.
        manifest: The static files.
        preview: Whether drafts are served.
        templates: What pages are rendered by.
    """

    settings: "Settings"
    origin: str
    languages: Mapping[str, Language]
    content: Content
    readers: Mapping[str, Reader]
    manifest: Manifest
    preview: bool = False
    templates: Templates = field(default_factory=Templates)
    _shares: dict[tuple[str, str], Completeness] = field(default_factory=dict)
    _formats: dict[str, Formats] = field(default_factory=dict)
    _prepared: dict[Callable[..., Any], Any] = field(default_factory=dict)
    _recalled: list[Callable[[Page, Language], Completeness | None]] = field(
        default_factory=list
    )

    @property
    def source(self) -> Language:
        """The language the pages are written in."""
        return self.languages[self.settings.source_language]

    def formats(self, language: Language) -> Formats:
        """Give the formats of a language, made once."""
        made = self._formats.get(language.tag)
        if made is None:
            made = self._formats[language.tag] = Formats(language)
        return made

    def voice(self, language: Language) -> Voice:
        """Give the interface texts of a language."""
        voices = self.prepared(_voices)
        found = voices.get(language.tag)
        if found is None:
            made = Voice(self.readers[language.tag], language.tag)
            # Two threads that ask at the same time both get the first.
            found = voices.setdefault(language.tag, made)
        return found

    def prepared(self, make: Callable[[Self], T]) -> T:
        """Give what a function makes of this site, made once.

        Two threads that ask at the same time may both make it; both get the first.

        Args:
            make: A pure function of the site.
        """
        if make not in self._prepared:
            self._prepared.setdefault(make, make(self))
        made: T = self._prepared[make]
        return made

    def take_over(
        self,
        last: "Site",
        is_same: Callable[[Page, Language], bool],
        prepared: Iterable[Callable[..., Any]] = (),
    ) -> None:
        """Take what was measured and made for an earlier state; before it is served.

        Args:
            last: The earlier state.
            is_same: Tells whether a language has the same of a page in both.
            prepared: The functions that make the same of both.
        """
        pages = self.content.pages
        others = {tag: last.languages.get(tag) for tag in self.languages}
        # A state's own class may look into an earlier state.
        for (path, tag), share in list(last._shares.items()):  # noqa: SLF001 -- see above
            language = self.languages.get(tag)
            if path in pages and language and is_same(pages[path], language):
                self._shares[path, tag] = share
        for tag, formats in list(last._formats.items()):  # noqa: SLF001 -- see above
            if tag in self.languages and self.languages[tag] == others[tag]:
                self._formats[tag] = formats
        made = last._prepared  # noqa: SLF001 -- see above
        self._prepared.update({make: made[make] for make in prepared if make in made})

    def recall(
        self,
        shares: Callable[[Page, Language], Completeness | None],
        prepared: Mapping[Callable[..., Any], Any],
    ) -> None:
        """Take what was measured and made before; before the site is served.

        Args:
            shares: Tells how much a language has of a page; None if that is not known.
            prepared: By function, what it makes of this site.
        """
        self._recalled.append(shares)
        self._prepared.update(prepared)

    def prepare(self, make: Callable[[Self], Any]) -> None:
        """Make anew what a function makes of this site, if it was taken over."""
        self._prepared[make] = make(self)

    def share(self, page: Page, language: Language) -> Completeness:
        """Measure how much of a page a language has, once."""
        key = (page.path, language.tag)
        share = self._shares.get(key)
        if share is None:
            known = (recalled(page, language) for recalled in self._recalled)
            share = self._shares[key] = next(filter(None, known), None) or completeness(
                page, language.tag, self.readers[language.tag].snapshot
            )
        return share

    def is_readable(self, page: Page, language: Language) -> bool:
        """Tell whether a page is shown in a language, not in the source's."""
        # The source language has all of every page; a start would count them all.
        return (
            language.tag == self.source.tag
            or self.share(page, language).share >= self.settings.publish_threshold
        )

    def is_public(self, page: Page, language: Language) -> bool:
        """Tell whether readers and search engines are led to a page in a language."""
        said = self.settings.languages.get(language.tag)
        is_preview = said is not None and said.state == "preview"
        return not is_preview and self.is_readable(page, language)

    def standing_in(self, page: Page, language: Language) -> Language | None:
        """Give the language that a page is shown in instead, if it is not readable."""
        return None if self.is_readable(page, language) else self.source

    def public_languages(self, page: Page) -> list[Language]:
        """List the languages a page is public in, the source language first."""
        return [each for each in self.languages.values() if self.is_public(page, each)]

    def url(self, page: Page, language: Language) -> str:
        """Give the path of a page in a language, percent-encoded (RFC 3986)."""
        # A segment is a language tag, of letters, digits and hyphens.
        return f"/{language.segment}/{quoted(page.url)}"

    def neutral_url(self, page: Page) -> str:
        """Give the path of a page that negotiates its language."""
        return f"/{quoted(page.url)}"


# Each page's address is written in every language.
@lru_cache(maxsize=1 << 14)
def quoted(url: str) -> str:
    """Percent-encode a path (RFC 3986)."""
    return quote(url)


def _voices(_site: Site) -> dict[str, Voice]:
    return {}
