"""Bytes over a socket to a real web server, which no client library would send."""

import os
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from devtools.console import ROOT
from tests.faults.processes import wait_until
from tests.faults.site import HOST, alive, gunicorn
from tests.fuzz import pieces
from tests.fuzz.inputs import Input, Target, made
from tests.smtp import free_port

#: Seconds for an answer; without one the server has hung up or waits for more.
PATIENCE = 2
#: What the web server has to answer to a transfer coding that it does not know (RFC 9112, 6.1).
UNKNOWN_CODING = 501


def wrong(seed: int, number: int, target: Target, folder: Path) -> list[str]:
    """Send so many inputs; return those answered with 5xx, and the tracebacks in the server's log."""
    if not number:
        return []
    log = folder / "web.log"
    with served(log) as port:
        found = [line for n in range(number) if (line := _asked(seed, n, target, port))]
        assert alive(port)
    found += [line for line in log.read_text().splitlines() if "Traceback" in line]
    print("\n".join([*found, f"{number} inputs over sockets, {len(found)} wrong"]), flush=True)
    return found


@contextmanager
def served(log: Path) -> Iterator[int]:
    port = free_port()
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", *gunicorn(port)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
        )
        try:
            wait_until(lambda: alive(port), "the web server answers")
            yield port
        finally:
            server.terminate()
            server.wait()


def _asked(seed: int, number: int, target: Target, port: int) -> str:
    dice = random.Random(f"raw:{seed}:{number}")
    sent = spoilt(dice, as_bytes(made(seed, number, target)))
    status = answer(port, sent)
    is_right = status < 500 or status == UNKNOWN_CODING or b" /readyz" in sent[:20]
    return "" if is_right else f"raw:{seed}:{number} {status} {sent[:300]!r}"


def as_bytes(request: Input) -> bytes:
    query = b"?" + request.query if request.query else b""
    lines = [
        request.method.encode(errors="replace") + b" " + request.path + query + b" HTTP/1.1",
        b"Host: localhost",
        *(name.encode() + b": " + value for name, value in request.headers),
        b"Content-Length: %d" % len(request.body),
        b"Connection: close",
    ]
    return b"\r\n".join(lines) + b"\r\n\r\n" + request.body


def spoilt(dice: random.Random, sent: bytes) -> bytes:
    """Break the request's own form, not only what it says."""
    at = dice.randrange(len(sent))
    odd = pieces.text(dice).encode(errors="surrogatepass")
    return dice.choice(
        [
            sent,
            sent[:at] + odd + sent[at:],
            sent.replace(b"\r\n", b"\n"),
            sent.replace(b"HTTP/1.1", dice.choice([b"HTTP/9.9", b"HTTP/1.0", b"", b"X"])),
            sent.replace(b"Content-Length", b"Transfer-Encoding: chunked\r\nX"),
            sent.replace(b"Connection: close", b"Content-Length: 7\r\nConnection: close"),
            sent.replace(b": ", b" : "),
            sent.replace(b"Host: localhost\r\n", b""),
            sent.replace(b"Host: localhost", b"Host: localhost\r\nHost: evil.example"),
            sent[:at],
            b"\x16\x03\x01" + dice.randbytes(60),
            b"GET " + b"/" * 9_000 + b" HTTP/1.1\r\n\r\n",
        ]
    )


def answer(port: int, sent: bytes) -> int:
    """Return the status, or 0 for a connection that is closed without an answer."""
    with (
        suppress(OSError, ValueError, IndexError),
        socket.create_connection((HOST, port), timeout=PATIENCE) as connection,
    ):
        connection.sendall(sent)
        with suppress(OSError):
            connection.shutdown(socket.SHUT_WR)
        return int(connection.recv(64).split(b" ")[1])
    return 0
