"""A mail server with configurable behaviour: accepts mail, refuses it, hangs, or disconnects after accepting it."""

import asyncio
import email
import logging
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

logging.getLogger("mail.log").setLevel(logging.WARNING)

ACCEPT, REFUSE, HANG, HANG_UP, FUMBLE = "accept", "refuse", "hang", "hang up", "fumble"


class Sink:
    def __init__(self) -> None:
        self.mode = ACCEPT
        self.messages: list[Message] = []
        self.tried = 0
        #: Addresses that the server does not accept.
        self.unknown: set[str] = set()

    def behave(self, mode: str) -> None:
        self.mode, self.tried = mode, 0

    @property
    def copies(self) -> Counter[str]:
        """Return how often each mail was accepted, by Message-ID."""
        return Counter(message["Message-ID"] for message in self.messages)

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address in self.unknown:
            return "550 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.tried += 1
        mode = self.mode
        if mode == HANG:
            await asyncio.sleep(60)
        if mode in {HANG, REFUSE}:
            return "451 Try again later"
        self.messages.append(email.message_from_bytes(envelope.content or b""))
        if mode == HANG_UP and server.transport:
            server.transport.close()
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, *_: Any) -> str:  # noqa: N802
        if self.mode == FUMBLE and server.transport:
            server.transport.close()
        return "221 Bye"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def smtp_sink() -> Iterator[tuple[Sink, int]]:
    """Run the server on the loopback interface; yield it and its port."""
    sink, port = Sink(), free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield sink, port
    finally:
        controller.stop()
