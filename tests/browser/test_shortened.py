"""Shortened style sheets say to Chromium what the written ones say."""

from pathlib import Path

import django
import pytest

from dragoman.assets.shortening import shortened

pytestmark = pytest.mark.browser

STATIC = Path(__file__).resolve().parents[2] / "static"
DJANGO = Path(django.__file__).parent / "contrib/admin/static/admin"

RULES = r"""
const sheet = new CSSStyleSheet();
sheet.replaceSync(arguments[0]);
// The value of a custom property is kept as it was written.
return [...sheet.cssRules].map((rule) =>
  rule.cssText.replace(/\s+/g, " ").replaceAll(", ", ","));
"""


def test_style_sheets_keep_their_rules(reader):
    visited = reader()
    visited.browser.get("about:blank")
    found = [*STATIC.rglob("*.css"), *DJANGO.rglob("*.css")]
    assert len(found) >= 20
    for path in found:
        written = path.read_bytes()
        served = shortened(path.name, written)
        rules = [
            visited.browser.execute_script(RULES, text.decode())
            for text in (written, served)
        ]
        assert rules[0] == rules[1], path
