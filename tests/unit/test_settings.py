"""Settings come from site.toml and the environment, and all faults are told at once."""

import json

import pytest

from dragoman import settings
from dragoman.errors import SettingsError


def write(root, text):
    (root / settings.FILE).write_text(text, encoding="utf-8")
    return root


def test_a_folder_without_site_toml_has_the_defaults(tmp_path):
    found = settings.load(tmp_path, {})
    assert found.source_language == "en"
    assert found.publish_threshold == 0.6
    assert not found.is_https


def test_the_environment_overrides_the_file(tmp_path):
    write(
        tmp_path,
        'title = "A"\nhosts = ["a"]\n[limits]\nbody_bytes = 5\nhead_bytes = 6\n',
    )
    environment = {
        "DRAGOMAN_TITLE": "B",
        "DRAGOMAN_HOSTS": '["b", "c"]',
        "DRAGOMAN_LIMITS__BODY_BYTES": "7",
        "OTHER_TITLE": "C",
    }
    found = settings.load(tmp_path, environment)
    assert (found.title, found.hosts) == ("B", ("b", "c"))
    assert (found.limits.body_bytes, found.limits.head_bytes) == (7, 6)


def test_only_the_given_environment_counts(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_TITLE", "From outside")
    assert settings.load(tmp_path, {}).title == "Dragoman"


def test_a_value_may_lie_in_a_file(tmp_path):
    (tmp_path / "secret").write_text("From a file\n", encoding="utf-8")
    environment = {"DRAGOMAN_TITLE_FILE": str(tmp_path / "secret")}
    assert settings.load(tmp_path, environment).title == "From a file"


def test_a_missing_file_names_its_variable(tmp_path):
    with pytest.raises(SettingsError, match="DRAGOMAN_TITLE_FILE: cannot read"):
        settings.load(tmp_path, {"DRAGOMAN_TITLE_FILE": str(tmp_path / "none")})


def test_languages_keep_their_tags(tmp_path):
    write(tmp_path, '[languages.pt-BR]\nfallback = ["pt-PT"]\ndigits = "latn"\n')
    assert settings.load(tmp_path, {}).languages["pt-BR"].fallback == ("pt-PT",)


def test_all_faults_are_told_at_once(tmp_path):
    write(tmp_path, 'titel = "x"\npublish_threshold = 7\nbase_url = "example.org"\n')
    with pytest.raises(SettingsError) as caught:
        settings.load(tmp_path, {})
    text = str(caught.value)
    assert "titel" in text
    assert "publish_threshold" in text
    assert "base_url" in text
    assert "site.toml" in text


@pytest.mark.parametrize("title", ["", "a\\nb", "a\\u0007"])
def test_a_title_is_one_line(tmp_path, title):
    with pytest.raises(SettingsError, match="title"):
        settings.load(write(tmp_path, f'title = "{title}"\n'), {})


@pytest.mark.parametrize("broken", ["title =", 'title = "\udcff"'])
def test_broken_toml_names_the_file(tmp_path, broken):
    (tmp_path / settings.FILE).write_bytes(broken.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError, match=r"site\.toml: this is no valid TOML"):
        settings.load(tmp_path, {})


def test_a_broken_environment_value_is_told(tmp_path):
    with pytest.raises(SettingsError, match="hosts"):
        settings.load(tmp_path, {"DRAGOMAN_HOSTS": "not json"})


@pytest.mark.parametrize(
    ("base_url", "kept", "https"),
    [
        ("https://example.org/", "https://example.org", True),
        ("http://example.org:8080", "http://example.org:8080", False),
    ],
)
def test_base_url_is_an_origin(tmp_path, base_url, kept, https):
    found = settings.load(tmp_path, {"DRAGOMAN_BASE_URL": base_url})
    assert (found.base_url, found.is_https) == (kept, https)


@pytest.mark.parametrize("path", ["/a", "/?b", "#c"])
def test_base_url_has_no_path(tmp_path, path):
    with pytest.raises(SettingsError, match="scheme and host only"):
        settings.load(tmp_path, {"DRAGOMAN_BASE_URL": "https://example.org" + path})


@pytest.mark.parametrize(
    ("setting", "wrong"),
    [
        *(("trusted_proxies", each) for each in ("localhost", "10.0.0.0/33", "")),
        *(("hosts", each) for each in ("https://a.example", "a.example:80", "*.a", "")),
    ],
)
def test_what_could_never_be_met_is_refused(tmp_path, setting, wrong):
    with pytest.raises(SettingsError, match=f"{setting}: write '"):
        settings.load(write(tmp_path, f'{setting} = ["{wrong}"]\n'), {})


def test_hosts_and_proxies_may_be_written_in_each_form(tmp_path):
    hosts = ("www.example.org", "bücher.example", "10.0.0.1", "[::1]", "dragoman")
    proxies = ("127.0.0.1", "::1", "10.0.0.0/8", "10.0.0.1/8")
    environment = {
        "DRAGOMAN_HOSTS": json.dumps(hosts),
        "DRAGOMAN_TRUSTED_PROXIES": json.dumps(proxies),
    }
    found = settings.load(tmp_path, environment)
    assert (found.hosts, found.trusted_proxies) == (hosts, proxies)


@pytest.mark.parametrize("uri", ["", "mailto:a@example.org", "https://example.org/s"])
def test_a_contact_for_security_is_a_uri(tmp_path, uri):
    write(tmp_path, f'security_contact = "{uri}"\n')
    assert settings.load(tmp_path, {}).security_contact == uri


@pytest.mark.parametrize(
    "text",
    ["a@e.org", "http://e.org", "mailto:", "mailto:a\\nContact: b", "tel:1"],
)
def test_another_contact_is_refused(tmp_path, text):
    write(tmp_path, f'security_contact = "{text}"\n')
    with pytest.raises(SettingsError, match="security_contact"):
        settings.load(tmp_path, {})


def test_the_front_is_on_unless_it_is_turned_off(tmp_path):
    assert settings.load(tmp_path, {}).front == "on"
    assert settings.load(tmp_path, {"DRAGOMAN_FRONT": "off"}).front == "off"
    with pytest.raises(SettingsError, match="front"):
        settings.load(tmp_path, {"DRAGOMAN_FRONT": "perhaps"})
