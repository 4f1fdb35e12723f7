"""Passes TCP connections on to a Unix socket or another port, until it is suspended: `python -m tests.faults.relay PORT TARGET`.

Suspended, it is a machine that has vanished: connections stay open, and nothing comes any more.
"""

import asyncio
import sys
from collections.abc import Coroutine
from contextlib import suppress

HOST = "127.0.0.1"


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()


def connect(
    target: str,
) -> Coroutine[None, None, tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    if target.isdecimal():
        return asyncio.open_connection(HOST, int(target))
    return asyncio.open_unix_connection(target)


async def serve(port: int, target: str) -> None:
    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await connect(target)
        except OSError:
            writer.close()
            return
        await asyncio.gather(copy(reader, there[1]), copy(there[0], writer))

    server = await asyncio.start_server(pass_on, HOST, port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
