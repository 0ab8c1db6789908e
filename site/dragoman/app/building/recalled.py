"""The site of the last build, put together again without reading all of it.

Law: it is the site as it is now, in all but the texts of the pages' catalogs: only a
build made from the very same files asks for it. It holds code, so it is taken from
nobody's file but the builder's own.
"""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from dragoman.app.building import private_file
from dragoman.app.building.index import OWN
from dragoman.app.building.packing import SETTINGS, Packed, catalog
from dragoman.app.building.stands import Stands
from dragoman.app.places import kept_catalogs, kept_pages
from dragoman.assets.asset import Asset
from dragoman.assets.manifest import Manifest
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.late import LateCatalogs, NotKnownError, Rules
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.snapshot import Snapshot
from dragoman.languages.language import Language
from dragoman.pages.content import Content
from dragoman.pages.kept import KeptPages
from dragoman.pages.late import Late, LatePage
from dragoman.pages.page import Page
from dragoman.pages.tree import Tree
from dragoman.rendering.compiled import Compiled
from dragoman.rendering.documents.news import has_news
from dragoman.rendering.environment import blank
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.site import Site
from dragoman.rendering.template_reach import Templates

if TYPE_CHECKING:
    from dragoman.app.building.answer import Headers
    from dragoman.app.building.memory import Memory
    from dragoman.settings import Settings


class _Settings(SimpleNamespace):
    """The settings that views depend on."""

    def __getattr__(self, name: str) -> object:
        raise NotKnownError(name)


@dataclass(frozen=True, slots=True)
class Recalled:
    """A site of which little is read yet.

    Attributes:
        site: The site.
        renderer: Renders it.
        held: The security headers of every answer.
        catalogs: The texts of its pages.
        stands: Where texts stand on its pages.
    """

    site: Site
    renderer: Renderer
    held: "Headers"
    catalogs: LateCatalogs
    stands: Stands


def read(
    root: Path,
    out: Path,
    last: "Memory",
    changed: frozenset[str],
) -> Recalled:
    """Put the site of the last build together again.

    Args:
        root: The site's folder.
        out: The folder of the build.
        last: What is remembered of that build.
        changed: The tags of the languages whose texts were written to since.

    Raises:
        NotKnownError: It is not there, or not as it was written, or not our own.
        DragomanError: A catalog cannot be used.
    """
    data = private_file.read(out / OWN, last.site)
    if data is None:
        raise NotKnownError
    told, about, languages, assets, codes, interface, pages, stands, rules = (
        marshal.loads(data)  # noqa: S302 -- see `private_file`
    )
    origin, held, templates, is_news = about
    settings = _settings(*told)
    tongues = {row[0]: Language(*row) for row in languages}
    catalogs = _opened(root, last, changed, Rules(*rules))
    snapshot = Snapshot(
        source=settings.source_language,
        languages=tuple(sorted(tongues)),
        content=catalogs.content,
        interface=Late(interface, lambda tag: tuple(map(catalog, interface[tag]))),
    )
    manifest = Manifest(_assets(assets[1]), {}, assets[0])
    site = Site(
        settings=settings,
        origin=origin,
        languages=tongues,
        content=_content(root, *pages),
        readers=Late(tongues, lambda tag: Reader(snapshot, tongues[tag])),
        manifest=manifest,
        templates=Templates.recalled(templates),
    )
    site.recall(lambda _page, _language: None, {has_news: is_news})
    environment = blank(manifest, tongues.__getitem__)
    environment.loader = Compiled(codes)
    return Recalled(site, Renderer(environment), held, catalogs, Stands(stands))


def _opened(
    root: Path, last: "Memory", changed: frozenset[str], rules: Rules
) -> LateCatalogs:
    kept = Kept(kept_catalogs(root), read_with="\n".join(rules.link_hosts))
    paths = {tag: Path(path) for tag, path in last.files.items()}
    return LateCatalogs(paths, kept, last.known, changed, rules)


def _settings(values: list[Any], previews: list[str]) -> "Settings":
    said = {tag: SimpleNamespace(state="preview") for tag in previews}
    told = dict(zip(SETTINGS, values, strict=True))
    # What else anybody asks of them ends the look: see the class.
    return cast("Settings", _Settings(**told, languages=said))


def _content(  # noqa: PLR0913, PLR0917 -- as they were packed
    root: Path,
    program: str,
    listed: list[tuple[str, str, str]],
    children: Mapping[str, list[str]],
    parents: Mapping[str, str],
    sequence: list[str],
) -> Content:
    kept = KeptPages(kept_pages(root), program)
    pages: dict[str, Page] = {
        path: LatePage(path, partial(_page, kept, path, revision))
        for path, _, revision in listed
    }
    below = {
        path: tuple(pages[each] for each in paths) for path, paths in children.items()
    }
    above = {path: pages[parent] for path, parent in parents.items()}
    tree = Tree(below, above, tuple(pages[path] for path in sequence))
    by_url = {url: pages[path] for path, url, _ in listed}
    return Content(pages, by_url, {}, {}, (), tree)


def _page(kept: KeptPages, path: str, revision: str) -> Page:
    found = kept.find(path, revision)
    if found is None:
        raise NotKnownError(path)
    return found


def _assets(told: Mapping[str, Packed]) -> dict[str, Asset]:
    # Views name them; their bytes are those of the last build.
    return {
        name: Asset(served, media_type, integrity, {})
        for name, (served, media_type, integrity) in told.items()
    }
