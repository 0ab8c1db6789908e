"""From a page or an error to the bytes of an HTML document."""

from typing import Any

from jinja2 import Environment, TemplateNotFound
from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.markdown import inline
from dragoman.pages.page import Definitions, Page
from dragoman.rendering import error_page
from dragoman.rendering.navigation import Guide
from dragoman.rendering.offered import offer
from dragoman.rendering.page_view import view
from dragoman.rendering.resolving import PageResolver
from dragoman.rendering.samples import samples
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text


class Renderer:
    """Renders what readers get.

    Args:
        environment: The Jinja2 environment of the site.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def page(self, site: Site, page: Page, language: Language) -> str:
        """Render a page in a language.

        Args:
            site: The site as it stands.
            page: The page.
            language: The reader's language.

        Returns:
            The whole document, the same for every reader of that language.
        """
        shown = view(site, page, language)
        layout = page.front.layout or "page"
        inner = _context(site, shown.text_language)
        article = self._layout(layout).render(
            inner, view=shown, samples=samples(inner["voice"], inner["formats"])
        )
        return self._environment.get_template("page.html").render(
            _context(site, language),
            view=shown,
            layout=layout,
            # A template has rendered it, with autoescaping.
            article=Markup(article),  # noqa: S704
            sections=shown.sections,
            offered=shown.offered,
        )

    def error(self, site: Site, language: Language, status: int) -> str:
        """Render an error as a whole page in the reader's language.

        Args:
            site: The site as it stands.
            language: The reader's language.
            status: The HTTP status code.

        Returns:
            The whole document. It names nothing of the request.
        """
        context = _context(site, language)
        home = site.content.by_url.get("")
        sections, offered = [], []
        if home is not None:
            guide = Guide(site, language, PageResolver(site, home, language))
            sections = guide.sections(None)
            offered = offer(site, home, language)
        heading, explanation = error_page.words(context["voice"], status)
        return self._environment.get_template("error.html").render(
            context,
            heading=heading,
            explanation=explanation,
            sections=sections,
            offered=offered,
        )

    def _layout(self, name: str) -> Any:  # noqa: ANN401 -- jinja2's Template is untyped
        try:
            return self._environment.get_template(f"layouts/{name}.html")
        except TemplateNotFound:
            return self._environment.get_template("layouts/page.html")


def _context(site: Site, language: Language) -> dict[str, Any]:
    return {
        "site": site,
        "language": language,
        "voice": site.voice(language),
        "formats": site.formats(language),
        "is_kept": True,
        "site_title": _site_title(site, language),
    }


def _site_title(site: Site, language: Language) -> Text:
    found = site.readers[language.tag].block(site.settings.title, None, "")
    title = inline(found.text, Definitions(), plain=True)
    return Text(Markup.escape(title), site.languages[found.language], language)
