"""Reads a whole site from its folder and builds its parts, each once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman import settings as site_settings
from dragoman.app.places import SHIPPED, layers
from dragoman.assets import manifest as assets
from dragoman.assets.manifest import Manifest
from dragoman.authoring import checks
from dragoman.authoring.checks import Material
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.shelf import read
from dragoman.languages.declared import canonical_settings, declared_languages
from dragoman.languages.language import language
from dragoman.pages import store
from dragoman.pages.store import Content
from dragoman.rendering import environment
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.site import Site
from dragoman.web.routes import ROUTES

# What a page cannot be called, as the path would lead elsewhere.
_RESERVED = {route.first_name for route in ROUTES if route.name != "page"}


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
    jinja = environment.make(layers(root, "templates"), manifest, language)
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
        layers(root, "static"),
        {f"content/{name}": path for name, path in content.files.items()},
        root / "var" / "assets",
        today=date.today(),  # noqa: DTZ011 -- a day more or less does no harm
    )
