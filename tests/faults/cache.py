"""A substitute for Redis with the commands that the site uses, if none is installed: `python -m tests.faults.cache PORT`."""

import asyncio
import sys

values: dict[bytes, bytes] = {}


def answer(command: bytes, arguments: list[bytes]) -> bytes:
    match command:
        case b"GET":
            return bulk(values.get(arguments[0]))
        case b"SET":
            if b"NX" in arguments and arguments[0] in values:
                return bulk(None)
            values[arguments[0]] = arguments[1]
            return b"+OK\r\n"
        case b"DEL":
            return b":%d\r\n" % sum(values.pop(key, None) is not None for key in arguments)
        case b"MGET":
            found = [bulk(values.get(key)) for key in arguments]
            return b"*%d\r\n%s" % (len(found), b"".join(found))
        case b"HELLO":
            return b"%1\r\n+proto\r\n:3\r\n"
        case b"SELECT" | b"CLIENT" | b"FLUSHDB" | b"POISON":
            return b"+OK\r\n"
    return b"-ERR unknown command\r\n"


def bulk(value: bytes | None) -> bytes:
    return b"_\r\n" if value is None else b"$%d\r\n%s\r\n" % (len(value), value)


async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while line := await reader.readline():
            words = []
            for _ in range(int(line[1:])):
                length = int((await reader.readline())[1:])
                words.append((await reader.readexactly(length + 2))[:-2])
            if words[0] == b"POISON":  # no command of Redis: every value becomes unreadable
                values.update(dict.fromkeys(values, b"\x80\x05poison"))
            writer.write(answer(words[0].upper(), words[1:]))
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def serve(port: int) -> None:
    server = await asyncio.start_server(converse, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
