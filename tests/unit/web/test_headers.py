import itertools

import pytest

from dragoman.web.headers import FEATURES_OFF, PERMISSIONS_POLICY, security_headers

COMBINATIONS = [
    security_headers(https=https, trustworthy=trustworthy)
    for https, trustworthy in itertools.product([False, True], repeat=2)
]


def directives(headers):
    return headers["Content-Security-Policy"].split("; ")


@pytest.mark.parametrize("headers", COMBINATIONS)
def test_nothing_inline_or_foreign_is_ever_allowed(headers):
    sources = {one for line in directives(headers) for one in line.split()[1:]}
    assert sources == {"'none'", "'self'", "'script'"}
    assert "default-src 'none'" in directives(headers)


@pytest.mark.parametrize("headers", COMBINATIONS)
def test_what_holds_on_any_origin_is_always_there(headers):
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"


def test_the_policy_is_the_one_decided_on():
    plain = security_headers(https=False, trustworthy=False)
    assert plain["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )


@pytest.mark.parametrize("trustworthy", [False, True])
def test_only_an_https_site_insists_on_https(trustworthy):
    plain = security_headers(https=False, trustworthy=trustworthy)
    secure = security_headers(https=True, trustworthy=trustworthy)
    assert "Strict-Transport-Security" not in plain
    assert "upgrade-insecure-requests" not in directives(plain)
    hsts = secure["Strict-Transport-Security"]
    assert hsts == "max-age=63072000; includeSubDomains"
    assert directives(secure)[-1] == "upgrade-insecure-requests"


def test_opener_policy_only_where_browsers_heed_it():
    name = "Cross-Origin-Opener-Policy"
    assert name not in security_headers(https=False, trustworthy=False)
    assert security_headers(https=False, trustworthy=True)[name] == "same-origin"
    assert security_headers(https=True, trustworthy=False)[name] == "same-origin"


def test_every_feature_is_off_and_named_once():
    assert PERMISSIONS_POLICY.split(", ") == [f"{name}=()" for name in FEATURES_OFF]
    assert list(FEATURES_OFF) == sorted(set(FEATURES_OFF))


@pytest.mark.parametrize(
    "headers", [*COMBINATIONS, {"Permissions-Policy": PERMISSIONS_POLICY}]
)
def test_values_fit_into_one_header_line(headers):
    assert all(value.isascii() and value.isprintable() for value in headers.values())


def test_nobody_can_change_what_all_share():
    with pytest.raises(TypeError):
        COMBINATIONS[0]["Referrer-Policy"] = "unsafe-url"
