from dragoman.web.sweeping import is_overdue, sweep
from web.neighbour import neighbour
from web.serving import in_loop, until

MANY = bytes(1024 * 1024)


@in_loop
async def test_what_waits_must_be_gone_in_time():
    async with neighbour(write_seconds=60) as one:
        one.connection.write(MANY)
        assert one.connection.is_stuck
        assert not is_overdue(one.connection, 1)
        assert not is_overdue(one.connection, 60)
        assert is_overdue(one.connection, 61)


@in_loop
async def test_a_byte_now_and_then_is_no_progress():
    async with neighbour(write_seconds=60) as one:
        one.connection.write(MANY)
        for second in range(1, 61):
            assert not is_overdue(one.connection, second)
            await one.read(1)
        assert is_overdue(one.connection, 61)


@in_loop
async def test_a_long_answer_may_take_long_if_each_piece_goes_in_time():
    async with neighbour(write_seconds=60) as one:
        for second in range(30, 3000, 30):
            one.connection.write(MANY)
            assert not is_overdue(one.connection, second)
            await one.read(len(MANY))
            await until(lambda: not one.connection.is_stuck)


@in_loop
async def test_waiting_for_a_request_is_never_overdue():
    async with neighbour(write_seconds=60) as one:
        assert not is_overdue(one.connection, 0)
        assert not is_overdue(one.connection, 1_000_000)
        one.connection.write(b"short")
        assert not is_overdue(one.connection, 2_000_000)
        assert not is_overdue(one.connection, 3_000_000)


@in_loop
async def test_who_is_idle_too_long_is_closed():
    async with neighbour(idle_seconds=30) as one:
        begun = one.connection.idle_since
        sweep(one.connection, begun + 29)
        assert not one.connection.transport.is_closing()
        sweep(one.connection, begun + 30)
        assert one.connection.transport.is_closing()
