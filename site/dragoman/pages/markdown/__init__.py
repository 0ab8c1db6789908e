"""Markdown to messages, and messages to HTML.

`compile_page` cuts a page into static HTML and blocks. `inline` makes HTML of a
block's text, in the source language or in a translation alike, and `inline_all` of
those of a whole page; `finish` puts in what
depends on the reader's language.
"""

from dragoman.pages.markdown.compile import compile_page
from dragoman.pages.markdown.inline import inline, inline_all
from dragoman.pages.markdown.marks import Goal, Resolver, finish, finish_all

__all__ = [
    "Goal",
    "Resolver",
    "compile_page",
    "finish",
    "finish_all",
    "inline",
    "inline_all",
]
