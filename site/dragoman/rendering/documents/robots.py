"""What crawlers may read (RFC 9309): everything; and where the sitemaps are."""

from dragoman.rendering.documents import sitemap
from dragoman.rendering.site import Site


def robots(site: Site) -> str:
    """Write `robots.txt`.

    What is not for search engines says so itself (`noindex`): a crawler that was kept
    away could never read that.

    Args:
        site: The site as it stands.
    """
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.origin}/{sitemap.NAME}\n"
