"""From files to URLs."""

import pytest

from dragoman.pages.addresses import address, alias, is_slug


@pytest.mark.parametrize(
    ("path", "slug", "url"),
    [
        ("index.md", None, ""),
        ("why.md", None, "why/"),
        ("guide/index.md", None, "guide/"),
        ("guide/install.md", None, "guide/install/"),
        ("guide/install.md", "set-up", "guide/set-up/"),
        ("guide/index.md", "set-up", "guide/"),
        ("index/a.md", None, "index/a/"),
        ("日本.md", None, "日本/"),
    ],
)
def test_address(path, slug, url):
    assert address(path, slug) == url


@pytest.mark.parametrize("text", ["a", "first-steps", "v1.2", "語", "हिन्दी", "a_b~c"])
def test_slugs(text):
    assert is_slug(text)


@pytest.mark.parametrize(
    "text", ["", ".", "..", "a/b", "a b", "a?", "a#b", "%41", "a\\b", "a\n"]
)
def test_no_slugs(text):
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("/old/place/", "old/place/"),
        ("old/place", "old/place/"),
        ("old.html", "old.html"),
        ("/v1.2/a/", "v1.2/a/"),
        ("", None),
        ("/", None),
        ("a//b", None),
        ("../a", None),
        ("https://e.org/a", None),
        ("a?b", None),
    ],
)
def test_alias(text, url):
    assert alias(text) == url
