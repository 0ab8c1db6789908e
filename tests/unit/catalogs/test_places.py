from pathlib import Path

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.places import file_of


def test_files_lie_where_gettext_looks_for_them():
    folder = Path("locale/pt_BR")
    assert file_of(folder, Domain.MESSAGES) == folder / "LC_MESSAGES" / "messages.po"
    assert file_of(folder, Domain.CONTENT, "guide").name == "content-guide.po"
