"""Answers what is known before it is asked, without Tornado."""
