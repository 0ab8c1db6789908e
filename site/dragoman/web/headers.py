"""Which security headers answers carry, errors and redirects included.

The set is graded by the rules of the Mozilla HTTP Observatory in the tests. A header
that a browser would only complain about is left out: on an origin that is not
potentially trustworthy Chromium writes an error to the console for each
Cross-Origin-Opener-Policy it has to ignore.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

# Two years, what the preload list of browsers asks for; ASVS 5.0 V3.4.1 wants one.
HSTS_SECONDS = 63_072_000

# Content Security Policy Level 3. Nothing is allowed but what the site itself serves;
# no inline script or style, so that no translation can ever become one.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
)

# The policy-controlled features that Chromium knows by default, so that its console
# names none as unrecognized. Client hints (`ch-*`) are no powers of a page and would
# double the header.
FEATURES_OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "private-state-token-issuance",
    "private-state-token-redemption",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)

# Permissions Policy §5.2: read for documents that can run scripts, and for nothing
# else. It is longer than all other headers together, so other answers go without.
PERMISSIONS_POLICY = ", ".join(f"{name}=()" for name in FEATURES_OFF)


@cache
def security_headers(*, https: bool, trustworthy: bool) -> Mapping[str, str]:
    """Give the security headers of an answer.

    Args:
        https: Whether `base_url` is https. Only then may a browser be told to use
            nothing else (RFC 6797, Upgrade Insecure Requests).
        trustworthy: Whether the origin of the request is potentially trustworthy
            (Secure Contexts §3.1), see `dragoman.web.hosts.is_trustworthy`. An https
            site always is.

    Returns:
        Header names and values, read-only and the same object for the same arguments.
    """
    policy = list(CONTENT_SECURITY_POLICY)
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
    }
    if https:
        policy.append("upgrade-insecure-requests")
        subdomains = f"max-age={HSTS_SECONDS}; includeSubDomains"
        headers["Strict-Transport-Security"] = subdomains
    if https or trustworthy:
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Content-Security-Policy"] = "; ".join(policy)
    return MappingProxyType(headers)
