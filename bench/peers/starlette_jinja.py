"""Starlette rendering a page by Jinja2, its texts by gettext."""

import gettext

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sample import FIELDS, FOLDER


def _environment(language: str) -> Environment:
    loader = FileSystemLoader(FOLDER / "templates")
    made = Environment(
        loader=loader,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        keep_trailing_newline=True,
    )
    translations = gettext.translation("messages", FOLDER / "locale", [language])
    made.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    return made


ENVIRONMENTS = {
    path.name: _environment(path.name) for path in (FOLDER / "locale").iterdir()
}


async def page(request: Request) -> Response:
    """Render the page in the language of its path."""
    environment = ENVIRONMENTS[request.path_params["language"]]
    text = environment.get_template("jinja.html").render()
    return Response(text, headers=FIELDS)


app = Starlette(routes=[Route("/{language}/{path:path}", page)])
