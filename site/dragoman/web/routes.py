"""The one table of routes: every URL path the server answers, and by what."""

from dataclasses import dataclass

from dragoman.web.base import Handler
from dragoman.web.documents import (
    FaviconHandler,
    FeedHandler,
    OfferHandler,
    RobotsHandler,
    SecurityContactHandler,
    SitemapHandler,
    SitemapIndexHandler,
    WebManifestHandler,
)
from dragoman.web.health import AliveHandler, ReadyHandler
from dragoman.web.pages import NothingHandler, PageHandler
from dragoman.web.static_files import StaticHandler


@dataclass(frozen=True, slots=True)
class Route:
    """A route.

    Attributes:
        name: What it is called in logs and in the documentation.
        pattern: A regular expression that matches the whole path.
        handler: What answers.
    """

    name: str
    pattern: str
    handler: type[Handler]

    @property
    def first_name(self) -> str:
        """The first name of its paths, at the root or below a language."""
        below = self.pattern.removeprefix(_ANY_LANGUAGE)
        return below.split("/")[1].replace("\\", "")


# The languages are those of the site that is served; the handler knows them.
_ANY_LANGUAGE = "/[^/]+"

ROUTES = (
    Route("alive", r"/healthz", AliveHandler),
    Route("ready", r"/readyz", ReadyHandler),
    Route("static", r"/static/.*", StaticHandler),
    Route("sitemaps", r"/sitemap\.xml", SitemapIndexHandler),
    Route("robots", r"/robots\.txt", RobotsHandler),
    Route("favicon", r"/favicon\.ico", FaviconHandler),
    Route("security", r"/\.well-known/security\.txt", SecurityContactHandler),
    Route("feed", r"/[^/]+/feed\.xml", FeedHandler),
    Route("manifest", r"/[^/]+/site\.webmanifest", WebManifestHandler),
    Route("sitemap", r"/[^/]+/sitemap\.xml", SitemapHandler),
    Route("offer", r"/[^/]+/offer\.json", OfferHandler),
    Route("page", r"/.*", PageHandler),
)

# Paths that do not begin with a slash, such as `OPTIONS *`.
NOTHING = Route("nothing", r".*", NothingHandler)
