"""From pages, catalogs and templates to what readers get."""
