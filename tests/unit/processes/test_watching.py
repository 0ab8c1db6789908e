import asyncio

from dragoman.processes.watching import Watching
from web.serving import in_loop, until


@in_loop
async def test_changes_are_told_in_the_loop(tmp_path):
    (tmp_path / "content").mkdir()
    told = []
    watching = Watching(lambda paths: told.append((paths, asyncio.current_task())))
    watching.start(tmp_path, ["content"], ["site.toml"])
    # To begin is told as a change of everything: something may have changed before.
    await until(lambda: told)
    page = tmp_path / "content" / "a.md"
    page.write_text("x")
    await until(lambda: any(str(page) in paths for paths, _ in told))
    # A second worker asks for the same.
    watching.start(tmp_path, ["content"], ["site.toml"])
    await asyncio.to_thread(watching.stop)


def test_what_was_never_begun_can_be_stopped():
    Watching(lambda _: None).stop()
