"""Dragoman: a web site that people read in their own language, and its engine."""

__version__ = "0.1.0"
