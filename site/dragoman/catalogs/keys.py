"""Which messages there are: held once for all languages that have the same."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Self

from dragoman.catalogs import po


@dataclass(frozen=True, eq=False)
class Keys:
    """The contexts and texts of some messages, in an order of their own.

    Attributes:
        all: Context and text of each.
    """

    all: frozenset[po.Key] = field(repr=False)

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """Take them from what `json` gave.

        Raises:
            ValueError: It is something else.
        """
        return cls(frozenset((context, text) for context, text in json.loads(data)))

    @cached_property
    def json(self) -> bytes:
        """The keys in their order, for a file."""
        return json.dumps(list(self.rows)).encode()

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of them, whatever order they were given in."""
        return sha256(self.json).digest()

    @cached_property
    def rows(self) -> dict[po.Key, int]:
        """The place of each in their order."""
        return {key: row for row, key in enumerate(sorted(self.all, key=_order))}


def _order(key: po.Key) -> tuple[bool, str, str]:
    context, text = key
    return context is not None, context or "", text
