from typing import ClassVar

import click
import pytest
from pydantic import BaseModel

from dragoman.cli import cli
from dragoman.settings import Settings
from dragoman.web.routes import ROUTES
from house.documented import as_toml, commands, plain, rows, sections, settings
from house.tree import DOCS

COMMAND = "python site"


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_setting_is_documented_with_its_default() -> None:
    said = {name: as_toml(cell) for name, cell in rows(read("settings.md")).items()}
    assert said == {name: plain(value) for name, value in settings(Settings)}


def test_every_command_is_documented() -> None:
    said = sections(read("commands.md"))
    built = dict(commands(cli, COMMAND))
    assert set(said) == set(built)


@pytest.mark.parametrize("command", sorted(dict(commands(cli, COMMAND))))
def test_every_option_is_documented(command: str) -> None:
    text = sections(read("commands.md"))[command]
    options = dict(commands(cli, COMMAND))[command]
    assert not {option for option in options if f"`{option}" not in text}


def test_every_route_is_documented() -> None:
    said = rows(read("ARCHITECTURE.md"))
    routes = {route.name: f"`{route.pattern}`" for route in ROUTES}
    assert {name: said.get(name) for name in routes} == routes


class Inner(BaseModel):
    depth: int = 1


class Outer(BaseModel):
    name: str = ""
    hosts: tuple[str, ...] = ("a",)
    inner: Inner = Inner()
    named: ClassVar[int] = 0
    tongues: dict[str, Inner] = {}


def test_settings_are_walked_through() -> None:
    assert dict(settings(Outer)) == {
        "name": "",
        "hosts": ("a",),
        "inner.depth": 1,
        "tongues.<tag>.depth": 1,
    }


def test_commands_are_walked_through() -> None:
    go = click.Command("go", params=[click.Option(["--far", "-f"])])
    to = click.Command("to", params=[click.Argument(["folder"])])
    group = click.Group("all", {"go": go, "way": click.Group("way", {"to": to})})
    assert dict(commands(group, "run")) == {
        "run go": {"--far", "-f"},
        "run way to": {"FOLDER"},
    }


def test_tables_and_sections_are_read() -> None:
    text = "## `run go`\n\nFar.\n\n| a | b |\n|---|---|\n| `x` | `[1]` |\n| y | z |\n"
    assert rows(text) == {"x": "`[1]`"}
    assert as_toml("`[1]`") == [1]
    assert list(sections(text)) == ["run go"]
