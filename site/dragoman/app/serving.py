"""Puts a site behind a server."""

from tornado.web import Application, RequestHandler

from dragoman.app.reading import Read
from dragoman.rendering.kept_views import KeptViews
from dragoman.rendering.render_queue import RenderQueue
from dragoman.web.access_log import refusal_logger, request_logger
from dragoman.web.front.front import Front
from dragoman.web.headers import security_headers
from dragoman.web.hosts import Hosts
from dragoman.web.limits import Limits
from dragoman.web.routes import NOTHING, ROUTES
from dragoman.web.server import Server, make_server
from dragoman.web.state import Present, State
from dragoman.web.trusted_proxies import TrustedProxies

# What is limited elsewhere than where requests are read.
NO_LIMITS_OF_HTTP = {"catalog_bytes", "kept_bytes", "renders"}


def make_state(read: Read) -> State:
    """Make what all handlers share of a site as it was read."""
    settings = read.site.settings
    views = KeptViews(settings.limits.kept_bytes)
    present = Present(read.site, read.renderer, read.problems, views)
    hosts = Hosts.of(settings.base_url, settings.hosts)
    return State(present, hosts, RenderQueue(settings.limits.renders))


def make_application(state: State) -> Application:
    """Make the Tornado application that serves a site.

    Args:
        state: What its handlers share.

    Returns:
        The application, with every route of the one table.
    """
    routes = [
        (route.pattern, route.handler, {"state": state}, route.name) for route in ROUTES
    ]
    return Application(
        routes,
        default_handler_class=NOTHING.handler,
        default_handler_args={"state": state},
        log_function=request_logger(_language_of_answer, state.lines, state.counts),
        state=state,
        # A request that another site's page sent may read, never change anything.
        cross_origin_protection=True,
    )


def make_http_server(read: Read, state: State | None = None) -> Server:
    """Make the HTTP server of a site; it accepts nothing yet.

    Args:
        read: The site.
        state: What its handlers share; one that stays as it is if there is none.
    """
    settings = read.site.settings
    state = state or make_state(read)
    limits = Limits(**settings.limits.model_dump(exclude=NO_LIMITS_OF_HTTP))
    proxies = TrustedProxies.of(settings.trusted_proxies)
    is_on = settings.front == "on"
    return make_server(
        make_application(state),
        limits,
        proxies=proxies,
        headers=security_headers(https=settings.is_https, trustworthy=False),
        on_refusal=refusal_logger(state.lines, state.counts),
        front=Front(state, limits, proxies) if is_on else None,
        lines=state.lines,
        counts=state.counts,
    )


def _language_of_answer(handler: RequestHandler) -> str:
    return str(handler._headers.get("Content-Language", ""))  # noqa: SLF001 -- Tornado has no public reader of response headers
