"""Where Dragoman itself lies: a site of its own, and what others are made from."""

from pathlib import Path

# The folder that Dragoman itself lies in, which is a site as well.
SHIPPED = Path(__file__).resolve().parents[3]

# What `python site new` copies.
STARTER = Path(__file__).resolve().parents[1] / "starter"


def layers(root: Path, folder: str) -> list[Path]:
    """Give the folders of templates or static files, the site's own first.

    Args:
        root: The site's folder.
        folder: `templates` or `static`.
    """
    found = [root / folder, SHIPPED / folder]
    return [path for path in dict.fromkeys(found) if path.is_dir()]


def kept_catalogs(root: Path) -> Path:
    """Give the folder of what may be kept of a site's catalogs."""
    return root / "var" / "catalogs"


def kept_pages(root: Path) -> Path:
    """Give the file of what may be kept of a site's pages."""
    return root / "var" / "pages" / "compiled"
