"""The composition root: reads a site and builds every part of it once.

Nothing else knows all the parts; they do not know each other.
"""

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
