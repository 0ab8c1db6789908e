"""Two translators' versions of one `.po` file become one, message by message.

from dragoman.catalogs import three_way

merged = three_way.merge(origin, ours, theirs)
"""

from dragoman.catalogs.three_way.merging import Conflict, Merged, SideError, merge

__all__ = ["Conflict", "Merged", "SideError", "merge"]
