"""From a page or an error to the bytes of an HTML document.

What a page alone does not need is imported late: a build of one page is done before.
"""

# ruff: noqa: PLC0415 -- see the head

import traceback
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from dragoman.errors import TemplateError
from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.absolute import absolute
from dragoman.rendering.address import home
from dragoman.rendering.compiled import Codes, compiled
from dragoman.rendering.documents import news
from dragoman.rendering.json_ld import json_ld
from dragoman.rendering.navigation import guide
from dragoman.rendering.offered import below, offers
from dragoman.rendering.open_graph import open_graph
from dragoman.rendering.page_facts import page_facts
from dragoman.rendering.page_view import PageView, view
from dragoman.rendering.samples import samples
from dragoman.rendering.site import Site
from dragoman.rendering.site_title import site_title
from dragoman.rendering.standing import Status
from dragoman.rendering.ways import Way


class Renderer:
    """Renders what readers get.

    Args:
        environment: The Jinja2 environment of the site.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def compiled(self) -> Codes:
        """Compile all templates, before the first is rendered."""
        return compiled(self._environment)

    def page(
        self, site: Site, page: Page, language: Language, *, original: bool = False
    ) -> str:
        """Render a page in a language.

        Args:
            site: The site as it stands.
            page: The page.
            language: The reader's language.
            original: Show the original where the translation is older.

        Returns:
            The whole document, the same for every reader of that language.
        """
        shown = view(site, page, language, original=original)
        facts = page_facts(site, shown)
        layout = page.front.layout or "page"
        inner = _context(site, shown.text_language)
        article = self._layout(layout).render(
            inner,
            view=shown,
            status=Status(site, page, language, shown.text_language, original=original),
        )
        return self._environment.get_template("page.html").render(
            _context(site, language, original=original),
            view=shown,
            layout=layout,
            # A template has rendered it, with autoescaping.
            article=Markup(article),  # noqa: S704
            sections=shown.sections,
            foot=shown.foot,
            offers=shown.offers,
            below=below(page),
            open_graph=open_graph(facts),
            json_ld=json_ld(facts),
        )

    def facing(
        self,
        site: Site,
        page: Page,
        language: Language,
        other: Language,
        *,
        original: bool = False,
    ) -> str:
        """Render a page beside itself in another language.

        Args:
            site: The site as it stands.
            page: The page.
            language: The reader's language, that of the interface.
            other: The language that the page stands beside.
            original: Let the links carry along that originals are wanted; here the
                texts stay as they are.

        Returns:
            The whole document, the same for every reader of that language.
        """
        from dragoman.rendering.facing.view import facing_view

        shown = view(site, page, language, original=original)
        sides = [_context(site, each, original=original) for each in (language, other)]
        return self._environment.get_template("facing.html").render(
            sides[0],
            view=shown,
            facing=facing_view(site, page, language, other, original=original),
            layout=page.front.layout or "page",
            sides=sides,
            sections=shown.sections,
            foot=shown.foot,
            offers=shown.offers,
            below=below(page),
        )

    def try_out(self, site: Site) -> None:
        """Render an error and a page of each layout: templates fail while they render.

        Args:
            site: Any state of the site.

        Raises:
            TemplateError: With the template and the line.
        """
        from dragoman.rendering import error_page

        by_layout: dict[str | None, Page] = {}
        for page in site.content.by_url.values():
            by_layout.setdefault(page.front.layout, page)
        try:
            self.error(site, site.source, error_page.NOT_FOUND)
            for page in by_layout.values():
                self.page(site, page, site.source)
        except Exception as error:
            raise broken_template(error) from error

    def feed(self, site: Site, language: Language) -> str | None:
        """Write the news of the site in a language, None where it has none."""
        from dragoman.rendering.documents import feed

        template = self._environment.get_template("feed_entry.html")
        context = _context(site, language)

        def content(shown: PageView) -> str:
            html = template.render(context, view=shown).strip()
            # A template has rendered it, with autoescaping.
            return str(absolute(Markup(html), shown.canonical))  # noqa: S704

        return feed.feed(site, language, content)

    def error(self, site: Site, language: Language, status: int, path: str = "") -> str:
        """Render an error as a whole page in the reader's language.

        Args:
            site: The site as it stands.
            language: The reader's language.
            status: The HTTP status code.
            path: The path that was asked for; where there is no page, the pages that
                are nearest to it are offered.

        Returns:
            The whole document. It names nothing of the request.
        """
        from dragoman.rendering import error_page

        context = _context(site, language)
        first = site.content.by_url.get("")
        sections: Sequence[Way] = ()
        foot: Sequence[Way] = ()
        offered, near = None, []
        if first is not None:
            ways = guide(site, language)
            sections, foot = ways.sections(None), ways.foot(None)
            offered = offers(site, first)
            if status == error_page.NOT_FOUND:
                near = error_page.near(site, ways, language, path)
        heading, explanation = error_page.words(context["voice"], status)
        return self._environment.get_template("error.html").render(
            context,
            heading=heading,
            explanation=explanation,
            near=near,
            sections=sections,
            foot=foot,
            offers=offered,
            below=Markup(),
        )

    def _layout(self, name: str) -> Any:  # noqa: ANN401 -- jinja2's Template is untyped
        try:
            return self._environment.get_template(f"layouts/{name}.html")
        except TemplateNotFound:
            return self._environment.get_template("layouts/page.html")


def broken_template(error: Exception) -> TemplateError:
    """Say where a template failed.

    Args:
        error: What it raised while it was rendered.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{each.filename}:{each.lineno}" for each in frames if _is_template(each)]
    if isinstance(error, TemplateSyntaxError):
        places.append(f"{error.filename or error.name}:{error.lineno}")
    return TemplateError(str(error), place=places[-1] if places else "templates")


def _is_template(frame: traceback.FrameSummary) -> bool:
    return "templates" in PurePath(frame.filename).parts


def _context(
    site: Site, language: Language, *, original: bool = False
) -> dict[str, Any]:
    known = site.prepared(_contexts)
    if (language.tag, original) not in known:
        known[language.tag, original] = _made_context(site, language, original=original)
    return known[language.tag, original]


def _contexts(_site: Site) -> dict[tuple[str, bool], dict[str, Any]]:
    return {}


def _made_context(site: Site, language: Language, *, original: bool) -> dict[str, Any]:
    voice, formats = site.voice(language), site.formats(language)
    return {
        "site": site,
        "language": language,
        "original": original,
        "home_url": home(site, language, original=original),
        "voice": voice,
        "formats": formats,
        "samples": samples(voice, formats),
        "is_kept": True,
        "site_title": site_title(site, language),
        "feed": news.address(site, language),
    }
