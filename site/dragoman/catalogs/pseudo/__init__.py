"""Catalogs of the testing languages: computed from the messages, never on disk."""

from dragoman.catalogs.pseudo.added import with_computed

__all__ = ["with_computed"]
