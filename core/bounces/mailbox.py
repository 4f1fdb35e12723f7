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
        server = self._open()
        try:
            for number in self._numbers(server):
                yield _body(server.uid("FETCH", number, f"(BODY.PEEK[]<0.{LONGEST}>)"))
                server.uid("STORE", number, "+FLAGS", r"(\Seen)")
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                server.logout()

    def _open(self) -> imaplib.IMAP4:
        parts = urlsplit(self.url)
        host = parts.hostname or ""
        server = (
            imaplib.IMAP4_SSL(host, parts.port or 993, timeout=TIMEOUT)
            if parts.scheme == "imaps"
            else imaplib.IMAP4(host, parts.port or 143, timeout=TIMEOUT)
        )
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        status, _data = server.select(unquote(parts.path.strip("/")) or "INBOX")
        if status != "OK":
            raise imaplib.IMAP4.error("The mailbox does not exist.")
        return server

    @staticmethod
    def _numbers(server: imaplib.IMAP4) -> list[str]:
        _status, data = server.uid("SEARCH", "UNSEEN")
        return re.findall(r"\d+", (data[0] or b"").decode())[:PORTION]


def _body(answer: tuple[str, list[Any]]) -> bytes:
    return next((part[1] for part in answer[1] if isinstance(part, tuple)), b"")
