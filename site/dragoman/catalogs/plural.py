"""Which form of a message a number takes: the `Plural-Forms` line of a `.po` file.

Law: the line is untrusted. Whatever it says, a rule that was accepted gives a valid
index for every number, quickly and without an error.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py

from dragoman.errors import CatalogError

#: Arabic and Welsh have six forms; no language known to CLDR has more.
MAX_FORMS = 6
#: The longest rule in use (Breton) takes about 330 characters.
MAX_LENGTH = 1000
#: Every rule known to CLDR repeats within a thousand, or differs at a million only.
TRIED = range(1001)

# No rule multiplies, and none has a longer number than a million: a value then stays
# a small one, whatever the expression does with it.
_BIG = re.compile(r"\d{10}|(?:\*[^*]*){5}")
_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d{1,3})\s*;\s*plural\s*=\s*([^;]+);?\s*")


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms a language has, and which one a number takes.

    Attributes:
        count: The number of forms, 1 to 6.
        expression: The C expression in `n` that the file gives.
    """

    count: int
    expression: str
    _form: Callable[[int], int] = field(repr=False, compare=False)

    def index(self, n: int) -> int:
        """Give the form that a number takes.

        Args:
            n: Any whole number; the sign is ignored.

        Returns:
            An index from 0 to `count - 1`. Above the numbers that were tried, a faulty
            expression gives the last form.
        """
        try:
            form = self._form(abs(n))
        except ArithmeticError:
            return self.count - 1
        return form if 0 <= form < self.count else self.count - 1


@lru_cache(maxsize=256)
def parse(header: str) -> PluralRule:
    """Read a `Plural-Forms` field.

    Args:
        header: As GNU gettext defines it: `nplurals=2; plural=(n != 1);`.

    Returns:
        A rule that was tried with every number from 0 to 1000.

    Raises:
        CatalogError: The field is malformed, too long, or leaves its own range.
    """
    match = _HEADER.fullmatch(header) if len(header) <= MAX_LENGTH else None
    if match is None:
        raise _refused("is malformed or too long")
    count, expression = int(match[1]), match[2].strip()
    if not 1 <= count <= MAX_FORMS:
        raise _refused(f"names {count} forms, 1 to {MAX_FORMS} are possible")
    rule = PluralRule(count, expression, _compiled(expression))
    _try_out(rule)
    return rule


def is_unset(header: str) -> bool:
    """Whether the field is absent or still the stand-in of a template.

    Args:
        header: A `Plural-Forms` field; xgettext writes `nplurals=INTEGER; …`.
    """
    return not header.strip() or "INTEGER" in header


def _compiled(expression: str) -> Callable[[int], int]:
    if _BIG.search(expression):
        raise _refused("computes with numbers that are too large")
    # The standard library's compiler knows whole numbers and `n` only, and bounds
    # length and depth; Tornado and gettext read the field through it too.
    try:
        return c2py(expression)
    except (ValueError, RecursionError, MemoryError, SyntaxError) as error:
        raise _refused(f"cannot be read: {error}") from None


def _try_out(rule: PluralRule) -> None:
    for n in TRIED:
        try:
            form = rule._form(n)  # noqa: SLF001 -- a rule's own module tries it
        except ArithmeticError as error:
            raise _refused(f"fails for {n}: {error}") from None
        if not 0 <= form < rule.count:
            raise _refused(f"gives a form out of range for {n}")


def _refused(reason: str) -> CatalogError:
    remedy = "Write the field as the language's table in GNU gettext has it."
    return CatalogError(f"Plural-Forms {reason}", remedy=remedy)
