import pytest

from dragoman.web.headers import security_headers
from observatory import grade

OURS = [*security_headers(https=True, trustworthy=True).items()]
SECURED = '<script type="module" src="/static/a.js" integrity="sha384-x"></script>'
COOKIE = "__Host-sid=1; Path=/; Secure; HttpOnly; SameSite=Lax"


def without(*names):
    return [(name, value) for name, value in OURS if name.lower() not in names]


def instead(name, value):
    return [*without(name.lower()), (name, value)]


def csp(policy):
    return instead("Content-Security-Policy", policy)


def test_our_headers_reach_all_points():
    assert grade(OURS, SECURED).points == 155
    assert grade([*OURS, ("Set-Cookie", COOKIE)], SECURED).points == 160


def test_an_answer_without_headers_fails():
    # -25 policy, -20 transport, -20 framing, -5 sniffing.
    assert grade([]).points == 30


def test_bonuses_need_ninety_points():
    assert grade(without("strict-transport-security"), SECURED).points == 80
    assert grade(instead("Strict-Transport-Security", "max-age=1")).points == 90 + 50


@pytest.mark.parametrize(
    ("headers", "rule", "points"),
    [
        (without("content-security-policy"), "content-security-policy", -25),
        (
            [("Content-Security-Policy-Report-Only", "default-src 'none'")],
            "content-security-policy",
            -25,
        ),
        (csp(" ; "), "content-security-policy", -25),
        (csp("img-src 'self'"), "content-security-policy", -20),
        (csp("default-src *"), "content-security-policy", -20),
        (csp("default-src 'self' 'unsafe-inline'"), "content-security-policy", -20),
        (
            csp("default-src 'self'; script-src 'unsafe-inline' 'nonce-abc'"),
            "content-security-policy",
            5,
        ),
        (csp("default-src 'none'; script-src data:"), "content-security-policy", -20),
        (csp("default-src 'none'; object-src https:"), "content-security-policy", -20),
        (
            csp("default-src 'none'; script-src http://a.example"),
            "content-security-policy",
            -20,
        ),
        (
            csp("default-src 'none'; img-src http://a.example"),
            "content-security-policy",
            -10,
        ),
        (
            csp("default-src 'self'; script-src 'unsafe-eval'"),
            "content-security-policy",
            -10,
        ),
        (
            csp("default-src 'none'; style-src 'unsafe-inline'"),
            "content-security-policy",
            0,
        ),
        (csp("default-src 'self'"), "content-security-policy", 5),
        (csp("default-src 'none'"), "content-security-policy", 5),
        (
            csp("default-src 'none'; form-action 'self'"),
            "content-security-policy",
            10,
        ),
        (
            csp("default-src 'none'; default-src *; form-action 'none'"),
            "content-security-policy",
            10,
        ),
        ([("Set-Cookie", "sid=1; HttpOnly; SameSite=Lax")], "cookies", -40),
        ([("Set-Cookie", "sid=1; Secure; SameSite=Lax")], "cookies", -30),
        ([("Set-Cookie", "language=de; SameSite=Lax")], "cookies", -20),
        ([("Set-Cookie", "csrf=1; Secure")], "cookies", -20),
        ([("Set-Cookie", "language=de; Secure")], "cookies", 0),
        ([("Set-Cookie", "language=de; Secure; SameSite=Lax")], "cookies", 5),
        ([("Set-Cookie", COOKIE), ("Set-Cookie", "sid=1")], "cookies", -40),
        ([], "strict-transport-security", -20),
        (
            instead("Strict-Transport-Security", "includeSubDomains"),
            "strict-transport-security",
            -20,
        ),
        (
            instead("Strict-Transport-Security", "max-age=15551999"),
            "strict-transport-security",
            -10,
        ),
        (
            instead("Strict-Transport-Security", "max-age=15552000"),
            "strict-transport-security",
            0,
        ),
        (
            [
                ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Credentials", "true"),
            ],
            "cross-origin-resource-sharing",
            -50,
        ),
        ([("X-Frame-Options", "DENY")], "x-frame-options", 5),
        ([("X-Frame-Options", "ALLOW-FROM a")], "x-frame-options", -20),
        (csp("frame-ancestors *"), "x-frame-options", -20),
        (csp("frame-ancestors 'self'"), "x-frame-options", 5),
        (instead("X-Content-Type-Options", "sniff"), "x-content-type-options", -5),
        (instead("Referrer-Policy", "unsafe-url"), "referrer-policy", -5),
        (instead("Referrer-Policy", "none of these"), "referrer-policy", -5),
        (instead("Referrer-Policy", "no-referrer, new"), "referrer-policy", 5),
        (without("referrer-policy"), "referrer-policy", 0),
        (
            instead("Cross-Origin-Resource-Policy", "same-site"),
            "cross-origin-resource-policy",
            10,
        ),
        (
            instead("Cross-Origin-Embedder-Policy", "credentialless"),
            "cross-origin-embedder-policy",
            10,
        ),
        (
            instead("Cross-Origin-Opener-Policy", "nonsense"),
            "cross-origin-opener-policy",
            -5,
        ),
    ],
)
def test_each_rule_counts(headers, rule, points):
    assert grade(headers).modifiers[rule] == points


@pytest.mark.parametrize(
    ("html", "points"),
    [
        ("<script>inline</script>", 0),
        (SECURED, 5),
        (SECURED + '<script src="/b.js"></script>', 0),
        ('<script src="https://a.example/b.js"></script>', -5),
        ('<script src="https://a.example/b.js" integrity="sha384-x"></script>', 5),
        ('<script src="http://a.example/b.js" integrity="sha384-x"></script>', -20),
        ('<script src="//a.example/b.js"></script>', -50),
        (SECURED + '<script src="http://a.example/b.js"></script>', -50),
    ],
)
def test_scripts_count(html, points):
    assert grade(OURS, html).modifiers["subresource-integrity"] == points
