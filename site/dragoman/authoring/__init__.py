"""Decisions about what people write; today, what is wrong with it."""
