"""Where a site's catalogs come from, as its settings say."""

from pathlib import Path

from dragoman.app.link_hosts import link_hosts
from dragoman.app.places import SHIPPED
from dragoman.catalogs.shelf import Sources
from dragoman.settings import Settings


def catalog_sources(root: Path, settings: Settings) -> Sources:
    """Tell where the catalogs of a site come from, and by which rules.

    Args:
        root: The site's folder.
        settings: Its settings, with canonical tags.
    """
    return Sources(
        root / "locale",
        settings.source_language,
        SHIPPED / "locale",
        settings.limits.catalog_bytes,
        link_hosts(settings),
        settings.content_catalogs,
    )
