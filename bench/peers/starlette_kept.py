"""Starlette sending bytes that lie in memory, whatever the path is."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sample import BODY, FIELDS


async def page(_request: Request) -> Response:
    """Send the page."""
    return Response(BODY, headers=FIELDS)


app = Starlette(routes=[Route("/{path:path}", page)])
