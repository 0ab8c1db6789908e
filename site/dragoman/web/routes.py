"""The one table of routes: every URL path the server answers, and by what."""

from dataclasses import dataclass

from dragoman.web.base import Handler
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


ROUTES = (
    Route("alive", r"/healthz", AliveHandler),
    Route("ready", r"/readyz", ReadyHandler),
    Route("static", r"/static/.*", StaticHandler),
    Route("page", r"/.*", PageHandler),
)

# Paths that do not begin with a slash, such as `OPTIONS *`.
NOTHING = Route("nothing", r".*", NothingHandler)
