"""Tells git to merge translators' files message by message, in one clone of a site."""

import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from dragoman.app.places import SHIPPED
from dragoman.catalogs.durable import replace_file
from dragoman.errors import SettingsError

_NAME = "dragoman-po"
_ATTRIBUTE = f"*.po merge={_NAME}"
_ATTRIBUTES = ".gitattributes"
_TITLE = "translations, message by message"


@dataclass(frozen=True, slots=True)
class Installed:
    """What was done so that git merges `.po` files message by message.

    Attributes:
        repository: The repository's folder.
        command: What git calls.
        is_new: Whether git's settings had to be changed.
        attributes: The file that names the driver, if it had to be written.
    """

    repository: Path
    command: str
    is_new: bool
    attributes: Path | None


def install_merge_driver(root: Path) -> Installed:
    """Let git merge the `.po` files of a site by this command, in this clone.

    Args:
        root: The site's folder, in a git repository.

    Returns:
        What was done. A second time nothing is left to do.

    Raises:
        SettingsError: It is in no repository, or git is missing.
    """
    repository = Path(_git(root, "rev-parse", "--show-toplevel"))
    command = _command()
    settings = {"name": _TITLE, "driver": command}
    is_new = [_configured(root, name, value) for name, value in settings.items()]
    return Installed(repository, command, any(is_new), _attributed(root))


def _command() -> str:
    """Give the command for git's configuration, which a shell then reads."""
    # git replaces %-signs; a path may hold one, and spaces.
    program = [sys.executable, str(SHIPPED / "site")]
    words = [shlex.quote(word).replace("%", "%%") for word in program]
    return " ".join([*words, "po merge --called %P %O %A %B"])


def _configured(root: Path, name: str, value: str) -> bool:
    key = f"merge.{_NAME}.{name}"
    asked = _run(root, "config", "--local", "--get", key)
    if asked.stdout.removesuffix("\n") == value:
        return False
    _git(root, "config", "--local", key, value)
    return True


def _attributed(root: Path) -> Path | None:
    """Write the attribute, unless some file gives it to the site's catalogs already."""
    catalog = "locale/xx/LC_MESSAGES/content.po"
    said = _git(root, "check-attr", "merge", "--", catalog)
    if said.endswith(f": {_NAME}"):
        return None
    path = root / _ATTRIBUTES
    before = path.read_bytes() if path.exists() else None
    text = before or b""
    if text and not text.endswith(b"\n"):
        text += b"\n"
    replace_file(path, text + f"{_ATTRIBUTE}\n".encode(), based_on=before)
    return path


def _git(root: Path, *arguments: str) -> str:
    done = _run(root, *arguments)
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise SettingsError(
            said[-1].removeprefix("fatal: ") if said else "git failed",
            place=str(root),
            remedy="Run the command in a clone of the site's git repository",
        )
    return done.stdout.removesuffix("\n")


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 -- git with words of our own
            ["git", *arguments],  # noqa: S607 -- git as the person has it
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise SettingsError(
            "git is missing", remedy="Install git, then run the command again"
        ) from None
