"""What the server answers under an address, but for the bytes; of a page, for one."""

import hashlib
from typing import NamedTuple
from urllib.parse import unquote

from dragoman.assets.compression import CODINGS
from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.site import Site
from dragoman.web.headers import PERMISSIONS_POLICY

Headers = tuple[tuple[str, str], ...]

HTML = "text/html; charset=utf-8"
NO_CACHE = ("Cache-Control", "no-cache")
VARY = ("Vary", "Accept-Encoding")


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
        ("Content-Type", HTML),
        ("Permissions-Policy", PERMISSIONS_POLICY),
        ("Content-Language", language.tag),
        NO_CACHE,
        VARY,
    )
    return Answer(url, f"{unquote(url)[1:]}index.html", headers, tuple(CODINGS))
