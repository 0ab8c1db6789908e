"""Where the files of a language lie, as gettext has it."""

from pathlib import Path

from dragoman.catalogs.catalog import Domain


def file_of(folder: Path, domain: Domain, part: str = "") -> Path:
    """Give the place of a catalog.

    Args:
        folder: The language's folder in `locale/`.
        domain: Interface texts or page content.
        part: The folder right in `content/` that the catalog is for, where that has one
            of its own.
    """
    name = f"{domain}-{part}" if part else str(domain)
    return folder / "LC_MESSAGES" / f"{name}.po"
