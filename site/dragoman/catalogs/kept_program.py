"""By which program catalogs are read: what another one has kept is not believed."""

import sys
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path


@cache
def program() -> str:
    """Name the program that reads catalogs: another one might read them otherwise."""
    here = Path(__file__).parent
    # What is kept of page content is its HTML as well.
    markdown = here.parent / "pages" / "markdown"
    known = sha256(sys.version.encode())
    known.update(_parser().encode())
    for folder in (here, markdown):
        for module in sorted(folder.rglob("*.py")):
            known.update(module.read_bytes())
    return known.hexdigest()


def _parser() -> str:
    """Name the Markdown parser by its files: to ask for its version takes 20 ms."""
    found = find_spec("pyromark")
    folders = (found and found.submodule_search_locations) or ()
    files = sorted(file for each in folders for file in Path(each).iterdir())
    stats = [(file.name, file.stat()) for file in files if file.is_file()]
    return repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats])
