"""The fields of security.txt are those of RFC 9116."""

import datetime as dt

import sites
from dragoman.rendering.documents.security_contact import security_contact

TODAY = dt.date(2026, 11, 21)


def test_the_fields_are_there_once(tmp_path):
    toml = 'security_contact = "mailto:security@example.org"\n'
    read = sites.read(tmp_path, toml=toml, content={"de": ""})
    text = security_contact(read.site, TODAY)
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert len(fields) == len(text.splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    assert fields["Preferred-Languages"] == "en, de"
    canonical = "http://127.0.0.1:8888/.well-known/security.txt"
    assert fields["Canonical"] == canonical
    expires = dt.datetime.fromisoformat(fields["Expires"])
    assert (expires.hour, expires.minute, expires.second) == (0, 0, 0)
    assert dt.timedelta(0) < expires.date() - TODAY < dt.timedelta(365)


def test_without_a_contact_there_is_none(tmp_path):
    assert security_contact(sites.read(tmp_path).site, TODAY) is None
