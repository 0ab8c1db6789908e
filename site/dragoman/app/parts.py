"""The parts of one site, each read again when something of it has changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from jinja2 import Environment, TemplateNotFound

from dragoman import settings as site_settings
from dragoman.app.catalog_sources import catalog_sources
from dragoman.app.events import Event, Events, Paths
from dragoman.app.link_hosts import link_hosts
from dragoman.app.places import kept_catalogs, kept_pages, layers
from dragoman.assets import manifest as assets
from dragoman.assets.manifest import Manifest
from dragoman.authoring import checks
from dragoman.authoring.checks import Material
from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.following import Followed
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.shelf import Shelf, Sources, Template
from dragoman.errors import DragomanError
from dragoman.languages.declared import canonical_settings, declared_languages
from dragoman.languages.language import Language, language
from dragoman.languages.pseudo import with_testing
from dragoman.pages import store
from dragoman.pages.kept import KeptPages
from dragoman.pages.store import Content
from dragoman.rendering import environment
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.site import Site
from dragoman.rendering.template_reach import Templates
from dragoman.settings import Settings
from dragoman.web.routes import ROUTES

# What a page cannot be called, as the path would lead elsewhere.
_RESERVED = {route.first_name for route in ROUTES if route.name != "page"}


class Parts:
    """The parts; whoever changes them must be alone to do so.

    Args:
        root: The site's folder.
        origin: Scheme and host of absolute URLs where `base_url` is not set.
        preview: Whether drafts are served, and the testing languages.

    Attributes:
        faults: What keeps a part from being brought up to date.

    Raises:
        DragomanError: If the settings, a template or a static file cannot be used.
    """

    def __init__(self, root: Path, origin: str, *, preview: bool) -> None:
        self.faults: dict[str, DragomanError] = {}
        self.root = root
        self._origin = origin
        self._preview = preview
        self._settings: Settings = canonical_settings(site_settings.load(root))
        self._kept = KeptPages(kept_pages(root))
        self._content: Content = store.load(root / "content", self._kept)
        self._template = self._made_template()
        self._languages: dict[str, Language] = {}
        self._shelf = self._made_shelf()
        self._manifest: Manifest = self._made_manifest()
        self._jinja: Environment = self._made_jinja()
        self.renderer = Renderer(self._jinja)
        self._layouts = environment.layouts(self._jinja)
        self._templates = Templates(self._jinja)

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self._settings

    @property
    def content(self) -> Content:
        """The site's pages."""
        return self._content

    @property
    def followed(self) -> Mapping[str, Followed]:
        """How each language's files follow the pages."""
        return self._shelf.current.followed

    @property
    def interface(self) -> Mapping[str, tuple[Catalog, ...]]:
        """The catalogs of interface texts by tag."""
        return self._shelf.current.interface

    @property
    def link_hosts(self) -> tuple[str, ...]:
        """The hosts that translations may link to."""
        return link_hosts(self._settings)

    @property
    def due(self) -> float | None:
        """In how many seconds a doubtful catalog is read again; None if none is."""
        return self._shelf.grace.due()

    def read_settings(self, _changed: Paths | None) -> Events:
        """Read `site.toml` again."""
        settings = canonical_settings(site_settings.load(self.root))
        if settings == self._settings:
            return frozenset()
        before, self._settings = self._settings, settings
        if self._sources(before) != self._sources(settings):
            self._shelf = self._made_shelf()
        return frozenset([Event.SETTINGS])

    def read_pages(self, changed: Paths | None) -> Events:
        """Read again what has changed in `content/`."""
        root = self.root / "content"
        inside = None
        if changed is not None:
            ours = [path for path in changed if path.is_relative_to(root)]
            inside = [path.relative_to(root).as_posix() for path in ours]
        content = store.reload(root, self._content, inside)
        if inside is None or not all(name.endswith(".md") for name in inside):
            events = {Event.FILES}
        else:
            events = set()
        if content is not self._content:
            self._content = content
            events.add(Event.PAGES)
        if Event.PAGES in events or self._template_title != self._settings.title:
            self._template = self._made_template()
        return frozenset(events)

    def read_catalogs(self, changed: Paths | None) -> Events:
        """Read again what has changed in `locale/`, and merge changed pages."""
        last = self._shelf.current
        locale = self.root / "locale"
        files = None
        if changed is not None:
            ours = [path for path in changed if path.is_relative_to(locale)]
            # Of a folder that came, not every file need be told.
            is_known = all(path.suffix for path in ours)
            files = (
                [path for path in ours if path.suffix == ".po"] if is_known else None
            )
        self._shelf.reload(self._template, files)
        same = last == self._shelf.current
        return frozenset() if same else frozenset([Event.CATALOGS])

    def link_assets(self, _changed: Paths | None) -> Events:
        """Link static files and those beside pages anew; former names stay served."""
        manifest = self._made_manifest()
        is_same = all(
            name in self._manifest and manifest.url(name) == self._manifest.url(name)
            for name in manifest.names
        )
        if is_same and manifest.names == self._manifest.names:
            return frozenset()
        self._manifest = manifest
        return frozenset([Event.ASSETS])

    def read_templates(self, _changed: Paths | None) -> Events:
        """Read all templates anew, and try them out, unless all is as it was."""
        if self._linked is self._manifest and self._has_same_templates():
            return frozenset()
        jinja = self._made_jinja()
        renderer = Renderer(jinja)
        renderer.try_out(self.site())
        self._jinja, self.renderer = jinja, renderer
        self._layouts = environment.layouts(jinja)
        self._templates = Templates(jinja)
        return frozenset([Event.TEMPLATES])

    def site(self) -> Site:
        """Give the site as its parts are now."""
        settings, snapshot = self._settings, self._shelf.current
        if self._preview:
            from dragoman.catalogs.pseudo import with_computed  # noqa: PLC0415 -- no start needs it otherwise

            settings = with_testing(settings, snapshot.languages)
            snapshot = with_computed(snapshot, self._content.pages)
        known = {*snapshot.languages, *snapshot.interface}
        languages = declared_languages(settings, snapshot.languages, known)
        if languages != self._languages:
            # Else what was made for an earlier state still names the same objects.
            self._languages = languages
        return Site(
            settings=settings,
            origin=settings.base_url or self._origin,
            languages=self._languages,
            content=self._content,
            readers={
                tag: Reader(snapshot, each) for tag, each in self._languages.items()
            },
            manifest=self._manifest,
            preview=self._preview,
            templates=self._templates,
        )

    def problems(self) -> tuple[str, ...]:
        """Tell what is wrong with files of the site, each with its place."""
        material = Material(
            self._content,
            self._shelf.current,
            self._manifest,
            self._layouts,
            self.site().languages,
            _RESERVED,
            self.root,
            self._settings.help_page,
        )
        found = (*self.faults.values(), *checks.check(material))
        # A message is judged when its file is read, and again on the present pages.
        return tuple(dict.fromkeys(str(error) for error in found))

    def keep(self) -> Iterator[Path]:
        """Keep what the next start would read again, file by file as it is asked."""
        if self._kept.keep(self._content.sources.pages):
            yield kept_pages(self.root)
        yield from self._shelf.keep()

    def _made_template(self) -> Template:
        self._template_title = self._settings.title
        return Template(self._content.sequence, self._settings.title)

    def _made_shelf(self) -> Shelf:
        sources = self._sources(self._settings)
        folder = kept_catalogs(self.root)
        kept = Kept(folder, read_with="\n".join(sources.link_hosts))
        return Shelf(sources, self._template, kept)

    def _sources(self, settings: Settings) -> Sources:
        return catalog_sources(self.root, settings)

    def _made_manifest(self) -> Manifest:
        files = self._content.files
        return assets.build(
            layers(self.root, "static"),
            {f"content/{name}": path for name, path in files.items()},
            self.root / "var" / "assets",
            today=date.today(),  # noqa: DTZ011 -- a day more or less does no harm
        )

    def _made_jinja(self) -> Environment:
        folders = layers(self.root, "templates")
        jinja = environment.make(folders, self._manifest, language)
        self._linked = self._manifest
        return jinja

    def _has_same_templates(self) -> bool:
        loader = environment.Folders(layers(self.root, "templates"))
        try:
            found = environment.AsTheyStand(Environment(loader=loader))  # noqa: S701 -- nothing is rendered by it
        except TemplateNotFound:
            # One that went meanwhile.
            return False
        now = Templates(Environment(loader=found))  # noqa: S701 -- nor by this one
        return now.revision == self._templates.revision
