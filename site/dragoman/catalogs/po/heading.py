"""Write a field of a file's header, and take the file as it then is.

Law: another header never lets the messages of a file say something else.
"""

from dragoman.catalogs.po import header
from dragoman.catalogs.po.charset import Charset, declared
from dragoman.catalogs.po.contents import Contents
from dragoman.catalogs.po.error import PoError
from dragoman.catalogs.po.layout import Layout, ends_of_line
from dragoman.catalogs.po.piece import pieces


def written(
    contents: Contents, name: str, value: str, layout: Layout
) -> tuple[Charset, Contents]:
    """Return a file with a field of its header set; it gets a header if it has none.

    Args:
        contents: The file.
        name: The field.
        value: What it shall say.
        layout: The layout of the file, with the charset that the header is for.

    Raises:
        PoError: When the name or value cannot stand in a header, or another charset
            would make other texts of the file's bytes.
    """
    piece = contents.header
    if piece is None:
        data = header.put_before(contents.raw(), {name: value}, layout)
        return _read(data, contents, 1)
    line = piece.message().line
    raw = header.with_field(piece.raw, name, value, layout, line)
    return _read(contents.raw_with(piece, raw), contents, line)


def _read(data: bytes, before: Contents, line: int) -> tuple[Charset, Contents]:
    charset = declared(data)
    try:
        contents = Contents(list(pieces(data, charset)), ends_of_line(data))
    except PoError:
        contents = None
    if contents is None or list(contents.texts()) != list(before.texts()):
        raise PoError(line, f"the texts of the file are not in {charset.name}")
    return charset, contents
