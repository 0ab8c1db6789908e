"""Reads a whole site from its folder and builds its parts, each once."""

from dataclasses import dataclass, field
from pathlib import Path

from dragoman.app.parts import Parts
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.site import Site


@dataclass(frozen=True, slots=True)
class Read:
    """A site as it was read from its folder.

    Attributes:
        site: The site.
        renderer: Renders it.
        problems: What is wrong in its pages and catalogs, each with its place.
        parts: What it was made of, for those who follow its changes.
    """

    site: Site
    renderer: Renderer
    problems: tuple[str, ...]
    parts: Parts = field(repr=False)


def read_site(root: Path, origin: str = "", *, preview: bool = False) -> Read:
    """Read a site from its folder.

    Args:
        root: A folder with `site.toml`, `content/` and `locale/`.
        origin: Scheme and host of absolute URLs where `base_url` is not set.
        preview: Serve drafts as well, and the testing languages.

    Returns:
        The site with its renderer. A broken page or catalog is a problem in it.

    Raises:
        DragomanError: If the settings, a template or a static file cannot be used.
    """
    parts = Parts(root.resolve(), origin, preview=preview)
    return Read(parts.site(), parts.renderer, parts.problems(), parts)
