import asyncio
import socket

from dragoman.processes.channel import Channel, line
from web.serving import in_loop


async def pair():
    return [await Channel.open(end) for end in socket.socketpair()]


@in_loop
async def test_what_one_says_the_other_hears():
    one, other = await pair()
    told = [{"changed": ["/a b\n", "/\udcff"]}, {"drain": {"others": True}}]
    for message in told:
        one.tell(**message)
    assert [await other.heard(), await other.heard()] == told
    other.tell(ready={})
    assert await one.heard() == {"ready": {}}
    await one.close()
    assert await other.heard() is None
    await other.close()


@in_loop
async def test_a_message_may_be_long():
    one, other = await pair()
    paths = [f"/site/content/guide/page-{number}.md" for number in range(20_000)]
    one.tell(changed=paths)
    assert await other.heard() == {"changed": paths}
    await asyncio.gather(one.close(), other.close())


@in_loop
async def test_half_a_message_of_a_process_that_died_is_none():
    end, ours = socket.socketpair()
    channel = await Channel.open(ours)
    end.sendall(line({"ready": {}}) + line({"counts": {}})[:-3])
    end.close()
    assert await channel.heard() == {"ready": {}}
    assert await channel.heard() is None
    channel.tell(count=True)
    await channel.close()
