"""Markdown to messages, and messages to HTML.

`compile_page` cuts a page into static HTML and blocks. `inline` makes HTML of a
block's text, in the source language or in a translation alike, and `inline_all` of
those of a whole page; `finish` puts in what
depends on the reader's language. `parsed_all` makes what can be kept of that, and
`finished_all` all the rest for a whole page.
"""

from typing import TYPE_CHECKING

from dragoman.pages.markdown.ahead import finished_all, parsed_all
from dragoman.pages.markdown.inline import inline, inline_all
from dragoman.pages.markdown.marks import Goal, Resolver, finish, finish_all

if TYPE_CHECKING:
    from dragoman.pages.markdown.compile import compile_page

__all__ = [
    "Goal",
    "Resolver",
    "compile_page",
    "finish",
    "finish_all",
    "finished_all",
    "inline",
    "inline_all",
    "parsed_all",
]


def __getattr__(name: str) -> object:
    """Import the compiler when it is asked for (PEP 562): kept pages need none."""
    if name != "compile_page":
        raise AttributeError(name)
    from dragoman.pages.markdown import compile as compiler  # noqa: PLC0415 -- see above

    return compiler.compile_page
