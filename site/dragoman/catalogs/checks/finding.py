"""What a check is, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks.message import Message

BOTH = frozenset(Domain)
CONTENT = frozenset({Domain.CONTENT})
INTERFACE = frozenset({Domain.MESSAGES})


class Severity(StrEnum):
    """Whether readers get the translation all the same."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found in a message.

    Attributes:
        check: The check's id.
        severity: An error keeps the message out of the catalog.
        reason: What is wrong, half a sentence: "has …", "lacks …".
    """

    check: str
    severity: Severity
    reason: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked for in every message.

    Attributes:
        id: What a translator writes to dismiss it, `# dragoman: ignore=<id>`.
        severity: Of all its findings.
        says: What it looks for, one sentence, as in `docs/checks.md`.
        reasons: Gives a reason for each fault of a message.
        domains: The kinds of messages it is for.
    """

    id: str
    severity: Severity
    says: str
    reasons: Callable[[Message], Iterator[str]]
    domains: frozenset[Domain] = BOTH

    def __call__(self, message: Message) -> Iterator[Finding]:
        """Look at a message of its domains."""
        if message.domain in self.domains:
            for reason in self.reasons(message):
                yield Finding(self.id, self.severity, reason)


def error(
    check_id: str,
    says: str,
    reasons: Callable[[Message], Iterator[str]],
    domains: frozenset[Domain] = BOTH,
) -> Check:
    """Make a check whose findings keep a message out."""
    return Check(check_id, Severity.ERROR, says, reasons, domains)


def warning(
    check_id: str,
    says: str,
    reasons: Callable[[Message], Iterator[str]],
    domains: frozenset[Domain] = BOTH,
) -> Check:
    """Make a check whose findings a translator may dismiss."""
    return Check(check_id, Severity.WARNING, says, reasons, domains)
