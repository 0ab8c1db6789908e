"""The site that is built, as readers will get it from its public address."""

from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from dragoman import settings as site_settings
from dragoman.app.parts import Parts
from dragoman.errors import SettingsError
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.site import Site
from dragoman.settings import FILE, Settings
from dragoman.web.hosts import ascii_name


@dataclass(frozen=True, slots=True)
class Source:
    """A site to be built.

    Attributes:
        site: The site as it stands.
        renderer: Renders it.
        parts: What it was made of.
    """

    site: Site
    renderer: Renderer
    parts: Parts

    @property
    def hosts(self) -> list[str]:
        """The host names whose answers carry the same header fields."""
        settings = self.site.settings
        own = [urlsplit(settings.base_url).hostname or ""]
        # By http, a browser trusts some hosts more than others, and is told so.
        names = [*own, *settings.hosts] if settings.is_https else own
        return [ascii_name(name) for name in names]

    def keep(self) -> None:
        """Keep what the next start or build would read again."""
        deque(self.parts.keep(), maxlen=0)


def read(root: Path, base_url: str) -> Source:
    """Read a site to build it.

    Args:
        root: The site's folder.
        base_url: Where it will be served; empty for what its settings say.

    Raises:
        DragomanError: It cannot be read, a template fails, or nobody says where it will
            be served.
    """
    told = base_url or site_settings.load(root).base_url
    if not told:
        raise SettingsError(
            "files need to know the address that they will be served under",
            place=str(root / FILE),
            remedy='Set base_url = "https://…", or name it with --base-url',
        )
    parts = Parts(root, told, preview=False)
    site = parts.site()
    parts.renderer.try_out(site)
    if base_url:
        settings = _served_under(base_url, site.settings)
        site = replace(site, settings=settings, origin=settings.base_url)
    return Source(site, parts.renderer, parts)


def _served_under(base_url: str, settings: Settings) -> Settings:
    values = {**settings.model_dump(exclude_unset=True), "base_url": base_url}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        remedy = error.errors()[0]["msg"].removeprefix("Value error, ").capitalize()
        raise SettingsError(
            f"{base_url!r} is no address of a site", place="--base-url", remedy=remedy
        ) from None
