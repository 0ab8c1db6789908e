"""Write a plan into a language's files, byte by byte what changes and nothing else."""

from collections.abc import Mapping

from dragoman.catalogs import po
from dragoman.catalogs.merge.planning import ONLY
from dragoman.catalogs.merge.step import Changes, How, Plan, Step


def carry_out(plan: Plan, file: po.File) -> Changes:
    """Write a plan into a language's only file.

    Args:
        plan: The plan, made of this very file's messages.
        file: The file; it is changed in place.

    Returns:
        What has changed.

    Raises:
        PoError: When the file's charset cannot hold a message.
    """
    return carry_out_parts(plan, {ONLY: file})


def carry_out_parts(plan: Plan, files: Mapping[str, po.File]) -> Changes:
    """Write a plan into the files of a language.

    Args:
        plan: The plan, made of these very files' messages.
        files: Each file by the name that the plan has for it; changed in place.

    Returns:
        What has changed.

    Raises:
        PoError: When a file's charset cannot hold a message.
    """
    for leaving in plan.leaving:
        if leaving.is_dropped:
            files[leaving.part].remove(leaving.entry.key)
    # Then what stands where it stood: what is put somewhere follows it by its new key.
    for step in plan.steps:
        if not step.is_put:
            _change(step, files[step.part])
    for step in plan.steps:
        if step.is_put:
            _put(step, files[step.part])
    for leaving in plan.leaving:
        if not leaving.is_dropped:
            file = files[leaving.part]
            file.note(leaving.entry.key, leaving.comments)
            file.retire(leaving.entry.key)
    return plan.changes


def _change(step: Step, file: po.File) -> None:
    if step.source is None:
        return
    if step.how is How.FOLLOWS:
        file.follow(step.source.key, step.entry)
        return
    new = step.entry
    file.annotate(new.key, references=new.references, extracted=new.extracted)
    file.note(new.key, new.comments)


def _put(step: Step, file: po.File) -> None:
    if step.how is How.REVIVED and step.source is not None:
        file.revive(step.source.key, after=step.after)
        file.follow(step.source.key, step.entry)
    else:
        file.insert(step.entry, after=step.after)
