"""What the server answers under the addresses of a site that are no pages."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from dragoman.app.building.answer import (
    HTML,
    NO_CACHE,
    VARY,
    Answer,
    Headers,
)
from dragoman.assets.asset import Asset
from dragoman.assets.compression import CODINGS
from dragoman.assets.manifest import Manifest
from dragoman.languages.language import Language
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
from dragoman.web.headers import security_headers
from dragoman.web.hosts import is_trustworthy
from dragoman.web.static_files import FOREVER

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


def security(site: Site) -> Headers:
    """Give the security headers of every answer of a site."""
    parts = urlsplit(site.origin)
    headers = security_headers(
        https=site.settings.is_https,
        trustworthy=is_trustworthy(parts.scheme, parts.netloc),
    )
    return tuple(headers.items())


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
    headers = [*held, ("Content-Type", media_type), NO_CACHE, VARY]
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
    return Answer("", name, (("Content-Type", HTML),), tuple(CODINGS))


def favicon(manifest: Manifest, held: Headers) -> tuple[Answer, Asset] | None:
    """Tell the answer of the icon; None if there is none."""
    if FAVICON not in manifest:
        return None
    asset = manifest.served[manifest.url(FAVICON)]
    headers = (*held, ("Content-Type", asset.media_type), NO_CACHE)
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
        headers += [VARY] if codings else []
        yield Answer(url, unquote(url)[1:], tuple(headers), codings), asset
