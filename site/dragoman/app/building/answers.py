"""What the server answers under each address of a site, but for the bytes."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from dragoman.assets.asset import Asset
from dragoman.assets.compression import CODINGS
from dragoman.assets.manifest import Manifest
from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.site import Site
from dragoman.web.documents import (
    FAVICON,
    FeedHandler,
    LanguageDocumentHandler,
    OfferHandler,
    RobotsHandler,
    SitemapHandler,
    SitemapIndexHandler,
    WebManifestHandler,
)
from dragoman.web.headers import PERMISSIONS_POLICY, security_headers
from dragoman.web.hosts import is_trustworthy
from dragoman.web.static_files import FOREVER

Headers = tuple[tuple[str, str], ...]

#: The documents under each language, by the end of their addresses.
UNDER_LANGUAGE: Mapping[str, type[LanguageDocumentHandler]] = {
    "feed.xml": FeedHandler,
    "site.webmanifest": WebManifestHandler,
    "sitemap.xml": SitemapHandler,
    "offer.json": OfferHandler,
}
#: Those of the whole site.
AT_ROOT: Mapping[str, type[SitemapIndexHandler | RobotsHandler]] = {
    "sitemap.xml": SitemapIndexHandler,
    "robots.txt": RobotsHandler,
}
FAVICON_NAME = "favicon.ico"

_HTML = "text/html; charset=utf-8"
_NO_CACHE = ("Cache-Control", "no-cache")
_VARY = ("Vary", "Accept-Encoding")


class Answer(NamedTuple):
    """What a GET of an address is answered.

    Attributes:
        url: The path of the address, percent-encoded; empty if no web server should
            answer it with the file.
        name: The file below the folder of the build.
        headers: The header fields, without Date, ETag, Content-Length and
            Content-Encoding.
        codings: The codings that the server chooses from, beside identity.
    """

    url: str
    name: str
    headers: Headers
    codings: tuple[str, ...]

    @property
    def media_type(self) -> str:
        """The value of Content-Type."""
        return dict(self.headers)["Content-Type"]

    def kept_as(self, tag: str) -> str:
        """Name a file after its content; the ending tells a web server the type.

        Args:
            tag: The opaque tag of its ETag.
        """
        return f"{tag}.{ending(self.media_type)}" if self.url else ""


def ending(media_type: str) -> str:
    """Give the ending of files of a media type."""
    return "t" + hashlib.sha256(media_type.encode()).hexdigest()[:8]


def security(site: Site) -> Headers:
    """Give the security headers of every answer of a site."""
    parts = urlsplit(site.origin)
    headers = security_headers(
        https=site.settings.is_https,
        trustworthy=is_trustworthy(parts.scheme, parts.netloc),
    )
    return tuple(headers.items())


def page(site: Site, page: Page, language: Language, held: Headers) -> Answer:
    """Tell the answer of a page in a language.

    Args:
        site: The site.
        page: The page.
        language: The reader's language.
        held: The security headers.
    """
    url = site.url(page, language)
    headers = (
        *held,
        ("Content-Type", _HTML),
        ("Permissions-Policy", PERMISSIONS_POLICY),
        ("Content-Language", language.tag),
        _NO_CACHE,
        _VARY,
    )
    return Answer(url, f"{unquote(url)[1:]}index.html", headers, tuple(CODINGS))


def document(
    name: str, media_type: str, held: Headers, language: Language | None = None
) -> Answer:
    """Tell the answer of a document beside the pages.

    Args:
        name: The end of its address.
        media_type: What it is sent as.
        held: The security headers.
        language: Its language; None if it has none.
    """
    headers = [*held, ("Content-Type", media_type), _NO_CACHE, _VARY]
    if language is None:
        return Answer(f"/{name}", name, tuple(headers), tuple(CODINGS))
    headers.append(("Content-Language", language.tag))
    full = f"{language.segment}/{name}"
    return Answer(f"/{full}", full, tuple(headers), tuple(CODINGS))


def unserved(name: str) -> Answer:
    """Tell of a file that lies there for other web servers than ours.

    Args:
        name: The file.
    """
    return Answer("", name, (("Content-Type", _HTML),), tuple(CODINGS))


def favicon(manifest: Manifest, held: Headers) -> tuple[Answer, Asset] | None:
    """Tell the answer of the icon; None if there is none."""
    if FAVICON not in manifest:
        return None
    asset = manifest.served[manifest.url(FAVICON)]
    headers = (*held, ("Content-Type", asset.media_type), _NO_CACHE)
    return Answer(f"/{FAVICON_NAME}", FAVICON_NAME, headers, ()), asset


def assets(manifest: Manifest, held: Headers) -> Iterator[tuple[Answer, Asset]]:
    """Tell the answers of all static files, those of earlier generations too."""
    for url, asset in manifest.served.items():
        codings = tuple(each for each in asset.bodies if each != "identity")
        headers = [
            *held,
            ("Content-Type", asset.media_type),
            ("Cache-Control", FOREVER),
            ("Accept-Ranges", "bytes"),
        ]
        headers += [_VARY] if codings else []
        yield Answer(url, unquote(url)[1:], tuple(headers), codings), asset
