"""What all servers of a case send: the same bytes with the same header fields."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from measuring.asking import Answer, Client
from measuring.flattened import flattened
from measuring.server import ServerError

# What a server says of itself and of this connection.
_OWN = {"date", "server", "content-length", "connection", "keep-alive"}
_OK = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer that all servers of a case give.

    Attributes:
        path: The path that is asked for.
        body: The bytes.
        fields: The header fields that everybody sends.
        folder: Where they lie for the peers: `body`, `fields.json`, for nginx the
            tree `files/`, for those who render `templates/` and `locale/`.
    """

    path: str
    body: bytes
    fields: Mapping[str, str]
    folder: Path


def learned(client: Client, path: str, folder: Path) -> Sample:
    """Learn from our own server what it answers, and write it down for the others.

    Args:
        client: A connection to it.
        path: What is asked for.
        folder: Where it is written.
    """
    answer = _answer(client, path)
    fields = {
        name.title(): value for name, value in answer.fields.items() if name not in _OWN
    }
    shutil.rmtree(folder, ignore_errors=True)
    file = folder / "files" / path.lstrip("/")
    if path.endswith("/"):
        file /= "index.html"
    file.parent.mkdir(parents=True)
    file.write_bytes(answer.body)
    (folder / "body").write_bytes(answer.body)
    (folder / "fields.json").write_text(json.dumps(fields))
    return Sample(path, answer.body, fields, folder)


def with_templates(client: Client, sample: Sample, source: str) -> None:
    """Write the sample as a template and a catalog, for those who render it.

    Args:
        client: A connection to our own server.
        sample: A page.
        source: The path of the same page in the language of messages.
    """
    page = flattened(_answer(client, source).body.decode(), sample.body.decode())
    escaped = {
        # Both engines read messages as formats.
        msgid.replace("%", "%%"): msgstr.replace("%", "%%")
        for msgid, msgstr in page.messages.items()
    }
    _write(
        sample.folder / "templates" / "jinja.html",
        page.template("{% trans %}", "{% endtrans %}"),
    )
    django = page.template("{% blocktranslate %}", "{% endblocktranslate %}")
    _write(sample.folder / "templates" / "django.html", "{% load i18n %}" + django)
    language = sample.path.split("/")[1]
    catalog = Catalog(locale=language)
    for msgid, msgstr in escaped.items():
        catalog.add(msgid, msgstr)
    for domain in ("messages", "django"):
        place = sample.folder / "locale" / language / "LC_MESSAGES" / f"{domain}.mo"
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            write_mo(file, catalog)


def check(sample: Sample, port: int, name: str) -> None:
    """Make sure that a server answers with the sample, twice on one connection.

    Raises:
        ServerError: If its status, its body or a header field is another one.
    """
    with Client(port) as client:
        for _ in range(2):
            answer = client.page(sample.path)
            if answer.status != _OK or answer.body != sample.body:
                size = len(answer.body)
                raise ServerError(
                    f"{name} answers {answer.status} with {size} bytes, others send "
                    f"{len(sample.body)}: {answer.body[:300]!r}"
                )
            lacking = {name.lower() for name in sample.fields} - {*answer.fields}
            if lacking:
                raise ServerError(f"{name} does not send {', '.join(lacking)}")


def _answer(client: Client, path: str) -> Answer:
    answer = client.page(path)
    if answer.status != _OK:
        raise ServerError(f"Dragoman answers {path} with {answer.status}")
    return answer


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
