"""The mailbox to which undeliverable mail comes back, read by IMAP."""

import imaplib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

TIMEOUT = 20
#: Mails in one round.
PORTION = 50
#: A report is short; a mail that is longer is read so far.
LONGEST = 256 * 1024


@dataclass(frozen=True)
class Mailbox:
    """``imaps://user:password@host:993/INBOX``; ``imap://`` is without encryption, for a server on this machine."""

    url: str

    def unread(self) -> Iterator[bytes]:
        """Yield the unread mails; each is marked as read when the next one is asked for."""
        server = self._connect()
        try:
            self._open(server)
            for number in self._numbers(server):
                yield _body(server.uid("FETCH", number, f"(BODY.PEEK[]<0.{LONGEST}>)"))
                server.uid("STORE", number, "+FLAGS", r"(\Seen)")
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                server.logout()
            with suppress(OSError):
                server.shutdown()  # after an error `logout` has left the connection open

    def _connect(self) -> imaplib.IMAP4:
        parts = urlsplit(self.url)
        host = parts.hostname or ""
        if parts.scheme == "imaps":
            return imaplib.IMAP4_SSL(host, parts.port or 993, timeout=TIMEOUT)
        return imaplib.IMAP4(host, parts.port or 143, timeout=TIMEOUT)

    def _open(self, server: imaplib.IMAP4) -> None:
        parts = urlsplit(self.url)
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        status, _data = server.select(unquote(parts.path.strip("/")) or "INBOX")
        if status != "OK":
            raise imaplib.IMAP4.error("The mailbox does not exist.")

    @staticmethod
    def _numbers(server: imaplib.IMAP4) -> list[str]:
        _status, data = server.uid("SEARCH", "UNSEEN")
        return re.findall(r"\d+", (data[0] or b"").decode())[:PORTION]


def _body(answer: tuple[str, list[Any]]) -> bytes:
    return next((part[1] for part in answer[1] if isinstance(part, tuple)), b"")
