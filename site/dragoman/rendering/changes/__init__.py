"""What has changed between two source texts of a block, for readers."""

from dragoman.rendering.changes.told import Changed, Piece, changed

__all__ = ["Changed", "Piece", "changed"]
