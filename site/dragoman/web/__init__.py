"""HTTP: the only floor that imports Tornado."""
