"""Starlette serving files as its documentation says, with the fields of others."""

import os
from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from sample import FIELDS, FOLDER

# What it sends of itself.
_OWN = {"Content-Type", "Etag", "Last-Modified", "Accept-Ranges"}


class Files(StaticFiles):
    """Serves files."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Mapping[str, object],
        status_code: int = 200,
    ) -> Response:
        """Send what others send, too."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        for name, value in FIELDS.items():
            if name not in _OWN:
                response.headers[name] = value
        return response


app = Starlette(routes=[Mount("/", Files(directory=FOLDER / "files"))])
