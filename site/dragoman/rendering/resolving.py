"""Where the links, pictures and footnote references of a page lead a reader."""

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.markdown import Goal
from dragoman.pages.page import Page
from dragoman.rendering.address import address
from dragoman.rendering.site import Site
from dragoman.rendering.text import language_attributes

REFERENCE = Markup(
    '<sup><a id="{}" href="#_n{}" role="doc-noteref"{} aria-label="{}">{}</a></sup>'
)


class Goals:
    """Where the pages of a site are found in one language, each looked up once.

    Args:
        site: The site as it stands.
        language: The readers' language.
        original: Whether the addresses carry along that originals are wanted.
    """

    def __init__(self, site: Site, language: Language, *, original: bool) -> None:
        self._site = site
        self._language = language
        self._original = original
        self._found: dict[str, Goal] = {}
        self._links: dict[str, dict[str, tuple[str, str]]] = {}

    def links(self, written: str) -> dict[str, tuple[str, str]]:
        """Give what links are known to be; as many as the texts of a language have.

        Args:
            written: The tag of the language of these texts.
        """
        return self._links.setdefault(written, {})

    def to(self, page: Page) -> Goal:
        """Give the path and query of a page, and the language that stands in there."""
        found = self._found.get(page.path)
        if found is None:
            site, language = self._site, self._language
            url = address(site, page, language, original=self._original)
            found = Goal(url, site.standing_in(page, language))
            self._found[page.path] = found
        return found


def goals(site: Site, language: Language, *, original: bool = False) -> Goals:
    """Give where the pages are found in a language, the same for all that ask.

    Args:
        site: The site as it stands.
        language: The readers' language.
        original: Whether the addresses carry along that originals are wanted.
    """
    return site.prepared(_goals)[language.tag, original]


def _goals(site: Site) -> dict[tuple[str, bool], Goals]:
    return {
        (tag, original): Goals(site, language, original=original)
        for tag, language in site.languages.items()
        for original in (False, True)
    }


class PageResolver:
    """Resolves what the texts of one page name, for the readers of one language.

    Args:
        site: The site as it stands.
        page: The page the texts stand on.
        language: The readers' language: links lead to its pages.
        surroundings: The language of what stands around the texts, in which footnotes
            are numbered and named; by default the readers'.
        letter: With which the ids of references to footnotes begin.
        original: Whether the links to pages carry along that originals are wanted.
    """

    def __init__(  # noqa: PLR0913 -- each tells where a text stands
        self,
        site: Site,
        page: Page,
        language: Language,
        surroundings: Language | None = None,
        *,
        letter: str = "r",
        original: bool = False,
    ) -> None:
        self._site = site
        self._page = page
        self._surroundings = surroundings or language
        self._letter = letter
        self._goals = goals(site, language, original=original)
        self._numbers = {note.label: note.number for note in page.footnotes}
        self._uses: dict[str, int] = {}

    def page(self, path: str, fragment: str) -> Goal | None:
        """Give a page in the reader's language, None if there is none."""
        found = self._site.content.pages.get(path)
        if found is None or (found.front.draft and not self._site.preview):
            return None
        goal = self._goals.to(found)
        return Goal(f"{goal.url}#{fragment}", goal.tongue) if fragment else goal

    def asset(self, path: str) -> str | None:
        """Give the URL of a file by its asset name, None if there is none."""
        manifest = self._site.manifest
        return manifest.url(path) if path in manifest else None

    def footnote(self, label: str, written: str = "") -> str:
        """Write a reference to a footnote; each has an id for the way back.

        Args:
            label: The footnote's label.
            written: The tag of the language of the text it stands in.
        """
        number = self._numbers.get(label)
        if number is None:
            return str(Markup.escape(f"[^{label}]"))
        self._uses[label] = self._uses.get(label, 0) + 1
        around = self._surroundings
        shown = self._site.formats(around).number(number)
        name = self._site.voice(around).gettext("Footnote %(number)s", number=shown)
        anchor = reference_id(number, self._uses[label], self._letter)
        is_foreign = written not in ("", around.tag)
        attributes = language_attributes(around) if is_foreign else ""
        return REFERENCE.format(anchor, number, attributes, name, shown)

    def links(self, written: str) -> dict[str, tuple[str, str]]:
        """Give what links are known to be, the same for all pages of the language.

        Args:
            written: The tag of the language of the texts that they stand in.
        """
        return self._goals.links(written)

    def uses(self, label: str) -> int:
        """Tell how often a footnote has been referred to so far."""
        return self._uses.get(label, 0)


def reference_id(number: int, use: int, letter: str = "r") -> str:
    """Name the place of a reference: `_r2`, then `_r2-2`; no heading begins so."""
    return f"_{letter}{number}" if use == 1 else f"_{letter}{number}-{use}"
