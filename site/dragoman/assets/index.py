"""The store's memory: since when a served name is gone, and how its codings turned out.

Law: the index is never believed about bytes. It names no paths; a file counts only
when its content agrees with its own name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of one served name.

    Args:
        left: The first day without it; None while the manifest holds it.
        codings: SHA-256 of each coded body; None where coding made it no smaller.
    """

    left: date | None = None
    codings: Mapping[str, str | None] = field(default_factory=dict)

    @classmethod
    def read(cls, value: object) -> Self | None:
        """Return the record that stands in an index.

        Args:
            value: What JSON gave.

        Returns:
            The record; None when it is damaged.
        """
        if not isinstance(value, dict) or not isinstance(value.get("codings"), dict):
            return None
        left, codings = value.get("left"), value["codings"]
        if not all(isinstance(item, str | None) for item in codings.values()):
            return None
        try:
            return cls(None if left is None else date.fromisoformat(left), codings)
        except (TypeError, ValueError):
            return None

    def plain(self) -> dict[str, object]:
        """Return the record as JSON can write it."""
        left = self.left.isoformat() if self.left else None
        return {"left": left, "codings": dict(sorted(self.codings.items()))}


def read(content: bytes | None) -> dict[str, Record]:
    """Read an index, leaving out what is damaged.

    Args:
        content: The bytes of the index; None when it is missing.
    """
    try:
        entries = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(entries, dict):
        return {}
    read_entries = {name: Record.read(value) for name, value in entries.items()}
    return {name: record for name, record in read_entries.items() if record is not None}


def to_bytes(records: Mapping[str, Record]) -> bytes:
    """Write an index; equal records give equal bytes.

    Args:
        records: The records by served name.
    """
    plain = {name: record.plain() for name, record in records.items()}
    return (json.dumps(plain, indent=1, sort_keys=True) + "\n").encode()
