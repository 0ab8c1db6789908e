"""The composition root: reads a site and builds every part of it once.

Nothing else knows all the parts; they do not know each other.
"""

from dragoman.app.folder import check, new_site, update_catalogs
from dragoman.app.places import SHIPPED
from dragoman.app.reading import Read, read_site
from dragoman.app.serving import make_application, make_http_server, serve
from dragoman.web.routes import ROUTES

__all__ = [
    "ROUTES",
    "SHIPPED",
    "Read",
    "check",
    "make_application",
    "make_http_server",
    "new_site",
    "read_site",
    "serve",
    "update_catalogs",
]
