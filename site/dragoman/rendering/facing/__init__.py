"""Facing pages: a page beside itself in another language, block beside block."""
