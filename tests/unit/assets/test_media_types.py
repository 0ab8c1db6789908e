import pytest

from dragoman.assets import media_types


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("css/site.css", "text/css; charset=utf-8"),
        ("js/app.js", "text/javascript; charset=utf-8"),
        ("js/app.mjs", "text/javascript; charset=utf-8"),
        ("icons/way.svg", "image/svg+xml"),
        ("a.PNG", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.gif", "image/gif"),
        ("favicon.ico", "image/x-icon"),
        ("a.woff2", "font/woff2"),
        ("a.json", "application/json"),
        ("site.webmanifest", "application/manifest+json"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("a.xml", "application/xml"),
        ("a.pdf", "application/pdf"),
        ("a.mp4", "video/mp4"),
        ("LICENSE", "application/octet-stream"),
        ("css.d/unknown", "application/octet-stream"),
        ("a.exe", "application/octet-stream"),
    ],
)
def test_types(name, expected):
    assert media_types.media_type(name) == expected


@pytest.mark.parametrize("suffix", ["html", "htm", "xhtml", "xht", "HTML", "shtml"])
def test_nothing_is_sent_as_a_page(suffix):
    assert "html" not in media_types.media_type(f"a.{suffix}")


def test_all_text_says_its_charset():
    text = [kind for kind in media_types._TYPES.values() if kind.startswith("text/")]
    assert text
    assert all(kind.endswith("; charset=utf-8") for kind in text)


@pytest.mark.parametrize("name", ["a.css", "a.svg", "a.json", "a.txt", "a.ttf"])
def test_compressible(name):
    assert media_types.compressible(name)


@pytest.mark.parametrize("name", ["a.png", "a.woff2", "a.mp4", "a.zip", "LICENSE"])
def test_not_compressible(name):
    assert not media_types.compressible(name)
