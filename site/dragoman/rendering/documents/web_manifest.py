"""The web application manifest of a language (W3C Web Application Manifest)."""

import json

from dragoman.languages.language import Language
from dragoman.rendering.site import Site
from dragoman.rendering.site_title import site_title

NAME = "site.webmanifest"

# The light paper of the style sheets: a manifest knows one scheme only.
PAPER = "#fcfaf5"

ICONS = (
    ("icons/language.svg", "image/svg+xml", "any"),
    ("icons/mark-192.png", "image/png", "192x192"),
    ("icons/mark-512.png", "image/png", "512x512"),
)


def web_manifest(site: Site, language: Language) -> str:
    """Write the manifest of a language.

    Args:
        site: The site as it stands.
        language: The language.

    Returns:
        JSON. Each language is an application of its own, which opens its own home page;
        the browser's controls stay, as readers need them to go back.
    """
    home = f"/{language.segment}/"
    title = site_title(site, language).plain
    icons = [
        {"src": site.manifest.url(name), "type": media_type, "sizes": sizes}
        for name, media_type, sizes in ICONS
    ]
    manifest = {
        "name": title,
        "short_name": title,
        "lang": language.tag,
        "dir": language.direction,
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return json.dumps(manifest, ensure_ascii=False)
