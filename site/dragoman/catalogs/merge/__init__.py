"""How a language's files follow their source: which messages come, stay and go.

One decision, `plan`, serves `po update`, which carries it out in the files, and the
running server, which takes the messages as they would then read.

Law: nothing that a person translated is lost, a message that stays is not touched, and
an edit that is taken back leaves no trace.
"""

from collections.abc import Sequence

from dragoman.catalogs import po
from dragoman.catalogs.merge.matching import Matching
from dragoman.catalogs.merge.planning import PartOf, plan, plan_parts
from dragoman.catalogs.merge.reading import merged
from dragoman.catalogs.merge.step import Changes, How, Leaving, Plan, Step
from dragoman.catalogs.merge.writing import carry_out, carry_out_parts

__all__ = [
    "Changes",
    "How",
    "Leaving",
    "Matching",
    "PartOf",
    "Plan",
    "Step",
    "carry_out",
    "carry_out_parts",
    "merge",
    "merged",
    "plan",
    "plan_parts",
]


def merge(file: po.File, template: Sequence[po.NewEntry], forms: int = 2) -> Changes:
    """Bring a language's only file to a template.

    Args:
        file: The file; it is changed in place.
        template: The messages of the source, each once, in order.
        forms: The number of plural forms that the file's header names.

    Returns:
        What has changed. A second merge of the same template changes nothing.
    """
    return carry_out(plan(file.entries, template, forms), file)
