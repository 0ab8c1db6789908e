"""The header grade of the Mozilla HTTP Observatory, computed from one answer.

100 points to begin with; deductions count always, bonuses only where what is left after
the deductions is 90 or more; 100 and up is A+. Whether the site is on the browsers'
preload list and how plain http redirects cannot be seen in one answer: they count 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

START = 100
ENOUGH_FOR_BONUSES = 90
SIX_MONTHS = 15_552_000

PRIVATE_REFERRERS = {
    "no-referrer",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
}
UNSAFE_REFERRERS = {"origin", "origin-when-cross-origin", "unsafe-url"}
NEUTRAL_REFERRERS = {"no-referrer-when-downgrade"}

BROAD = {"*", "data:", "http:", "https:", "http://*", "https://*"}
SESSION_NAMES = ("sess", "sid", "login")
CSRF_NAMES = ("csrf", "xsrf")

Fields = Mapping[str, Sequence[str]]
Policy = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Grade:
    """Points by rule."""

    modifiers: Mapping[str, int]

    @property
    def points(self) -> int:
        deducted = START + sum(min(one, 0) for one in self.modifiers.values())
        bonuses = sum(max(one, 0) for one in self.modifiers.values())
        return deducted + bonuses if deducted >= ENOUGH_FOR_BONUSES else deducted


def grade(headers: Iterable[tuple[str, str]], html: str = "") -> Grade:
    """Grade one answer by its header fields (cookies among them) and its scripts."""
    fields: dict[str, list[str]] = {}
    for name, value in headers:
        fields.setdefault(name.lower(), []).append(value.strip())
    policy = parse_policy(fields.get("content-security-policy", []))
    return Grade(
        {
            "content-security-policy": _content_security_policy(policy),
            "cookies": _cookies(fields.get("set-cookie", [])),
            "strict-transport-security": _transport(fields),
            "cross-origin-resource-sharing": _sharing(fields),
            "x-frame-options": _framing(fields, policy),
            "x-content-type-options": _sniffing(fields),
            "referrer-policy": _referrer(fields),
            "subresource-integrity": _integrity(html),
            "cross-origin-resource-policy": _resource(fields),
            "cross-origin-embedder-policy": _embedder(fields),
            "cross-origin-opener-policy": _opener(fields),
        }
    )


def parse_policy(values: Sequence[str]) -> Policy:
    """Read Content-Security-Policy; of a directive named twice the first one counts."""
    policy: dict[str, list[str]] = {}
    for part in ";".join(values).split(";"):
        name, *sources = part.lower().split() or [""]
        if name:
            policy.setdefault(name, sources)
    return policy


def _content_security_policy(policy: Policy) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", ["*"])
    script = _scripts(policy.get("script-src", default))
    objects = policy.get("object-src", default)
    if "'unsafe-inline'" in script or BROAD & {*script, *objects}:
        return -20
    active = [*script, *objects, *policy.get("style-src", default)]
    if any(source.startswith("http:") for source in active):
        return -20
    sources = [source for directive in policy.values() for source in directive]
    if "'unsafe-eval'" in script or any(one.startswith("http:") for one in sources):
        return -10
    style = policy.get("style-src", default)
    if "'unsafe-inline'" in style or BROAD & set(style):
        return 0
    closed = default == ["'none'"]
    forms = policy.get("form-action") in (["'self'"], ["'none'"])
    return 10 if closed and forms else 5


def _scripts(sources: Sequence[str]) -> Sequence[str]:
    """Leave out 'unsafe-inline' where a hash or nonce makes browsers ignore it."""
    if any(source.startswith(("'sha", "'nonce-")) for source in sources):
        return [source for source in sources if source != "'unsafe-inline'"]
    return sources


def _cookies(values: Sequence[str]) -> int:
    return min((_cookie(value) for value in values), default=0)


def _cookie(value: str) -> int:
    pair, *attributes = value.split(";")
    name = pair.partition("=")[0].strip().lower()
    told = {
        key.strip().lower(): text.strip().lower()
        for key, _, text in (one.partition("=") for one in attributes)
    }
    is_session = any(part in name for part in SESSION_NAMES)
    has_same_site = told.get("samesite") in {"lax", "strict"}
    faults = [
        (-40, is_session and "secure" not in told),
        (-30, is_session and "httponly" not in told),
        (-20, "secure" not in told),
        (-20, any(part in name for part in CSRF_NAMES) and not has_same_site),
        (0, not has_same_site),
    ]
    return next((points for points, applies in faults if applies), 5)


def _transport(fields: Fields) -> int:
    values = fields.get("strict-transport-security", [""])
    for directive in values[0].lower().split(";"):
        name, _, seconds = directive.strip().partition("=")
        if name == "max-age" and seconds.isdigit():
            return 0 if int(seconds) >= SIX_MONTHS else -10
    return -20


def _sharing(fields: Fields) -> int:
    is_open = fields.get("access-control-allow-origin") == ["*"]
    with_credentials = fields.get("access-control-allow-credentials") == ["true"]
    return -50 if is_open and with_credentials else 0


def _framing(fields: Fields, policy: Policy) -> int:
    if "*" not in policy.get("frame-ancestors", ["*"]):
        return 5
    value = _only(fields, "x-frame-options").upper()
    return 5 if value in {"DENY", "SAMEORIGIN"} else -20


def _sniffing(fields: Fields) -> int:
    return 0 if _only(fields, "x-content-type-options") == "nosniff" else -5


def _referrer(fields: Fields) -> int:
    if "referrer-policy" not in fields:
        return 0
    # Browsers take the last value that they know.
    names = ",".join(fields["referrer-policy"]).lower().split(",")
    known = PRIVATE_REFERRERS | UNSAFE_REFERRERS | NEUTRAL_REFERRERS
    value = next((one.strip() for one in names[::-1] if one.strip() in known), "")
    if value in PRIVATE_REFERRERS:
        return 5
    return 0 if value in NEUTRAL_REFERRERS else -5


def _resource(fields: Fields) -> int:
    value = _only(fields, "cross-origin-resource-policy")
    known = {"same-origin": 10, "same-site": 10, "cross-origin": 0, "": 0}
    return known.get(value, -5)


def _embedder(fields: Fields) -> int:
    value = _only(fields, "cross-origin-embedder-policy")
    known = {"require-corp": 10, "credentialless": 10, "unsafe-none": 0, "": 0}
    return known.get(value, -5)


def _opener(fields: Fields) -> int:
    value = _only(fields, "cross-origin-opener-policy")
    neutral = dict.fromkeys(
        ("same-origin-allow-popups", "noopener-allow-popups", "unsafe-none", ""), 0
    )
    return {"same-origin": 10, **neutral}.get(value, -5)


def _only(fields: Fields, name: str) -> str:
    return ", ".join(fields.get(name, [""])).lower()


def _integrity(html: str) -> int:
    scripts = _Scripts()
    scripts.feed(html)
    points = [_script(**one) for one in scripts.found]
    # One script without makes the whole page one without.
    return min(points, default=0)


def _script(source: str, *, has_integrity: bool) -> int:
    is_plain = source.startswith("http:")
    is_foreign = is_plain or source.startswith(("https:", "//"))
    if has_integrity:
        return -20 if is_plain else 5
    if is_plain or source.startswith("//"):
        return -50
    return -5 if is_foreign else 0


class _Scripts(HTMLParser):
    """Finds the scripts that a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, object]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        source = attributes.get("src")
        if tag == "script" and source:
            has_integrity = bool(attributes.get("integrity"))
            self.found.append({"source": source, "has_integrity": has_integrity})
