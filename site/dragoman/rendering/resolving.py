"""Where the links, pictures and footnote references of a page lead a reader."""

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.markdown import Goal
from dragoman.pages.page import Page
from dragoman.rendering.address import address
from dragoman.rendering.site import Site

REFERENCE = Markup(
    '<sup><a id="{}" href="#_n{}" role="doc-noteref" aria-label="{}">{}</a></sup>'
)


class PageResolver:
    """Resolves what the texts of one page name, for the readers of one language.

    Args:
        site: The site as it stands.
        page: The page the texts stand on.
        language: The readers' language: links lead to its pages, and footnotes are
            numbered and named in it.
        letter: With which the ids of references to footnotes begin.
        original: Whether the links to pages carry along that originals are wanted.
    """

    def __init__(
        self,
        site: Site,
        page: Page,
        language: Language,
        *,
        letter: str = "r",
        original: bool = False,
    ) -> None:
        self._site = site
        self._page = page
        self._language = language
        self._letter = letter
        self._original = original
        self._voice = site.voice(language)
        self._formats = site.formats(language)
        self._numbers = {note.label: note.number for note in page.footnotes}
        self._uses: dict[str, int] = {}

    def page(self, path: str, fragment: str) -> Goal | None:
        """Give a page in the reader's language, None if there is none."""
        found = self._site.content.pages.get(path)
        if found is None or (found.front.draft and not self._site.preview):
            return None
        url = self.address(found)
        tongue = self._site.standing_in(found, self._language)
        return Goal(f"{url}#{fragment}" if fragment else url, tongue)

    def address(self, page: Page) -> str:
        """Give the path and query of a page in the reader's language."""
        return address(self._site, page, self._language, original=self._original)

    def asset(self, path: str) -> str | None:
        """Give the URL of a file by its asset name, None if there is none."""
        manifest = self._site.manifest
        return manifest.url(path) if path in manifest else None

    def footnote(self, label: str) -> str:
        """Write a reference to a footnote; each has an id for the way back."""
        number = self._numbers.get(label)
        if number is None:
            return str(Markup.escape(f"[^{label}]"))
        self._uses[label] = self._uses.get(label, 0) + 1
        shown = self._formats.number(number)
        name = self._voice.gettext("Footnote %(number)s", number=shown)
        anchor = reference_id(number, self._uses[label], self._letter)
        return REFERENCE.format(anchor, number, name, shown)

    def uses(self, label: str) -> int:
        """Tell how often a footnote has been referred to so far."""
        return self._uses.get(label, 0)


def reference_id(number: int, use: int, letter: str = "r") -> str:
    """Name the place of a reference: `_r2`, then `_r2-2`; no heading begins so."""
    return f"_{letter}{number}" if use == 1 else f"_{letter}{number}-{use}"
