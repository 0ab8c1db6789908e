"""The fields of an answer with a kept view, and who has the view already."""

import pytest

from dragoman.rendering.kept_views import Coded, KeptView
from dragoman.web.answers import headers, matched, unchanged_headers
from dragoman.web.headers import security_headers

REVISION = "0123456789abcdef" * 2
QUICK, BEST = f'"{REVISION}-br5"', f'"{REVISION}-br11"'
SECURITY = security_headers(https=True, trustworthy=True)


@pytest.mark.parametrize("coding", ["br", "identity"])
def test_the_fields_of_a_view(coding):
    coded = Coded(QUICK, b"12345")
    view = KeptView("a.md", "/de/a/", "de", REVISION, {coding: coded})
    fields = headers(view, coded, coding, SECURITY)
    found = dict(fields)
    assert len(found) == len(fields)
    assert found["Etag"] == QUICK
    assert found["Content-Length"] == "5"
    assert found["Content-Language"] == "de"
    assert found.get("Content-Encoding") == (None if coding == "identity" else coding)
    assert SECURITY.items() <= found.items()
    unchanged = dict(unchanged_headers(QUICK, SECURITY))
    # RFC 9110 section 15.4.5: what a 200 would have said of how to keep it.
    for name in ("Cache-Control", "Vary", "Etag"):
        assert unchanged[name] == found[name]
    assert not {"Content-Type", "Content-Length", "Content-Encoding"} & set(unchanged)


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        (QUICK, QUICK),
        (f"W/{QUICK}", QUICK),
        (f'"other", {QUICK}', QUICK),
        (f'"a,b" ,W/"c",{QUICK}', QUICK),
        ("*", QUICK),
        (" * ", QUICK),
        (BEST, BEST),
        (f'W/"x", W/{BEST}', BEST),
        ("", None),
        (QUICK.strip('"'), None),
        (QUICK.upper(), None),
        (f'"{REVISION}"', None),
        (f'"{REVISION}-gzip6"', None),
        (f'"{REVISION}-identity"', None),
        (f'"{REVISION[:-1]}-br5"', None),
        (f'"x{REVISION}-br5"', None),
        ('"*"', None),
        ("*, x", None),
    ],
)
def test_who_has_a_view_already(sent, named):
    assert matched(sent, QUICK) == named


def test_a_view_without_coding_has_one_tag():
    etag = f'"{REVISION}-identity"'
    assert matched(etag, etag) == etag
