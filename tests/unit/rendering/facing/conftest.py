import pytest

import facing_site
import sites
from dragoman.rendering.facing.view import facing_view


@pytest.fixture
def site(tmp_path):
    return sites.read(tmp_path, **facing_site.parts()).site


@pytest.fixture
def page(site):
    return site.content.pages["every.md"]


@pytest.fixture
def facing(site, page):
    """Read the page with every kind of block in two languages."""
    return lambda own, other: facing_view(
        site, page, site.languages[own], site.languages[other]
    )
