"""The large site: its folder, its addresses, and what our server makes of it."""

import gzip
import hashlib
import subprocess
from collections.abc import Sequence
from pathlib import Path

import large_site
from invented import path, tongues
from measuring import peers
from measuring.asking import Client
from measuring.places import BENCH, ROOT, VAR
from measuring.rounds import Tell
from measuring.server import ServerError

_OK = 200
#: The number of languages of the large site.
LANGUAGES = large_site.LANGUAGES
_WRITERS = ("large_site.py", "invented.py", "vocabulary.toml")


def site(pages: int, languages: int = large_site.LANGUAGES) -> Path:
    """Give the folder of the large site; it is written where it is not there yet.

    Args:
        pages: The number of its pages.
        languages: The number of its languages.
    """
    writers = b"".join((BENCH / name).read_bytes() for name in _WRITERS)
    root = VAR / "sites" / f"large-{pages}-{languages}"
    stamp = root / ".written"
    digest = hashlib.sha256(writers).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        large_site.write(root, pages, languages)
        stamp.write_text(digest)
    return root


def addresses(pages: int, languages: int = large_site.LANGUAGES) -> Sequence[str]:
    """Give the path of every page in every language."""
    tags = list(tongues())[:languages]
    return [f"/{tag.lower()}/{url(number)}" for number in range(pages) for tag in tags]


def tree(pages: int, tell: Tell) -> Path:
    """Give the folder of all answers as files, each with its `.gz` beside it.

    They are asked of our own server, once for a state of the checkout.

    Args:
        pages: The number of pages.
        tell: Told how many are there.
    """
    folder = VAR / "samples" / f"large-{pages}"
    stamp = folder / ".state"
    state = _state()
    if stamp.exists() and stamp.read_text() == state:
        return folder / "files"
    root, paths = site(pages), addresses(pages)
    with peers.dragoman(root) as ours:
        ours.wait()
        with Client(ours.port) as client:
            for done, address in enumerate(paths):
                tell("writing what others serve", done, len(paths))
                answer = client.page(address)
                if answer.status != _OK:
                    raise ServerError(f"{address}: {answer.status}")
                file = folder / "files" / address.lstrip("/") / "index.html"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(answer.body)
                coded = gzip.compress(answer.body, mtime=0)
                file.with_name("index.html.gz").write_bytes(coded)
    stamp.write_text(state)
    return folder / "files"


def url(number: int) -> str:
    """Give the path of a page behind its language."""
    return path(number).removesuffix(".md").removesuffix("index").rstrip("/") + (
        "/" if number else ""
    )


def _state() -> str:
    """Give what the answers depend on: the commit, and what differs from it."""
    git = ["git", "-C", str(ROOT)]
    inside = ["site", "templates", "static", "locale", "bench"]
    commands = (
        [*git, "rev-parse", "HEAD"],
        [*git, "diff", "HEAD", "--", *inside],
    )
    told = b"".join(
        subprocess.run(command, capture_output=True, check=False).stdout
        for command in commands
    )
    return hashlib.sha256(told).hexdigest()
