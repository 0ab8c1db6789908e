from dragoman.processes.backing_off import CALM, FIRST, LONGEST, BackOff


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_the_first_start_is_due_at_once():
    assert BackOff(Clock()).left() == 0


def test_deaths_that_follow_quickly_make_it_wait_twice_as_long_up_to_a_bound():
    clock = Clock()
    back_off = BackOff(clock)
    waits = []
    for _ in range(9):
        back_off.died(0)
        waits.append(back_off.left())
        clock.now += back_off.left()
        assert back_off.left() == 0
    assert waits[:4] == [FIRST, 2 * FIRST, 4 * FIRST, 8 * FIRST]
    assert waits[-1] == LONGEST


def test_after_a_long_life_it_waits_as_after_the_first_death():
    back_off = BackOff(Clock())
    for _ in range(3):
        back_off.died(0)
    back_off.died(CALM)
    assert back_off.left() == FIRST
