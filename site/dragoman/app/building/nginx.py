"""Tells nginx which file answers which request, and with which header fields.

Law: nginx answers what these files tell, which is exactly what the server would answer;
whatever they do not tell, it passes on. They name files after their content, so that a
build that nginx has not been told of yet changes nothing of what it sends.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.app.building.answer import Answer, Headers, ending
from dragoman.app.building.index import Entry
from dragoman.app.building.writing import replace_all, replace_whole
from dragoman.assets.accept_encoding import IDENTITY, coding
from dragoman.assets.compression import CODINGS

#: Where they lie, in the build's own folder.
FOLDER = "nginx"
#: What a redirect answers with: nothing.
EMPTY = "empty"

# What is known of a request's Accept-Encoding: `$dragoman_accepted` in nginx.conf has
# one of these names, or none where only the server can tell what is wanted.
_ACCEPTED = {"br": "gzip, br", "gzip": "gzip", "plain": ""}

_ANSWERS = "answers.map"

# What nginx writes by itself, from the ending of a file.
_TYPE = "Content-Type"
# Tornado's type of an answer without content.
_REDIRECT = (_TYPE, "text/html; charset=UTF-8")


@dataclass(frozen=True, slots=True)
class Told:
    """What nginx is told.

    Attributes:
        answers: What is answered under each address.
        files: The files of the build by name.
        moved: By address, the one that it moves to.
    """

    answers: Iterable[Answer]
    files: Mapping[str, Entry]
    moved: Mapping[str, str]


def write(own: Path, hosts: Iterable[str], held: Headers, told: Told) -> None:
    """Write what `deploy/nginx.conf` includes.

    Args:
        own: The build's own folder.
        hosts: The host names and addresses that are answered, without brackets.
        held: The security headers of every answer.
        told: What there is to tell.
    """
    folder = own / FOLDER
    folder.mkdir(exist_ok=True)
    served = [each for each in told.answers if each.url]
    kinds = list(dict.fromkeys(each.headers for each in served))
    answers = _table(_answers(served, told.files, kinds))
    moved = _table((url, f"{url} {to}") for url, to in told.moved.items())
    every = dict.fromkeys(name for kind in kinds for name, _ in kind)
    names = [name for name in every if name != _TYPE]
    parts = {
        _ANSWERS: answers,
        "moved.map": moved,
        "sizes.conf": _sizes([*answers, *moved]),
        "types.conf": _types(kinds),
        "header-maps.conf": _header_maps(kinds, names),
        "headers.conf": (_added(name, f"${_variable(name)}") for name in names),
        "moved-headers.conf": (_added(name, value) for name, value in held),
        "hosts.conf": [f"server_name {' '.join(_names(hosts))};"],
    }
    texts = {
        folder / name: "".join(f"{line}\n" for line in lines).encode()
        for name, lines in parts.items()
    }
    replace_all({own / EMPTY: b"", **texts})


def rename(own: Path, tags: Mapping[str, str]) -> None:
    """Tell nginx of other files that answer the same addresses in the same form.

    Args:
        own: The build's own folder.
        tags: By the ETag of what was told, without quotes, that of what there is now.
    """
    path = own / FOLDER / _ANSWERS
    told = path.read_text("utf-8")
    for before, now in tags.items():
        told = told.replace(before, now)
    replace_whole(path, told.encode())


def _answers(
    served: Iterable[Answer], files: Mapping[str, Entry], kinds: list[Headers]
) -> Iterator[tuple[str, str]]:
    numbers = {kind: number for number, kind in enumerate(kinds)}
    for answer in served:
        for accepted, header in _ACCEPTED.items():
            chosen = coding(header, answer.codings)
            entry = files.get(answer.name + CODINGS.get(chosen, ""))
            if entry is None or not entry.is_file:
                continue
            said = (answer.url, entry.kept_as, numbers[answer.headers], entry.tag)
            named = "" if chosen == IDENTITY else chosen
            value = " ".join(map(str, (*said, named)))
            yield accepted + answer.url, value


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Give the lines of a table, without those that nginx would not start with.

    It looks keys up without regard to case, and takes none twice.
    """
    lines: dict[str, str] = {}
    for key, value in rows:
        lines.setdefault(key.lower(), f"{_quoted(key)} {_quoted(value)};")
    return list(lines.values())


def _types(kinds: Iterable[Headers]) -> Iterator[str]:
    types = {dict(kind)[_TYPE] for kind in kinds}
    yield "types {"
    for each in sorted(types):
        yield f"  {_quoted(each)} {ending(each)};"
    yield "}"
    yield f"default_type {_quoted(_REDIRECT[1])};"


def _header_maps(kinds: list[Headers], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield f"map $dragoman_kind ${_variable(name)} {{"
        yield '  default "";'
        for number, kind in enumerate(kinds):
            value = dict(kind).get(name)
            if value is not None:
                yield f"  {number} {_quoted(value)};"
        yield "}"


def _sizes(lines: Iterable[str]) -> Iterator[str]:
    """Give the sizes that nginx wants to be told of its tables."""
    longest = max((len(line) for line in lines), default=0)
    yield "map_hash_max_size 1048576;"
    yield f"map_hash_bucket_size {1 << max(8, (longest + 64).bit_length())};"


def _names(hosts: Iterable[str]) -> Iterator[str]:
    for host in hosts:
        # As in a Host header: an IPv6 address stands in brackets (RFC 3986).
        yield f"[{host}]" if ":" in host else host


def _added(name: str, value: str) -> str:
    said = value if value.startswith("$") else _quoted(value)
    return f"add_header {name} {said} always;"


def _variable(name: str) -> str:
    return "dragoman_" + name.lower().replace("-", "_")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
