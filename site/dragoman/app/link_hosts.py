"""Which hosts a translation may link to of its own accord."""

from urllib.parse import urlsplit

from dragoman.settings import Settings


def link_hosts(settings: Settings) -> tuple[str, ...]:
    """Give the hosts that `link_hosts` allows, and those of the site itself.

    Args:
        settings: The site's settings.
    """
    own = urlsplit(settings.base_url).hostname
    return (*settings.link_hosts, *settings.hosts, *([own] if own else []))
