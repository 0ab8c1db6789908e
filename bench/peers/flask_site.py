"""Flask rendering a page by Jinja2, its texts by Flask-Babel."""

from flask import Flask, Response, make_response, render_template, request
from flask_babel import Babel

from sample import FIELDS, FOLDER

app = Flask(__name__, template_folder=str(FOLDER / "templates"))
app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(FOLDER / "locale")
app.jinja_env.keep_trailing_newline = True


def _language() -> str:
    arguments = request.view_args or {}
    return str(arguments.get("language", "en"))


Babel(app, locale_selector=_language)


@app.get("/<language>/<path:path>")
def page(**_address: str) -> Response:
    """Render the page in the language of its path."""
    response = make_response(render_template("jinja.html"))
    response.headers.update(FIELDS)
    return response
