"""Starlette sending pages that lie in memory, coded as a browser reads them."""

import hashlib
import os
from pathlib import Path

import brotli
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sample import FIELDS

FILES = Path(os.environ["BENCH_FILES"])
_OWN = {"Content-Language", "Etag", "Content-Type"}
_FIELDS = {name: value for name, value in FIELDS.items() if name not in _OWN}

Kept = tuple[bytes, dict[str, str]]


def _kept(body: bytes, coding: str, language: str) -> Kept:
    fields = {
        **_FIELDS,
        "Content-Type": "text/html; charset=utf-8",
        "Content-Language": language,
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
    }
    if coding != "identity":
        fields["Content-Encoding"] = coding
    return body, fields


def _page(file: Path) -> dict[str, Kept]:
    body = file.read_bytes()
    language = file.relative_to(FILES).parts[0]
    codings = {
        "br": brotli.compress(body, quality=5),
        "gzip": file.with_name("index.html.gz").read_bytes(),
        "identity": body,
    }
    return {coding: _kept(code, coding, language) for coding, code in codings.items()}


PAGES = {
    f"/{file.parent.relative_to(FILES)}/": _page(file)
    for file in FILES.rglob("index.html")
}


async def page(request: Request) -> Response:
    """Send the page, or that nothing has changed."""
    accepted = request.headers.get("accept-encoding", "")
    coding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else "identity"
    body, fields = PAGES[request.url.path][coding]
    if request.headers.get("if-none-match") == fields["ETag"]:
        return Response(status_code=304, headers=fields)
    return Response(body, headers=fields)


app = Starlette(routes=[Route("/{path:path}", page)])
