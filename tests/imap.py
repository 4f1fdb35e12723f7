"""A mail server's mailbox, as far as IMAP is needed to read it."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

USER, PASSWORD = "practice", "secret word"


class Mailbox:
    def __init__(self) -> None:
        self.mails: dict[int, bytes] = {}
        self.seen: set[int] = set()

    def put(self, mail: bytes) -> None:
        self.mails[len(self.mails) + 1] = mail

    def answer(self, command: str, arguments: str) -> tuple[bytes, str]:
        """Return the untagged lines and the end of the tagged one."""
        match command.upper():
            case "CAPABILITY":
                return b"* CAPABILITY IMAP4rev1\r\n", "OK done"
            case "LOGIN":
                right = arguments == f'{USER} "{PASSWORD}"'
                return b"", "OK done" if right else "NO wrong password"
            case "SELECT":
                return b"* %d EXISTS\r\n" % len(self.mails), "OK done"
            case "UID":
                return self._uid(*arguments.split(" ", 1)), "OK done"
            case "LOGOUT":
                return b"* BYE\r\n", "OK done"
        return b"", "BAD unknown command"

    def _uid(self, command: str, arguments: str) -> bytes:
        if command == "SEARCH":
            unseen = [str(number) for number in self.mails if number not in self.seen]
            return f"* SEARCH {' '.join(unseen)}\r\n".encode()
        number = int(arguments.split(maxsplit=1)[0])
        if command == "STORE":
            self.seen.add(number)
            return b""
        longest = re.search(r"<0\.(\d+)>", arguments)
        mail = self.mails[number][: int(longest[1]) if longest else None]
        return b"* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (number, number, len(mail), mail)


@contextmanager
def imap_mailbox() -> Iterator[tuple[Mailbox, str]]:
    """Run the server on the loopback interface; yield the mailbox and its URL."""
    mailbox = Mailbox()

    class Conversation(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, command, *rest = line.decode().strip().split(" ", 2)
                untagged, end = mailbox.answer(command, rest[0] if rest else "")
                self.wfile.write(untagged + f"{tag} {end}\r\n".encode())
                if command.upper() == "LOGOUT":
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Conversation) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield mailbox, f"imap://{USER}:secret%20word@127.0.0.1:{server.server_address[1]}/INBOX"
        finally:
            server.shutdown()
