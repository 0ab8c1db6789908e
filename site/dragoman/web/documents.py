"""Answers requests for documents beside the pages, with and without a language."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import ClassVar
from urllib.parse import unquote

from tornado.web import HTTPError

from dragoman.assets.accept_encoding import IDENTITY
from dragoman.assets.asset import Asset
from dragoman.assets.compression import compress
from dragoman.languages.language import Language
from dragoman.languages.negotiate import spelled
from dragoman.rendering.documents.feed import MEDIA_TYPE as ATOM
from dragoman.rendering.documents.offer import offer
from dragoman.rendering.documents.robots import robots
from dragoman.rendering.documents.security_contact import security_contact
from dragoman.rendering.documents.sitemap import sitemap, sitemap_index
from dragoman.rendering.documents.web_manifest import web_manifest
from dragoman.web.base import Handler

MOVED_PERMANENTLY = 301
NOT_FOUND = 404

TEXT = "text/plain; charset=utf-8"
XML = "application/xml; charset=utf-8"

FAVICON = "icons/favicon.ico"


class DocumentHandler(Handler):
    """A document that is the same for every reader.

    Attributes:
        media_type: What it is sent as.
        is_lasting: Whether it stays the same as long as the site does.
    """

    media_type: ClassVar[str]
    is_lasting: ClassVar[bool] = True

    async def send_document(self, write: Callable[[], str | None]) -> None:
        """Send a document, or say that there is none.

        Args:
            write: Writes it, beside the event loop; None if there is none.
        """
        kept, chosen = self.present.documents, self.accepted_coding()
        body = kept.find(self.request.path, chosen)
        if body is None:
            body = await self.in_thread(_coded, write, chosen)
            if body is None:
                raise HTTPError(NOT_FOUND)
            if self.is_lasting:
                kept.keep(self.request.path, chosen, body)
        self.set_header("Content-Type", self.media_type)
        self.set_header("Cache-Control", "no-cache")
        self.send_coded(body, chosen)


class SiteDocumentHandler(DocumentHandler):
    """A document of the whole site: `/robots.txt`."""

    async def get(self) -> None:
        """Send the document."""
        await self.send_document(self.document)

    head = get

    def document(self) -> str | None:
        """Write the document; None if there is none."""
        raise NotImplementedError


class LanguageDocumentHandler(DocumentHandler):
    """A document under a language: `/ar/feed.xml`."""

    async def get(self) -> None:
        """Send the document, or the way to its one spelling."""
        segment, _, name = self.request.path.removeprefix("/").partition("/")
        language = self._language(segment)
        path = f"/{language.segment}/{name}"
        if self.request.path != path:
            query = self.request.query
            self.redirect(
                f"{path}?{query}" if query else path, status=MOVED_PERMANENTLY
            )
            return
        self.set_header("Content-Language", language.tag)
        await self.send_document(partial(self.document, language))

    head = get

    def document(self, language: Language) -> str | None:
        """Write the document of a language; None if it has none."""
        raise NotImplementedError

    def _language(self, segment: str) -> Language:
        tag = spelled(unquote(segment), self.site.languages)
        if tag is None:
            raise HTTPError(NOT_FOUND)
        return self.site.languages[tag]


class FeedHandler(LanguageDocumentHandler):
    """The news of the site in a language."""

    media_type = f"{ATOM}; charset=utf-8"

    def document(self, language: Language) -> str | None:
        """Write the feed."""
        return self.present.renderer.feed(self.site, language)


class SitemapHandler(LanguageDocumentHandler):
    """The public pages of a language."""

    media_type = XML

    def document(self, language: Language) -> str | None:
        """Write the sitemap."""
        return sitemap(self.site, language)


class WebManifestHandler(LanguageDocumentHandler):
    """What a browser makes of the site when it is installed in a language."""

    media_type = "application/manifest+json"

    def document(self, language: Language) -> str:
        """Write the manifest."""
        return web_manifest(self.site, language)


class OfferHandler(LanguageDocumentHandler):
    """The offer of a language to a reader of a page in another one."""

    media_type = "application/json"

    def document(self, language: Language) -> str:
        """Write the offer."""
        return offer(self.site, language)


class SitemapIndexHandler(SiteDocumentHandler):
    """The list of the sitemaps of all languages."""

    media_type = XML

    def document(self) -> str | None:
        """Write the list."""
        return sitemap_index(self.site)


class RobotsHandler(SiteDocumentHandler):
    """What crawlers may read."""

    media_type = TEXT

    def document(self) -> str:
        """Write `robots.txt`."""
        return robots(self.site)


class SecurityContactHandler(SiteDocumentHandler):
    """Whom to tell of a weakness."""

    media_type = TEXT
    is_lasting = False

    def document(self) -> str | None:
        """Write `security.txt` as of today."""
        return security_contact(self.site, dt.datetime.now(dt.UTC).date())


def _coded(write: Callable[[], str | None], coding: str) -> bytes | None:
    text = write()
    if text is None:
        return None
    body = text.encode()
    return body if coding == IDENTITY else compress(body, coding, quick=True)


class FaviconHandler(Handler):
    """The icon that browsers ask for where no page has named one."""

    async def get(self) -> None:
        """Send the icon under its plain name, which is why it is not kept for ever."""
        manifest = self.site.manifest
        asset = manifest.find(manifest.url(FAVICON))
        if not isinstance(asset, Asset):
            raise HTTPError(NOT_FOUND)
        content = await self.in_thread(asset.bodies["identity"].read)
        self.set_header("Content-Type", asset.media_type)
        self.set_header("Cache-Control", "no-cache")
        self.finish(content)

    head = get
