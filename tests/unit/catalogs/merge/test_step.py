from dragoman.catalogs import po
from dragoman.catalogs.merge import Changes, How, Leaving, Plan, Step

ENTRY = po.Entry("a", ("A",))
WORDS, EMPTY = po.NewEntry("a", msgstr=("A",)), po.NewEntry("a")


def plan(steps=(), leaving=(), unchanged=0):
    return Plan({"": [ENTRY], "guide": []}, steps, leaving, {"": unchanged})


def test_a_plan_counts_what_it_does():
    steps = (
        Step(How.KEPT, WORDS, ENTRY),
        Step(How.REVIVED, WORDS, ENTRY),
        Step(How.FOLLOWS, WORDS, ENTRY),
        Step(How.FOLLOWS, EMPTY, ENTRY),
        Step(How.COPIED, WORDS, ENTRY, part="guide"),
        Step(How.NEW, EMPTY),
    )
    found = plan(steps, (Leaving(ENTRY, is_dropped=True, comments=()),), 5)
    assert found.changes == Changes(2, 6, 1, 2, 1)
    assert found.changes_in("guide") == Changes(carried=1)
    assert found.changes.any
    assert not found.is_empty


def test_a_plan_of_nothing_is_empty():
    assert plan(unchanged=3).is_empty
    assert not plan(unchanged=3).changes.any


def test_what_is_put_somewhere():
    assert [how for how in How if Step(how, WORDS).is_put] == [
        How.REVIVED,
        How.COPIED,
        How.NEW,
    ]
