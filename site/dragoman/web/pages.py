"""Answers requests for pages: shown, moved, or still to be negotiated."""

from typing import NoReturn

from tornado.web import HTTPError

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.destination import Moved, Neutral, Shown, find
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
            self.redirect(self._with_query(found.path), status=MOVED_PERMANENTLY)
        elif isinstance(found, Neutral):
            language = self.negotiated(found.page)
            url = self.site.url(found.page, language)
            self.redirect(self._with_query(url), status=FOUND)
        else:
            raise HTTPError(NOT_FOUND)

    head = get

    async def _show(self, page: Page, language: Language) -> None:
        html = await self.in_thread(self.state.renderer.page, self.site, page, language)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Language", language.tag)
        self.set_header("Cache-Control", "no-cache")
        await self.send(html)

    def _with_query(self, path: str) -> str:
        query = self.request.query
        return f"{path}?{query}" if query else path


class NothingHandler(Handler):
    """What no route answers."""

    def prepare(self) -> NoReturn:
        """Answer every method alike."""
        super().prepare()
        raise HTTPError(NOT_FOUND)
