"""The composition root: reads a site and builds every part of it once.

Nothing else knows all the parts; they do not know each other. What is asked for here is
imported then, so that a command waits for no more than it needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.app.building import build
    from dragoman.app.folder import check, new_site, update_catalogs
    from dragoman.app.merge_driver import install_merge_driver
    from dragoman.app.places import SHIPPED
    from dragoman.app.po_checks import check_catalogs
    from dragoman.app.reading import Read, read_site
    from dragoman.app.serving import (
        make_application,
        make_http_server,
        make_state,
    )
    from dragoman.app.translators import add_language, statistics
    from dragoman.app.working import work
    from dragoman.web.routes import ROUTES

__all__ = [
    "ROUTES",
    "SHIPPED",
    "Read",
    "add_language",
    "build",
    "check",
    "check_catalogs",
    "install_merge_driver",
    "make_application",
    "make_http_server",
    "make_state",
    "new_site",
    "read_site",
    "statistics",
    "update_catalogs",
    "work",
]

_HOMES = {
    "ROUTES": "dragoman.web.routes",
    "SHIPPED": "dragoman.app.places",
    "Read": "dragoman.app.reading",
    "add_language": "dragoman.app.translators",
    "build": "dragoman.app.building",
    "check": "dragoman.app.folder",
    "check_catalogs": "dragoman.app.po_checks",
    "install_merge_driver": "dragoman.app.merge_driver",
    "make_application": "dragoman.app.serving",
    "make_http_server": "dragoman.app.serving",
    "make_state": "dragoman.app.serving",
    "new_site": "dragoman.app.folder",
    "read_site": "dragoman.app.reading",
    "statistics": "dragoman.app.translators",
    "update_catalogs": "dragoman.app.folder",
    "work": "dragoman.app.working",
}


def __getattr__(name: str) -> object:
    """Import what is asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(name)
    found = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return found
