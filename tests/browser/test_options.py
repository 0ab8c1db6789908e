"""The option of a command stays in the cell of a table, however narrow that is."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("tag", ["en", "he", "ja"])
def test_an_option_stays_in_its_cell_beside_another_language(reader, tag):
    visited = reader(100)
    other = "de" if tag == "en" else "en"
    for width in visited.on(f"/{tag}/operators/?with={other}"):
        assert not visited.ask("outside"), width
