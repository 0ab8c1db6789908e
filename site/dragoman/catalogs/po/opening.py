"""Open a `.po` file: from its bytes, or from nothing."""

from collections.abc import Mapping, Sequence

from dragoman.catalogs.po import header
from dragoman.catalogs.po.charset import UTF_8, declared
from dragoman.catalogs.po.file import File
from dragoman.catalogs.po.layout import Layout


def parse(data: bytes) -> File:
    """Read a `.po` file so that it can be written to.

    Args:
        data: All bytes of the file, in the charset its header declares.

    Raises:
        PoError: At the first line that GNU gettext refuses.
    """
    return File(data, declared(data))


def new(fields: Mapping[str, str], comments: Sequence[str] = ()) -> File:
    """Make a file of nothing but a header, in UTF-8.

    Args:
        fields: The header's fields in their order; Content-Type is added if missing.
        comments: The translators' comment lines above it.

    Raises:
        PoError: When a name or value cannot stand in a header.
    """
    values = dict(fields)
    values.setdefault(header.CONTENT_TYPE, header.UTF_8_TYPE)
    return parse(header.composed(values, comments, Layout(UTF_8)))
