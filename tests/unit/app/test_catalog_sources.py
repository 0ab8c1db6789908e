from dragoman import settings as site_settings
from dragoman.app.catalog_sources import catalog_sources


def test_settings_say_where_catalogs_are_and_how_they_are_read(tmp_path):
    (tmp_path / "site.toml").write_text(
        'source_language = "de"\nbase_url = "https://example.org"\n'
        'content_catalogs = ["guide"]\n[limits]\ncatalog_bytes = 5000000\n'
    )
    found = catalog_sources(tmp_path, site_settings.load(tmp_path))
    assert found.locale == tmp_path / "locale"
    assert (found.source, found.limit) == ("de", 5000000)
    assert found.parts == ("guide",)
    assert "example.org" in found.link_hosts
