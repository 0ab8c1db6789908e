"""The static build: the whole public site as files, each as the server answers it.

Law: a file is what the server sends under its address, byte for byte, and nothing is
removed or replaced that an earlier build has not written.
"""

from dragoman.app.building.build import build
from dragoman.app.building.index import Built

__all__ = ["Built", "build"]
