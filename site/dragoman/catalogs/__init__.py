"""Translations: `.po` files, the catalogs made of them, and how both are kept."""
