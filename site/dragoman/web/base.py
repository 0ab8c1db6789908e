"""What every answer has: an allowed host, security headers, the reader's language.

A language in the path is the language of the answer. Only a path without one is
negotiated, and says so by `Vary`.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, ParamSpec, TypeVar

from tornado.web import HTTPError, RequestHandler

from dragoman.assets.accept_encoding import IDENTITY, coding
from dragoman.assets.compression import CODINGS, compress
from dragoman.languages.language import Language
from dragoman.languages.negotiate import choose
from dragoman.pages.page import Page
from dragoman.rendering.destination import Nowhere, Shown, find
from dragoman.rendering.error_page import LAST_RESORT
from dragoman.rendering.render_queue import BusyError
from dragoman.rendering.site import Site
from dragoman.web.headers import PERMISSIONS_POLICY, security_headers
from dragoman.web.hosts import MisdirectedRequestError, is_trustworthy
from dragoman.web.locale import CatalogLocale
from dragoman.web.state import Present, State

# The cookie that holds a reader's explicit choice; nobody sets it unasked.
LANGUAGE_COOKIE = "language"

METHOD_NOT_ALLOWED = 405
SERVER_ERROR = 500
SERVICE_UNAVAILABLE = 503

# In so long a queue has been worked off many times.
RETRY_SECONDS = 5

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)


class Handler(RequestHandler):
    """The base of all handlers.

    Attributes:
        state: What the handlers share.
        present: The one moment of it that this request sees.
        site: The site as it stands then.
    """

    def initialize(self, state: State) -> None:
        """Take the site as it stands when the request begins."""
        self.state = state
        self.present: Present = state.present
        self.site: Site = self.present.site

    def set_default_headers(self) -> None:
        """Set what every answer carries, errors included."""
        self.clear_header("Server")
        for name, value in self.security.items():
            self.set_header(name, value)

    @property
    def security(self) -> Mapping[str, str]:
        """The security headers of the answer."""
        state: State = self.settings["state"]
        return security_headers(
            https=state.present.site.settings.is_https,
            trustworthy=is_trustworthy(self.request.protocol, self.request.host),
        )

    def prepare(self) -> None:
        """Refuse a host that is not ours."""
        if not self.state.hosts.allows(self.request.host):
            raise MisdirectedRequestError

    def get_user_locale(self) -> CatalogLocale:
        """Give Tornado the locale of the reader's language."""
        language = self.reader_language()
        voice, formats = self.site.voice(language), self.site.formats(language)
        return CatalogLocale(language, voice, formats)

    def reader_language(self) -> Language:
        """Tell the language of the answer: that of the path, or the negotiated one."""
        found = find(self.request.path, self.site)
        if isinstance(found, Shown | Nowhere) and found.language is not None:
            return found.language
        return self.negotiated(self.site.content.by_url.get(""))

    def negotiated(self, page: Page | None) -> Language:
        """Choose among the languages a page is public in, and say that it was chosen.

        Args:
            page: The page; None if the site has no home page yet.

        Returns:
            By explicit choice, then by Accept-Language, else the source language.
        """
        self.set_header("Vary", "Accept-Language, Cookie")
        self.set_header("Cache-Control", "private, no-cache")
        if page is None:
            return self.site.source
        public = self.site.public_languages(page)
        choice = choose(
            [language.tag for language in public],
            explicit=self.get_cookie(LANGUAGE_COOKIE),
            accept_language=self.request.headers.get("Accept-Language"),
            default=self.site.source.tag,
        )
        return self.site.languages[choice.tag]

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401, ARG002 -- Tornado's signature
        """Answer an error with a whole page in the reader's language."""
        if status_code == SERVICE_UNAVAILABLE:
            # It has to be quick: to render a page is what there is no time for.
            self.set_header("Retry-After", str(RETRY_SECONDS))
            self.set_header("Cache-Control", "no-store")
            self.finish(LAST_RESORT)
            return
        self.set_html_headers()
        self.set_header("Cache-Control", "private, no-cache")
        if status_code == METHOD_NOT_ALLOWED:
            self.set_header("Allow", ", ".join(self.methods()))
        try:
            language = self.reader_language()
            page = self.present.renderer.error(
                self.site, language, status_code, self.request.path
            )
            self.set_header("Content-Language", language.tag)
        except Exception:
            # The error page itself is broken: its reader still gets a whole document.
            log.exception("the error page could not be rendered")
            page = LAST_RESORT
        self.finish(page)

    def set_html_headers(self) -> None:
        """Say that the answer is an HTML document, and what it may not do."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Permissions-Policy", PERMISSIONS_POLICY)

    def methods(self) -> list[str]:
        """List the methods this handler answers, for `Allow`."""
        default = RequestHandler._unimplemented_method  # noqa: SLF001 -- Tornado's mark of a method nobody wrote
        return [
            method
            for method in ("GET", "HEAD", "POST")
            if getattr(type(self), method.lower()) is not default
        ]

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:  # noqa: ANN401 -- Tornado's signature
        """Log what is our fault; what a client did wrong stands in the access log."""
        if isinstance(value, HTTPError) and (
            value.status_code < SERVER_ERROR or value.status_code == SERVICE_UNAVAILABLE
        ):
            return
        log.error("the request failed", exc_info=(typ, value, tb))

    async def send(self, text: str) -> None:
        """Finish the answer with a text, in the coding the client likes best.

        Args:
            text: The whole body. Its ETag is that of the coded bytes (RFC 9110
                section 8.8.3.3: another coding is another representation).
        """
        chosen = self.accepted_coding()
        body = text.encode()
        if chosen != IDENTITY:
            body = await self.in_thread(compress, body, chosen, quick=True)
        self.send_coded(body, chosen)

    def accepted_coding(self) -> str:
        """Tell the coding that the client likes best."""
        return coding(self.request.headers.get("Accept-Encoding", ""), CODINGS)

    def send_coded(self, body: bytes, coding: str) -> None:
        """Finish the answer with a body that is coded already."""
        self.add_header("Vary", "Accept-Encoding")
        if coding != IDENTITY:
            self.set_header("Content-Encoding", coding)
        self.finish(body)

    async def in_thread(
        self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do slow work beside the event loop, in its turn."""
        return await unless_busy(self.state.queue.run(work, *args, **kwargs))


async def unless_busy(work: Awaitable[T]) -> T:
    """Wait for some work, and tell the client to come back if too much is waiting.

    Raises:
        HTTPError: 503.
    """
    try:
        return await work
    except BusyError:
        raise HTTPError(SERVICE_UNAVAILABLE) from None
