"""One localized page that is known already, as Chrome asks for it, again and again."""

from contextlib import ExitStack

from measuring import peers, sample, table
from measuring.asking import Client
from measuring.one_answer import compared
from measuring.places import VAR
from measuring.plan import Plan
from measuring.rounds import Tell

TITLE = "one page, 32 connections, Chrome's head with one line new each time"
_PATH, _SOURCE = "/de/news/", "/en/news/"
_OTHERS = (
    peers.nginx,
    peers.nginx_cached,
    peers.tornado_hello,
    peers.starlette_kept,
    peers.starlette_jinja,
    peers.django,
    peers.flask_babel,
)


def run(plan: Plan, tell: Tell) -> str:
    """Measure, and give the table."""
    with ExitStack() as stack:
        tell("starting", 0, 0)
        ours = stack.enter_context(peers.dragoman())
        ours.wait()
        with Client(ours.port) as client:
            page = sample.learned(client, _PATH, VAR / "samples" / "kept")
            sample.with_templates(client, page, _SOURCE)
        found = compared(stack, ours, _OTHERS, page, plan=plan, tell=tell)
    said = f"`{_PATH}`, {len(page.body):,} bytes; the reference is {peers.NGINX}.\n\n"
    return said + table.loads(found, peers.NGINX)
