"""What is looked for in every translated message, each by a small function.

Errors keep a message out of the catalog, so that readers get the source; warnings are
for translators, who may dismiss them in the file: `# dragoman: ignore=<id>`.
"""

from dragoman.catalogs.checks.finding import Check, Finding, Severity
from dragoman.catalogs.checks.message import Message
from dragoman.catalogs.checks.registry import (
    CHECKS,
    OTHERS,
    errors,
    is_harmless,
    warnings,
)

__all__ = [
    "CHECKS",
    "OTHERS",
    "Check",
    "Finding",
    "Message",
    "Severity",
    "errors",
    "is_harmless",
    "warnings",
]
