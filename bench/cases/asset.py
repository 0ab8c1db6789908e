"""A picture of 20 KB under the name of its content."""

import random
from contextlib import ExitStack
from pathlib import Path

from measuring import peers, sample, table
from measuring.asking import Client
from measuring.one_answer import compared
from measuring.places import VAR
from measuring.plan import Plan
from measuring.rounds import Tell

TITLE = "a picture of 20 KB, 32 connections, Chrome's head with one line new each time"
_NAME = "static/images/photo.jpg"
_SIZE = 20_000
_OTHERS = (
    peers.nginx,
    peers.nginx_cached,
    peers.tornado_hello,
    peers.tornado_files,
    peers.starlette_kept,
    peers.starlette_files,
)


def run(plan: Plan, tell: Tell) -> str:
    """Measure, and give the table."""
    tell("starting", 0, 0)
    with ExitStack() as stack:
        ours = stack.enter_context(peers.dragoman(_site(VAR / "sites" / "asset")))
        ours.wait()
        with Client(ours.port) as client:
            path = client.page(f"/{_NAME}").fields["location"]
            picture = sample.learned(client, path, VAR / "samples" / "asset")
        found = compared(stack, ours, _OTHERS, picture, plan=plan, tell=tell)
    said = f"{len(picture.body):,} bytes; the reference is {peers.NGINX}.\n\n"
    return said + table.loads(found, peers.NGINX)


def _site(root: Path) -> Path:
    """Make a site of one page with the picture."""
    chance = random.Random(20)
    for folder in ("content", "locale/en", "static/images"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    page = "---\ntitle: A picture\n---\n\n![A picture](../static/images/photo.jpg)\n"
    (root / "content" / "index.md").write_text(page)
    # Random bytes cannot be compressed, as those of a photo.
    (root / _NAME).write_bytes(chance.randbytes(_SIZE))
    return root
