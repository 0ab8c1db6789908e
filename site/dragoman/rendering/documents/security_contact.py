"""Whom to tell of a weakness of the site (RFC 9116, `security.txt`)."""

import datetime as dt

from dragoman.rendering.site import Site

PATH = "/.well-known/security.txt"

# RFC 9116 section 2.5.5 recommends less than a year; half of one, and nobody finds a
# site that is kept as it is out of date.
VALID_DAYS = 180


def security_contact(site: Site, today: dt.date) -> str | None:
    """Write `security.txt`.

    Args:
        site: The site as it stands.
        today: The day of the answer, in UTC.

    Returns:
        The fields; None where the setting `security_contact` is empty.
    """
    contact = site.settings.security_contact
    if not contact:
        return None
    expires = today + dt.timedelta(days=VALID_DAYS)
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(site.languages)}\n"
        f"Canonical: {site.origin}{PATH}\n"
    )
