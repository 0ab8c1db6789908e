"""Lists what the code offers, and what the documents say that it offers."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, get_args

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

ROW = re.compile(r"^\|\s*`([^`]+)`\s*\|\s*([^|]*?)\s*\|", re.MULTILINE)
SECTION = re.compile(r"^#{2,3} `([^`]+)`$(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)


def settings(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Walk through the fields of a settings model.

    Args:
        model: The model; fields that are models themselves are walked through too.
        prefix: What stands before the names.

    Yields:
        `name.of.field` and its default; what is named by the site's author stands as
        `<tag>`.
    """
    for name, field in model.model_fields.items():
        inner, place = _inner(name, field)
        if inner is None:
            yield prefix + name, field.get_default(call_default_factory=True)
        else:
            yield from settings(inner, f"{prefix}{place}.")


def commands(group: click.Group, prefix: str) -> Iterator[tuple[str, set[str]]]:
    """Walk through the commands below a group: each with its options."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", set(_options(command))


def rows(document: str) -> dict[str, str]:
    """The table rows whose first cell is code, by it, with their second cell."""
    return dict(ROW.findall(document))


def sections(document: str) -> dict[str, str]:
    """The sections of a document whose heading is code, with their text."""
    return dict(SECTION.findall(document))


def as_toml(text: str) -> Any:
    """Read a value as it stands in a table: TOML in backticks, or nothing."""
    return tomllib.loads(f"value = {text.strip('`')}")["value"] if text else None


def plain(value: Any) -> Any:
    """A default as TOML would give it."""
    return list(value) if isinstance(value, tuple) else value


def _inner(name: str, field: FieldInfo) -> tuple[type[BaseModel] | None, str]:
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            is_named_by_author = kind is not field.annotation
            return kind, f"{name}.<tag>" if is_named_by_author else name
    return None, name


def _options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from parameter.opts
        else:
            yield str(parameter.human_readable_name)
