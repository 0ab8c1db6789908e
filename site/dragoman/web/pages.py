"""Answers requests for pages: shown, moved, or still to be negotiated."""

from functools import partial
from typing import NoReturn

from tornado.web import HTTPError

from dragoman.assets.accept_encoding import coding
from dragoman.assets.compression import CODINGS
from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering import nearest, parameters
from dragoman.rendering.destination import Moved, Neutral, Shown, find
from dragoman.rendering.kept_views import is_kept
from dragoman.rendering.parameters import Wanted
from dragoman.rendering.revision import revision
from dragoman.rendering.view_coding import etag
from dragoman.rendering.view_maker import ViewMaker
from dragoman.web.answers import (
    CACHE_CONTROL,
    Fields,
    headers,
    matched,
    unchanged_headers,
)
from dragoman.web.base import Handler, unless_busy

PLAIN = Wanted()

OK = 200
NOT_MODIFIED = 304

FOUND = 302
MOVED_PERMANENTLY = 301
NOT_FOUND = 404


class PageHandler(Handler):
    """Pages under their language, and the same without one."""

    # Whether all header fields are set as they are to be sent.
    _is_whole = False

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
            # The error is answered on the event loop, where nobody waits for a table.
            await self.in_thread(self.site.prepared, nearest.table)
            raise HTTPError(NOT_FOUND)

    head = get

    async def _show(self, page: Page, language: Language) -> None:
        asked = self.request.query
        # Most addresses have no query, and nothing to be read in it.
        wanted = parameters.wanted(asked, self.site, language) if asked else PLAIN
        if asked and parameters.canonical(asked, self.site, language) != asked:
            self._move(self.request.path)
        elif wanted == PLAIN and is_kept(page, language):
            await self._send_kept(page, language)
        else:
            await self._send_rendered(page, language, wanted)

    async def _send_kept(self, page: Page, language: Language) -> None:
        accepted = self.request.headers.get("Accept-Encoding", "")
        chosen = coding(accepted, CODINGS)
        known = self.request.headers.get("If-None-Match", "")
        if known and self.present.views.find(self.request.path) is None:
            # What the client has need not be rendered to be known.
            now = await self.in_thread(revision, self.site, page, language)
            tag = matched(known, etag(now, chosen))
            if tag is not None:
                self._finish_with(NOT_MODIFIED, unchanged_headers(tag, self.security))
                return
        maker = ViewMaker(
            self.site, self.present.renderer, self.present.views, self.state.queue
        )
        view, coded = await unless_busy(maker.view(page, language, chosen))
        view.asked += 1
        tag = matched(known, coded.etag)
        if tag is not None:
            self._finish_with(NOT_MODIFIED, unchanged_headers(tag, self.security))
            return
        fields = headers(view, coded, chosen, self.security)
        self._finish_with(OK, fields, coded.body)

    def _finish_with(
        self, status: int, fields: Fields, body: bytes | None = None
    ) -> None:
        """Send exactly these fields, and the date."""
        for name in set(self._headers) - {"Date"}:
            self.clear_header(name)
        for name, value in fields:
            self.set_header(name, value)
        self.set_status(status)
        self._is_whole = True
        self.finish(body)

    def compute_etag(self) -> str | None:
        """Leave the tag of a view as it is; other answers get that of their body."""
        return None if self._is_whole else super().compute_etag()

    def check_etag_header(self) -> bool:
        """Compare no tag a second time."""
        return not self._is_whole and super().check_etag_header()

    async def _send_rendered(
        self, page: Page, language: Language, wanted: Wanted
    ) -> None:
        """Send a view that a parameter makes another, or that is nobody's to keep."""
        renderer, original = self.present.renderer, wanted.original
        render = partial(renderer.page, original=original)
        languages = [language]
        if wanted.beside is not None:
            render = partial(renderer.facing, original=original)
            languages.append(wanted.beside)
        html = await self.in_thread(render, self.site, page, *languages)
        self.set_html_headers()
        tags = ", ".join(each.tag for each in languages)
        self.set_header("Content-Language", tags)
        self.set_header("Cache-Control", CACHE_CONTROL)
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
