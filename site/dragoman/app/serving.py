"""Puts a site behind a server, and serves it until the process is told to stop."""

import asyncio
import logging
from pathlib import Path

import uvloop
from tornado.web import Application, RequestHandler

from dragoman.app.reading import Read, read_site
from dragoman.languages.negotiate import choose
from dragoman.rendering import nearest
from dragoman.web.access_log import JsonFormatter, log_refusal, request_logger
from dragoman.web.headers import security_headers
from dragoman.web.hosts import Hosts
from dragoman.web.limits import Limits
from dragoman.web.routes import NOTHING, ROUTES
from dragoman.web.server import Server, bind, make_server
from dragoman.web.serving import serve_until_stopped
from dragoman.web.state import State
from dragoman.web.trusted_proxies import TrustedProxies

log = logging.getLogger("dragoman")


def make_application(read: Read) -> Application:
    """Make the Tornado application that serves a site.

    Args:
        read: The site.

    Returns:
        The application, with every route of the one table.
    """
    settings = read.site.settings
    # Errors are answered on the event loop, where nobody should wait for a table.
    read.site.prepared(nearest.table)
    state = State(
        site=read.site,
        renderer=read.renderer,
        hosts=Hosts.of(settings.base_url, settings.hosts),
        problems=read.problems,
    )
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


def make_http_server(read: Read) -> Server:
    """Make the HTTP server of a site; it accepts nothing yet."""
    settings = read.site.settings
    return make_server(
        make_application(read),
        Limits(**settings.limits.model_dump(exclude={"catalog_bytes"})),
        proxies=TrustedProxies.of(settings.trusted_proxies),
        headers=security_headers(https=settings.is_https, trustworthy=False),
        on_refusal=log_refusal,
    )


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
    port = sockets[0].getsockname()[1]
    origin = f"http://{_reachable(address)}:{port}"
    read = read_site(root, origin, preview=preview)
    _log_as_json()
    for problem in read.problems:
        log.warning(problem)

    # The first negotiation loads tables: no reader should wait for that.
    source = read.site.source.tag
    choose(list(read.site.languages), accept_language="fr-CA", default=source)

    async def run() -> None:
        server = make_http_server(read)
        server.add_sockets(sockets)
        await serve_until_stopped(
            server, lambda: log.info("serving %s on %s", root, origin)
        )

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run())


def _language_of_answer(handler: RequestHandler) -> str:
    return str(handler._headers.get("Content-Language", ""))  # noqa: SLF001 -- Tornado has no public reader of response headers


def _reachable(address: str) -> str:
    """Name an address that a browser on this machine reaches."""
    if address in {"", "0.0.0.0", "::"}:  # noqa: S104 -- compared, not bound
        return "127.0.0.1"
    return f"[{address}]" if ":" in address else address


def _log_as_json() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
