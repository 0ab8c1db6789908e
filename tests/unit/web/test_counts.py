import json

from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.counts import BOUNDS, PRESENT, Counts

NUMBERS = st.integers(0, 2**53)
STATUSES = st.dictionaries(st.integers(100, 599), st.integers(1, 2**53))
COUNTS = st.builds(
    lambda statuses, numbers, seconds: Counts.of(
        {
            **Counts().plain(),
            **dict.fromkeys(("front", "handlers", "refusals"), statuses),
            **dict.fromkeys(("bytes", "accepted", "renders", *PRESENT), numbers),
            "seconds": seconds,
        }
    ),
    STATUSES,
    NUMBERS,
    st.lists(NUMBERS, min_size=len(BOUNDS) + 1, max_size=len(BOUNDS) + 1),
)


@given(COUNTS)
def test_counts_survive_the_way_through_json(counts):
    assert Counts.of(json.loads(json.dumps(counts.plain()))) == counts


@given(COUNTS, COUNTS)
def test_counts_are_added_number_by_number(mine, other):
    before = Counts.of(mine.plain())
    mine.add(other)
    assert mine.bytes == before.bytes + other.bytes
    assert mine.problems == max(before.problems, other.problems)
    for status in {*before.front, *other.front}:
        assert mine.front[status] == before.front[status] + other.front[status]
    pairs = zip(before.seconds, other.seconds, strict=True)
    assert mine.seconds == [one + two for one, two in pairs]


def test_an_answer_is_in_the_class_that_it_is_no_longer_than():
    counts = Counts()
    for seconds in (0.0, BOUNDS[0], BOUNDS[0] * 1.01, BOUNDS[-1] + 1):
        counts.handled(200, seconds)
    assert counts.seconds == [2, 1, *[0] * (len(BOUNDS) - 2), 1]
    assert counts.handlers == {200: 4}
    assert counts.all_seconds > BOUNDS[-1]


def test_of_a_process_that_ended_stays_what_it_has_done():
    counts = Counts(bytes=5, accepted=3, connections=2, kept_bytes=9)
    counts.front[304] += 1
    counts.ended()
    assert counts == Counts(bytes=5, accepted=3, front={304: 1})
