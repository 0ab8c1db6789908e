"""A small site with news, in which languages have much, little and nothing of it."""

import sites

NEWS = """---
title: The {0} news
description: What is {0} & true.
date: {1}
weight: {2}
---

Here is [the home page](../index.md), and a note.[^1]

![A map](map.svg "The way")

| Place | Number |
|---|---|
| {0} | 1 |

- [x] Done & dusted

> [!TIP]
> A tip of {0}.

[^1]: More of it.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
WORDS = (
    "Here is [the home page](../index.md), and a note.[^1]",
    *("A map", "The way", "Place", "Number", "1", "More of it.", "Done & dusted"),
)


def texts(name):
    """The texts of one page."""
    return (f"The {name} news", f"What is {name} & true.", name, f"A tip of {name}.")


PAGES = {
    "index.md": "---\ntitle: Welcome\ndescription: All of it.\n---\n\nThe words.\n",
    "news/first.md": NEWS.format("first", "2026-01-02", 9),
    "news/second.md": NEWS.format("second", "2026-01-02", 1),
    "news/third.md": NEWS.format("third", "2026-03-04\nupdated: 2026-05-06", 5),
    "news/draft.md": NEWS.format("drafted", "2026-09-09\ndraft: true", 5),
}
HOME = ("Welcome", "All of it.", "The words.")

ARABIC = sites.catalog(
    "ar", *(sites.machine(text, f"«{text}»") for text in (*WORDS, *texts("third")))
)
# The tip of the second news is missing, and one word is a machine's.
GERMAN = sites.catalog(
    "de",
    *(sites.entry(text, f"„{text}“") for text in (*HOME, *WORDS)),
    *(sites.entry(text, f"„{text}“") for text in texts("second")[:2]),
    sites.machine("second", "zweite"),
)


# Half of each page of the news is the same as of the others.
THRESHOLD = "publish_threshold = 0.75\n"


def read(root, toml="", **more):
    """Write the site and read it."""
    return sites.read(
        root,
        pages=PAGES,
        content={"ar": ARABIC, "de": GERMAN, "ja": "", **more.pop("content", {})},
        files={"content/news/map.svg": SVG},
        toml=THRESHOLD + toml,
        **more,
    )
