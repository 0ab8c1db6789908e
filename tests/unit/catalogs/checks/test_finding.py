from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks.finding import CONTENT, Finding, Severity, error, warning


def _always(_message):
    yield "is wrong"


def test_a_finding_names_its_check(message):
    check = error("x", "All is right.", _always)
    assert list(check(message("a", "b"))) == [Finding("x", Severity.ERROR, "is wrong")]
    (found,) = warning("y", "All is right.", _always)(message("a", "b"))
    assert found.severity is Severity.WARNING


def test_a_check_looks_at_its_domains_only(message):
    check = warning("x", "All is right.", _always, CONTENT)
    assert list(check(message("a", "b")))
    assert not list(check(message("a", "b", domain=Domain.MESSAGES)))
