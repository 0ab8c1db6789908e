"""Starlette rendering a whole site by Jinja2, its texts by gettext, coded by brotli.

What the way through the site is made of stands in a file, and so does the HTML of every
block: nothing is computed for a view but the view.
"""

import gettext
import json
import os
from pathlib import Path
from typing import Any

import brotli
from jinja2 import Environment, FileSystemLoader, Template
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(os.environ["BENCH_SITE"])
SITE: dict[str, Any] = json.loads((FOLDER / "site.json").read_text())
LANGUAGES = {each["segment"]: each for each in SITE["languages"]}
PAGES = {page["url"]: page for page in SITE["pages"]}


def _template(tag: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    translations = gettext.translation("site", FOLDER / "locale", [tag])
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        translations, newstyle=True
    )
    environment.globals |= {
        "site": SITE["site"],
        "languages": SITE["languages"],
        "pages": SITE["pages"],
        "sections": [SITE["pages"][number] for number in SITE["sections"]],
    }
    return environment.get_template("page.html")


TEMPLATES = {segment: _template(each["tag"]) for segment, each in LANGUAGES.items()}


def _machine(page: dict[str, Any], language: dict[str, str]) -> dict[str, Any]:
    origin, segment = SITE["site"]["origin"], language["segment"]
    url = f"{origin}/{segment}{page['url']}"
    trail = [SITE["pages"][number] for number in page["trail"]]
    website = {"@type": "WebSite", "@id": f"{origin}/{segment}/#_site"}
    items = [
        {"@type": "ListItem", "position": place, "name": each["title"], "item": url}
        for place, each in enumerate((*trail, page), 1)
    ]
    about = {"@type": "WebPage", "@id": url, "url": url, "inLanguage": language["tag"]}
    about |= {"name": page["title"], "description": page["description"]}
    crumbs = {"@type": "BreadcrumbList", "itemListElement": items}
    return {"@context": "https://schema.org", "@graph": [about, website, crumbs]}


async def page(request: Request) -> Response:
    """Render the page in the language of its path."""
    segment = request.path_params["language"]
    found = PAGES["/" + request.path_params["path"]]
    language = LANGUAGES[segment]
    text = TEMPLATES[segment].render(
        page=found, language=language, machine=_machine(found, language)
    )
    body, fields = text.encode(), dict(SITE["fields"])
    fields["Content-Language"] = language["tag"]
    if "br" in request.headers.get("accept-encoding", ""):
        # As ours: a page fits into this window, and is coded sooner than in another.
        body = brotli.compress(body, quality=5, lgwin=16)
        fields["Content-Encoding"] = "br"
    return Response(body, headers=fields)


app = Starlette(routes=[Route("/{language}/{path:path}", page)])
