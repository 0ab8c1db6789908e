"""Answers requests for pages: shown, moved, or still to be negotiated."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NoReturn

from tornado.web import HTTPError

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering import parameters
from dragoman.rendering.destination import Moved, Neutral, Shown, find
from dragoman.rendering.kept_views import Key
from dragoman.web.base import Handler

FOUND = 302
MOVED_PERMANENTLY = 301
NOT_FOUND = 404


class PageHandler(Handler):
    """Pages under their language, and the same without one."""

    async def get(self) -> None:
        """Find the page and send it in the reader's language."""
        found = find(self.request.path, self.site)
        if isinstance(found, Shown):
            await self._show(found.page, found.language)
        elif isinstance(found, Moved):
            self._move(found.path)
        elif isinstance(found, Neutral):
            language = self.negotiated(found.page)
            url = self.site.url(found.page, language)
            self.redirect(self._with_query(url), status=FOUND)
        else:
            raise HTTPError(NOT_FOUND)

    head = get

    async def _show(self, page: Page, language: Language) -> None:
        asked = self.request.query
        wanted = parameters.wanted(asked, self.site, language)
        render = partial(self.present.renderer.page, original=wanted.original)
        languages = [language]
        if wanted.beside is not None:
            render = partial(self.present.renderer.facing, original=wanted.original)
            languages.append(wanted.beside)
        if parameters.canonical(asked, self.site, language) == asked:
            await self._send_page(render, page, languages, original=wanted.original)
        else:
            self._move(self.request.path)

    async def _send_page(
        self,
        render: Callable[..., str],
        page: Page,
        languages: Sequence[Language],
        *,
        original: bool,
    ) -> None:
        tags = tuple(language.tag for language in languages)
        key = Key(page.path, tags, original)
        html = self.present.views.find(key)
        if html is None:
            html = await self.in_thread(render, self.site, page, *languages)
            self.present.views.keep(key, html)
        self.set_html_headers()
        self.set_header("Content-Language", ", ".join(tags))
        self.set_header("Cache-Control", "no-cache")
        await self.send(html)

    def _move(self, path: str) -> None:
        """Lead to a path's one spelling, its query spelled as it should be too."""
        query = self.request.query
        found = find(path, self.site)
        if isinstance(found, Shown):
            query = parameters.canonical(query, self.site, found.language)
        url = f"{path}?{query}" if query else path
        self.redirect(url, status=MOVED_PERMANENTLY)

    def _with_query(self, path: str) -> str:
        query = self.request.query
        return f"{path}?{query}" if query else path


class NothingHandler(Handler):
    """What no route answers."""

    def prepare(self) -> NoReturn:
        """Answer every method alike."""
        super().prepare()
        raise HTTPError(NOT_FOUND)
