"""Puts a site behind a server, and serves it until the process is told to stop."""

import asyncio
import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvloop
from tornado.web import Application, RequestHandler

from dragoman.app import behind, problem_log
from dragoman.app.following import Follower
from dragoman.app.reading import Read, read_site
from dragoman.languages.negotiate import choose
from dragoman.rendering.kept_views import KeptViews
from dragoman.rendering.render_queue import RenderQueue
from dragoman.web.access_log import log_refusal, request_logger
from dragoman.web.headers import security_headers
from dragoman.web.hosts import Hosts
from dragoman.web.limits import Limits
from dragoman.web.listening import bind, origin_of
from dragoman.web.log_lines import JsonFormatter
from dragoman.web.routes import NOTHING, ROUTES
from dragoman.web.server import Server, make_server
from dragoman.web.serving import serve_until_stopped
from dragoman.web.state import Present, State
from dragoman.web.trusted_proxies import TrustedProxies

log = logging.getLogger("dragoman")

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
        log_function=request_logger(_language_of_answer),
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
    return make_server(
        make_application(state or make_state(read)),
        Limits(**settings.limits.model_dump(exclude=NO_LIMITS_OF_HTTP)),
        proxies=TrustedProxies.of(settings.trusted_proxies),
        headers=security_headers(https=settings.is_https, trustworthy=False),
        on_refusal=log_refusal,
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Read a site without looking for circles among its parts, then and later.

    It has none, and on a large one each search would hold up every reader.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def serve(root: Path, *, address: str, port: int, preview: bool) -> None:
    """Serve a site until the process is told to stop.

    Args:
        root: The site's folder.
        address: The IP address or host name to listen on.
        port: The TCP port; 0 for any free one.
        preview: Serve drafts as well.

    Raises:
        DragomanError: If the site cannot be served at all.
    """
    sockets = bind(port, address)
    origin = origin_of(sockets[0])
    with uncollected():
        read = read_site(root, origin, preview=preview)
    _log_as_json()
    problem_log.tell(read.problems)

    # The first negotiation loads tables: no reader should wait for that.
    source = read.site.source.tag
    choose(list(read.site.languages), accept_language="fr-CA", default=source)

    state = make_state(read)
    follower = Follower(read.parts, state)

    def begin() -> None:
        follower.start()
        behind.begin(state)
        log.info("serving %s on %s", root, origin)

    async def run() -> None:
        server = make_http_server(read, state)
        server.add_sockets(sockets)
        await serve_until_stopped(server, begin)
        await asyncio.to_thread(follower.stop)

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run())


def _language_of_answer(handler: RequestHandler) -> str:
    return str(handler._headers.get("Content-Language", ""))  # noqa: SLF001 -- Tornado has no public reader of response headers


def _log_as_json() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # It counts what it was told; what came of it is said where it is done.
    logging.getLogger("watchfiles").setLevel(logging.WARNING)
