"""The `Plural-Forms` field that a new `.po` file gets, made from the CLDR plural rules.

Only the categories that whole numbers up to a thousand reach become forms: Polish has
three (CLDR's fourth is for fractions), Spanish two (CLDR's third is for millions), as
translators know them from gettext.
"""

from typing import Any

from babel import Locale, UnknownLocaleError

from dragoman.catalogs.plural import TRIED

#: What gettext gives a language of which nothing is known.
UNKNOWN = "nplurals=2; plural=(n != 1);"

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# CLDR 47, plurals.xml, the rule set with "other" alone. Babel gives the same empty
# rule to these and to languages that CLDR has no rule for.
_ONE_FORM = (
    "bm bo dz hnj id ig ii ja jbo jv kde kea km ko lkt lo ms my nqo osa sah ses sg su "
    "th to tpi vi wo yo yue zh"
)

_TRUE, _FALSE = "1", "0"


def default_header(tag: str) -> str:
    """Give the `Plural-Forms` field for a language.

    Args:
        tag: A BCP 47 tag in canonical form.

    Returns:
        A field as gettext reads it. A language that CLDR has no plural rule for gets
        two forms.
    """
    locale = _nearest(tag)
    if locale is None:
        return UNKNOWN
    rule = locale.plural_form
    if not rule.abstract:
        single = locale.language in _ONE_FORM.split()
        return "nplurals=1; plural=0;" if single else UNKNOWN
    reached = {rule(n) for n in TRIED}
    forms = [category for category in _CATEGORIES if category in reached]
    nodes = dict(rule.abstract)
    return f"nplurals={len(forms)}; plural=({_expression(nodes, forms)});"


def _nearest(tag: str) -> Locale | None:
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:length]))
        except (ValueError, UnknownLocaleError):
            continue
    return None


def _expression(nodes: dict[str, Any], forms: list[str]) -> str:
    last = len(forms) - 1
    if last == 1:
        return _bare(_condition(nodes[forms[0]], negated=True))
    cases = [f"{_condition(nodes[form])} ? {i} : " for i, form in enumerate(forms[:-1])]
    return "".join(cases) + str(last)


def _bare(condition: str) -> str:
    # Whatever begins with a bracket stands in brackets as a whole.
    return condition[1:-1] if condition.startswith("(") else condition


def _condition(node: tuple[str, Any], *, negated: bool = False) -> str:
    """Write a node of Babel's plural syntax tree as C, for whole numbers."""
    kind, parts = node
    match kind:
        case "and" | "or":
            left, right = (_condition(part, negated=negated) for part in parts)
            # De Morgan: the negation of "both" is "one or the other".
            return _joined(left, right, both=(kind == "and") is not negated)
        case "not":
            return _condition(parts[0], negated=not negated)
        case _:
            return _relation(parts[1], parts[2], negated=negated)


def _joined(left: str, right: str, *, both: bool) -> str:
    neutral, absorbing = (_TRUE, _FALSE) if both else (_FALSE, _TRUE)
    if absorbing in (left, right):
        return absorbing
    if neutral in (left, right):
        return right if left == neutral else left
    return f"({left} {'&&' if both else '||'} {right})"


def _relation(operand: tuple[str, Any], ranges: Any, *, negated: bool) -> str:  # noqa: ANN401 -- Babel's tree is untyped
    number = _number(operand)
    pairs = [(low[1][0], high[1][0]) for low, high in ranges[1]]
    if number == _FALSE:
        # A whole number has no visible fraction and no exponent.
        inside = any(low <= 0 <= high for low, high in pairs)
        return _TRUE if inside != negated else _FALSE
    tests = [_span(number, low, high, negated=negated) for low, high in pairs]
    joint = " && " if negated else " || "
    return tests[0] if len(tests) == 1 else f"({joint.join(tests)})"


def _span(number: str, low: int, high: int, *, negated: bool) -> str:
    if low == high:
        return f"{number} {'!=' if negated else '=='} {low}"
    if negated:
        return f"({number} < {low} || {number} > {high})"
    return f"({number} >= {low} && {number} <= {high})"


def _number(operand: tuple[str, Any]) -> str:
    """Write an operand of UTS #35: `n`, `i`, or a fraction's, which is 0."""
    kind, parts = operand
    if kind == "mod":
        inner = _number(parts[0])
        return inner if inner == _FALSE else f"{inner} % {parts[1][1][0]}"
    return "n" if kind in {"n", "i"} else _FALSE
