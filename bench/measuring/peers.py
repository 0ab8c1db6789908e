"""How each server is started, as its own documentation says it is for real use.

Every one has a single process on the core for servers. Each of these functions gives a
server that has yet to be waited for.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from measuring.places import BENCH, HOST, PEERS_PYTHON, ROOT, VAR
from measuring.sample import Sample
from measuring.server import Server, free_port

OURS = "Dragoman"
NGINX = "nginx stock"


def dragoman(
    root: Path = ROOT, settings: Mapping[str, str] | None = None, name: str = OURS
) -> Server:
    """Start `python site serve` on a site, with all that is on by default.

    Args:
        root: The site's folder.
        settings: Settings from the environment, `DRAGOMAN_…`.
        name: What tables call it.
    """
    port = free_port()
    command: list[str | Path] = [sys.executable, ROOT / "site", "serve", "--root", root]
    environment = {
        "DRAGOMAN_BASE_URL": f"http://{HOST}",
        "DRAGOMAN_METRICS": f"127.0.0.1:{free_port()}",
        **(settings or {}),
    }
    return Server(
        name, [*command, "--port", str(port)], port, _folder(name), environment
    )


def nginx(sample: Sample) -> Server:
    """Start nginx with Debian's nginx.conf and one worker."""
    return nginx_with(NGINX, sample.folder / "files", sample.fields)


def nginx_cached(sample: Sample) -> Server:
    """Start the same with the open_file_cache of nginx' documentation."""
    name = "nginx, open_file_cache"
    return nginx_with(name, sample.folder / "files", sample.fields, CACHE)


#: The file cache that the documentation of nginx gives as an example, made larger.
CACHE = """open_file_cache max=40000 inactive=20s;
    open_file_cache_valid 30s;
    open_file_cache_min_uses 2;
    open_file_cache_errors on;"""


def nginx_with(
    name: str, files: Path, fields: Mapping[str, str], more: str = ""
) -> Server:
    """Start nginx.

    Args:
        name: What tables call it.
        files: The tree that it serves.
        fields: Header fields to add.
        more: Directives beside Debian's.
    """
    port, folder = free_port(), _folder(name)
    folder.mkdir(parents=True, exist_ok=True)
    # Its workers take the name of another user, who could not read files in here.
    user = "user root;" if os.geteuid() == 0 else ""
    own = {"Content-Type", "Etag", "Vary", "Accept-Ranges", "Last-Modified"}
    adding = [
        f'add_header {each} "{value}";'
        for each, value in fields.items()
        if each not in own
    ]
    if "Vary" in fields:
        adding.append(f'add_header Vary "{fields["Vary"]}";')
    text = (BENCH / "peers" / "nginx.conf").read_text()
    words = {"USER": user, "FOLDER": folder, "PORT": port, "FILES": files}
    words |= {"MORE": more, "FIELDS": "\n    ".join(adding)}
    for word, value in words.items():
        text = text.replace(f"@{word}@", str(value))
    config = folder / "nginx.conf"
    config.write_text(text)
    return Server(name, ["nginx", "-c", config, "-p", folder], port, folder)


def tornado_hello(_: Sample) -> Server:
    """Start the program of Tornado's first page of documentation."""
    return _python("Tornado hello", "tornado_hello.py", {})


def tornado_files(sample: Sample) -> Server:
    """Start Tornado's StaticFileHandler."""
    return _python(
        "Tornado StaticFileHandler", "tornado_files.py", _told(sample.folder)
    )


def starlette_files(sample: Sample) -> Server:
    """Start Starlette's StaticFiles on uvicorn."""
    return _uvicorn("Starlette StaticFiles", "starlette_files:app", sample)


def starlette_kept(sample: Sample) -> Server:
    """Start Starlette on uvicorn, sending bytes that it keeps."""
    return _uvicorn("Starlette + uvicorn, kept bytes", "starlette_kept:app", sample)


def starlette_tree(sample: Sample, files: Path) -> Server:
    """Start Starlette on uvicorn, sending all pages of a tree from memory."""
    told = _told(sample.folder) | {"BENCH_FILES": str(files)}
    return uvicorn("Starlette + uvicorn, kept bytes", "starlette_tree:app", told)


def starlette_jinja(sample: Sample) -> Server:
    """Start Starlette on uvicorn, rendering the page by Jinja2 with gettext."""
    return _uvicorn("Starlette + Jinja2", "starlette_jinja:app", sample)


def django(sample: Sample) -> Server:
    """Start Django with LocaleMiddleware and its templates, under gunicorn."""
    return _gunicorn("Django i18n", "django_site:application", sample)


def flask_babel(sample: Sample) -> Server:
    """Start Flask with Flask-Babel and Jinja2, under gunicorn."""
    return _gunicorn("Flask-Babel", "flask_site:app", sample)


def _gunicorn(name: str, application: str, sample: Sample) -> Server:
    # Its default worker closes every connection; this is the one that keeps them.
    kind = ["--workers", "1", "--worker-class", "gthread", "--threads", "4"]
    port = free_port()
    command: list[str | Path] = [
        PEERS_PYTHON,
        "-m",
        "gunicorn",
        *kind,
        "--bind",
        f"127.0.0.1:{port}",
    ]
    command += ["--chdir", BENCH / "peers", application]
    return Server(name, command, port, _folder(name), _told(sample.folder))


def uvicorn(name: str, application: str, environment: Mapping[str, str]) -> Server:
    """Start uvicorn with uvloop and httptools, and its log of requests on."""
    port = free_port()
    command: list[str | Path] = [PEERS_PYTHON, "-m", "uvicorn", "--port", str(port)]
    command += ["--loop", "uvloop", "--http", "httptools"]
    command += ["--app-dir", BENCH / "peers", application]
    return Server(name, command, port, _folder(name), environment)


def _uvicorn(name: str, application: str, sample: Sample) -> Server:
    return uvicorn(name, application, _told(sample.folder))


def _python(name: str, program: str, environment: Mapping[str, str]) -> Server:
    port = free_port()
    command: list[str | Path] = [PEERS_PYTHON, BENCH / "peers" / program, str(port)]
    return Server(name, command, port, _folder(name), environment)


def _told(folder: Path) -> dict[str, str]:
    return {"BENCH_SAMPLE": str(folder)}


def _folder(name: str) -> Path:
    words = "".join(sign if sign.isalnum() else "-" for sign in name.lower())
    return VAR / "servers" / words
