"""What is to be recalled of a site, in plain tuples of texts and numbers."""

import marshal
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from dragoman.app.building.stands import Stands
from dragoman.assets.manifest import Manifest
from dragoman.catalogs import plural
from dragoman.catalogs.catalog import Catalog, Domain, Origin, State, Translation
from dragoman.pages.content import Content
from dragoman.pages.kept import program
from dragoman.rendering.documents.news import has_news

if TYPE_CHECKING:
    from dragoman.app.building.answer import Headers
    from dragoman.app.building.source import Source

#: The settings that views depend on, beside those of the languages.
SETTINGS = (
    "title",
    "base_url",
    "is_https",
    "source_language",
    "publish_threshold",
    "help_page",
)

Packed = tuple[Any, ...]


def packed(source: "Source", held: "Headers") -> bytes:
    """Give what is to be recalled of a site, before anything of it is rendered.

    Args:
        source: The site.
        held: The security headers of every answer.
    """
    site, parts = source.site, source.parts
    settings, content, manifest = site.settings, site.content, site.manifest
    previews = [
        tag for tag, said in settings.languages.items() if said.state == "preview"
    ]
    data: Packed = (
        ([getattr(settings, name) for name in SETTINGS], previews),
        (site.origin, held, site.templates.revision, site.prepared(has_news)),
        [astuple(language) for language in site.languages.values()],
        (manifest.prefix, {name: _asset(manifest, name) for name in manifest.names}),
        dict(source.renderer.compiled()),
        {tag: packed_catalogs(each) for tag, each in parts.interface.items()},
        _content(content),
        Stands.of(content.pages.values(), settings.title).packed,
        (settings.limits.catalog_bytes, parts.link_hosts),
    )
    return marshal.dumps(data)


def _content(content: Content) -> Packed:
    tree = content.tree
    below = {
        path: [each.path for each in pages] for path, pages in tree.children.items()
    }
    return (
        program(),
        [(page.path, page.url, page.revision) for page in content.pages.values()],
        below,
        {path: page.path for path, page in tree.parents.items()},
        [page.path for page in tree.sequence],
    )


def _asset(manifest: Manifest, name: str) -> Packed:
    asset = manifest.served[manifest.url(name)]
    return asset.name, asset.media_type, asset.integrity


def packed_catalogs(catalogs: tuple[Catalog, ...]) -> list[bytes]:
    """Give catalogs of interface texts, each by itself."""
    return [marshal.dumps(_told(each)) for each in catalogs]


def _told(catalog: Catalog) -> Packed:
    rule = catalog.plural
    messages = {
        context: {
            text: (found.texts, str(found.state), str(found.origin), found.previous)
            for text, found in group.items()
        }
        for context, group in catalog.messages.items()
    }
    header = rule and f"nplurals={rule.count}; plural={rule.expression};"
    return catalog.language, catalog.revision, header, messages


def catalog(data: bytes) -> Catalog:
    """Give back a catalog of interface texts."""
    language, revision, header, told = marshal.loads(data)  # noqa: S302 -- hashed with all
    messages = {
        context: {
            text: Translation(texts, State(state), Origin(origin), previous)
            for text, (texts, state, origin, previous) in group.items()
        }
        for context, group in told.items()
    }
    rule = plural.parse(header) if header else None
    return Catalog(language, Domain.MESSAGES, revision, rule, messages)
