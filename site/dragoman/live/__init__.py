"""Tells which files have changed while the server runs, whatever they mean."""
