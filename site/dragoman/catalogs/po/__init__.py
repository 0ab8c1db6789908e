"""`.po` files, byte for byte: read, and written to one entry at a time.

from dragoman.catalogs import po

file = po.parse(data)
file.set(None, "Welcome", "Willkommen")
data = file.to_bytes()
"""

from dragoman.catalogs.po.contents import Span
from dragoman.catalogs.po.entry import Entry, Key, NewEntry
from dragoman.catalogs.po.error import PoError
from dragoman.catalogs.po.file import File
from dragoman.catalogs.po.moves import also_translated, with_others
from dragoman.catalogs.po.opening import new, parse

__all__ = [
    "Entry",
    "File",
    "Key",
    "NewEntry",
    "PoError",
    "Span",
    "also_translated",
    "new",
    "parse",
    "with_others",
]
