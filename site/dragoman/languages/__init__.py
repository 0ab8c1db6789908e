"""Languages: tags, names, negotiation, formats."""
