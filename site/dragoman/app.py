"""The composition root: reads a site and builds every part of it once.

Nothing else knows all the parts; they do not know each other.
"""

import asyncio
import logging
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import uvloop
from tornado.web import Application, RequestHandler

from dragoman import settings as site_settings
from dragoman.assets import manifest as assets
from dragoman.assets.manifest import Manifest
from dragoman.authoring import checks
from dragoman.authoring.checks import Material
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.report import Report
from dragoman.catalogs.shelf import read
from dragoman.catalogs.update import Progress, update
from dragoman.errors import DragomanError, SettingsError
from dragoman.languages.declared import canonical_settings, declared_languages
from dragoman.languages.language import language
from dragoman.languages.negotiate import choose
from dragoman.pages import store
from dragoman.pages.store import Content
from dragoman.rendering import environment, nearest
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.site import Site
from dragoman.web.access_log import JsonFormatter, log_refusal, request_logger
from dragoman.web.headers import security_headers
from dragoman.web.hosts import Hosts
from dragoman.web.limits import Limits
from dragoman.web.routes import NOTHING, ROUTES
from dragoman.web.server import Server, bind, make_server
from dragoman.web.serving import serve_until_stopped
from dragoman.web.state import State
from dragoman.web.trusted_proxies import TrustedProxies

# The folder that Dragoman itself lies in, which is a site as well.
SHIPPED = Path(__file__).resolve().parents[2]

# What `python site new` copies.
STARTER = Path(__file__).parent / "starter"

# What a page cannot be called, as the path would lead elsewhere.
_RESERVED = {route.first_name for route in ROUTES if route.name != "page"}

log = logging.getLogger("dragoman")


@dataclass(frozen=True, slots=True)
class Read:
    """A site as it was read from its folder.

    Attributes:
        site: The site.
        renderer: Renders it.
        problems: What is wrong in its pages and catalogs, each with its place.
    """

    site: Site
    renderer: Renderer
    problems: tuple[str, ...]


def read_site(root: Path, origin: str = "", *, preview: bool = False) -> Read:
    """Read a site from its folder.

    Args:
        root: A folder with `site.toml`, `content/` and `locale/`.
        origin: Scheme and host of absolute URLs where `base_url` is not set.
        preview: Serve drafts as well.

    Returns:
        The site with its renderer. A broken page or catalog is a problem in it.

    Raises:
        DragomanError: If the settings, a template or a static file cannot be used.
    """
    root = root.resolve()
    settings = canonical_settings(site_settings.load(root))
    content = store.load(root / "content")
    snapshot = read(
        root / "locale",
        settings.source_language,
        SHIPPED / "locale",
        limit=settings.limits.catalog_bytes,
    )
    known = {*snapshot.languages, *snapshot.interface}
    languages = declared_languages(settings, snapshot.languages, known)
    manifest = _manifest(root, content)
    site = Site(
        settings=settings,
        origin=settings.base_url or origin,
        languages=languages,
        content=content,
        readers={tag: Reader(snapshot, each) for tag, each in languages.items()},
        manifest=manifest,
        preview=preview,
    )
    jinja = environment.make(_layers(root, "templates"), manifest, language)
    layouts = environment.layouts(jinja)
    material = Material(
        content,
        snapshot,
        manifest,
        layouts,
        languages,
        _RESERVED,
        root,
        settings.help_page,
    )
    findings = checks.check(material)
    return Read(site, Renderer(jinja), tuple(str(error) for error in findings))


def _manifest(root: Path, content: Content) -> Manifest:
    return assets.build(
        _layers(root, "static"),
        {f"content/{name}": path for name, path in content.files.items()},
        root / "var" / "assets",
        today=date.today(),  # noqa: DTZ011 -- a day more or less does no harm
    )


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


def update_catalogs(
    root: Path, *, ui: bool, on_progress: Progress = lambda _done, _total: None
) -> Report:
    """Bring the `.po` files of a site up to date with its pages and templates.

    Args:
        root: The site's folder.
        ui: Write the interface texts that come with Dragoman as well.
        on_progress: Called after each file with how many are done, and of how many.

    Returns:
        What was done in each file.
    """
    settings = canonical_settings(site_settings.load(root))
    return update(
        root, store.load(root / "content"), settings, ui=ui, on_progress=on_progress
    )


def new_site(folder: Path) -> None:
    """Make a new site: one page in two languages.

    Args:
        folder: A folder that is empty or does not exist yet.

    Raises:
        SettingsError: If there is something in it already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise SettingsError(
            "there is something in this folder already",
            place=str(folder),
            remedy="Name a folder that does not exist yet",
        )
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)


def check(root: Path) -> tuple[str, ...]:
    """Check a site as a whole.

    Args:
        root: The site's folder.

    Returns:
        Every finding, with its place and its remedy.
    """
    try:
        return read_site(root).problems
    except DragomanError as error:
        return (str(error),)


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


def _layers(root: Path, folder: str) -> list[Path]:
    layers = [root / folder, SHIPPED / folder]
    return [path for path in dict.fromkeys(layers) if path.is_dir()]
