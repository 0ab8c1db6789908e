"""From templates and code to messages: the interface texts, found by Babel.

`babel.cfg` says where to look and how, so that plain `pybabel extract` finds the same.
"""

import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from jinja2 import TemplateSyntaxError

from dragoman.catalogs import po
from dragoman.catalogs.template import joined
from dragoman.errors import TemplateError

#: A comment in a template or in code that begins so is shown to translators.
NOTE = "Translators:"


def interface_messages(root: Path, config: Path) -> list[po.NewEntry]:
    """Give the interface texts of a folder.

    Args:
        root: The folder with `templates/`, and for Dragoman itself `site/dragoman/`.
        config: Babel's mapping file, `babel.cfg`.

    Returns:
        Every text once, in the order of files and lines, with the files it stands in.

    Raises:
        TemplateError: A template or module cannot be read, with its line.
    """
    return joined(_found(root, config))


def _found(root: Path, config: Path) -> Iterator[po.NewEntry]:
    with config.open(encoding="utf-8") as lines:
        methods, options = parse_mapping_cfg(lines)  # type: ignore[no-untyped-call]
    current = ""

    def remember(path: str, _method: str, _options: dict[str, Any]) -> None:
        nonlocal current
        current = path

    try:
        for path, _, text, notes, context in extract_from_dir(
            root,
            methods,
            options,
            DEFAULT_KEYWORDS,
            (NOTE,),
            remember,
            strip_comment_tags=True,
        ):
            yield _message(text, path, notes, context)
    except TemplateSyntaxError as error:
        reason = error.message or "the template cannot be read"
        raise TemplateError(reason, place=f"{current}:{error.lineno}") from None
    except (SyntaxError, tokenize.TokenError, UnicodeDecodeError) as error:
        raise TemplateError(str(error), place=current) from None


def _message(
    text: str | tuple[str, ...], path: str, notes: list[str], context: str | None
) -> po.NewEntry:
    singular, plural = (text, None) if isinstance(text, str) else text[:2]
    return po.NewEntry(
        msgid=singular,
        msgctxt=context,
        msgid_plural=plural,
        flags=tuple(sorted(Message(text).flags)),
        extracted=tuple(note.strip() for note in notes if note.strip()),
        references=(path.replace("\\", "/"),),
    )
