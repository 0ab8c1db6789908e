"""Real texts to write into real files: each message's are those of another one."""

from dragoman.catalogs import po
from dragoman.catalogs.po import fit


def swapped(file: po.File) -> dict[po.Key, tuple[str, ...]]:
    """For each live message that another's translation fits: its key and those texts.

    The other one is the next in the file whose texts `msgfmt` would let stand there.
    """
    live = list({each.key: each for each in file.entries if not each.obsolete}.values())
    rule = file.header.get("Plural-Forms", "")
    found = {}
    for place, entry in enumerate(live):
        others = (each.msgstr for each in (*live[place + 1 :], *live[:place]))
        forms = next((each for each in others if _fits(each, entry, rule)), None)
        if forms is not None and forms != entry.msgstr:
            found[entry.key] = forms
    return found


def _fits(forms: tuple[str, ...], entry: po.Entry, rule: str) -> bool:
    try:
        fit.check(forms, entry, rule)
    except po.PoError:
        return False
    return all(forms)
