import pytest

import sites
from dragoman.app.building.source import read
from dragoman.errors import SettingsError

URL = "https://example.org"


def test_the_address_comes_from_the_settings(tmp_path):
    root = sites.write(
        tmp_path, toml=f'base_url = "{URL}"\nhosts = ["www.example.org"]'
    )
    source = read(root, "")
    assert source.site.origin == URL
    assert source.hosts == ["example.org", "www.example.org"]


def test_an_option_takes_its_place(tmp_path):
    root = sites.write(tmp_path, toml='base_url = "http://localhost"\ntitle = "T"\n')
    site = read(root, URL).site
    assert (site.origin, site.settings.base_url, site.settings.title) == (URL, URL, "T")
    assert site.settings.is_https


def test_by_http_only_the_site_s_own_host_has_its_header_fields(tmp_path):
    toml = 'base_url = "http://localhost"\nhosts = ["example.org"]'
    assert read(sites.write(tmp_path, toml=toml), "").hosts == ["localhost"]


def test_a_name_in_another_script_is_written_as_browsers_send_it(tmp_path):
    root = sites.write(tmp_path, toml='base_url = "https://bücher.example"')
    assert read(root, "").hosts == ["xn--bcher-kva.example"]


def test_without_an_address_it_says_how_to_give_one(tmp_path):
    with pytest.raises(SettingsError) as raised:
        read(sites.write(tmp_path), "")
    assert raised.value.place == str(tmp_path / "site.toml")
    assert "--base-url" in raised.value.remedy


def test_an_address_that_is_none_is_told(tmp_path):
    with pytest.raises(SettingsError) as raised:
        read(sites.write(tmp_path), "example.org/there")
    assert raised.value.place == "--base-url"
