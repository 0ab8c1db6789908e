"""The container file: it parses, and all that it copies is there and gets through."""

import json
import re
from fnmatch import fnmatch

from house.tree import ROOT

FILE = ROOT / "deploy" / "Dockerfile"
IGNORED = ROOT / ".dockerignore"
KNOWN = {
    *(
        "FROM",
        "WORKDIR",
        "COPY",
        "RUN",
        "USER",
        "ENV",
        "VOLUME",
        "EXPOSE",
        "STOPSIGNAL",
    ),
    *("HEALTHCHECK", "ENTRYPOINT", "CMD"),
}


def instructions() -> list[tuple[str, str]]:
    lines = [line for line in FILE.read_text().splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    found = [line.partition(" ") for line in joined.splitlines() if line]
    return [(name, rest) for name, _, rest in found]


def of(name: str) -> list[str]:
    return [rest for each, rest in instructions() if each == name]


def test_every_line_is_an_instruction() -> None:
    assert {name for name, _ in instructions()} <= KNOWN
    for rest in (*of("ENTRYPOINT"), *of("CMD"), *of("VOLUME")):
        assert json.loads(rest)


def test_what_is_copied_is_there_and_is_not_ignored() -> None:
    let_in = {line[1:] for line in IGNORED.read_text().split("\n") if line[:1] == "!"}
    copied = [rest.split()[:-1] for rest in of("COPY") if not rest.startswith("--from")]
    names = {name for sources in copied for name in sources}
    assert all((ROOT / name).exists() for name in names)
    assert {name for name in names if any(fnmatch(name, x) for x in let_in)} == names


def test_it_runs_as_nobody_in_particular_and_stops_when_told() -> None:
    assert of("USER") == ["dragoman"]
    assert of("STOPSIGNAL") == ["SIGTERM"]
    assert "/healthz" in of("HEALTHCHECK")[0]


def test_its_python_is_the_one_of_the_project() -> None:
    assert {rest.split()[0] for rest in of("FROM")} == {"python:3.11-slim"}
