"""How things are measured, whatever is measured."""
