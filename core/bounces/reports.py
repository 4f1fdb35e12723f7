"""Reads what a mail server says about a mail that it could not deliver: a delivery status notification (RFC 3464)."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import getaddresses

from core.mail import SIGNATURE, is_ours

LONGEST_STATUS = 12


@dataclass(frozen=True)
class Failure:
    address: str
    status: str


def failures(raw: bytes) -> list[Failure]:
    """Return the addresses that a mail of the site did not reach; none if it is no report about such a mail.

    Anybody may write to the mailbox: the returned headers must have the site's signature.
    """
    try:
        report = message_from_bytes(raw, policy=default)
        original = _original(report)
        if original is None:
            return []
        to = [address for _name, address in getaddresses([str(original.get("To", ""))])]
        return [Failure(_named(block, to), _status(block)) for block in _failed(report) if to]
    except (LookupError, UnicodeError, ValueError):
        return []  # the parser's own errors about malformed headers


def _original(report: Message) -> Message | None:
    """Return the headers of the mail that came back, if it is ours."""
    for part in report.walk():
        found: object = None
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            found = (
                message_from_bytes(payload, policy=default) if isinstance(payload, bytes) else None
            )
        elif part.get_content_type() == "message/rfc822":
            found = part.get_payload(0)
        if isinstance(found, EmailMessage) and _signed(found):
            return found
    return None


def _signed(mail: Message) -> bool:
    name, to, signature = (
        str(mail.get(key, "")).strip() for key in ("Message-ID", "To", SIGNATURE)
    )
    return is_ours(name, to, signature)


def _failed(report: Message) -> Iterator[Message]:
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            yield from (
                block
                for block in (blocks if isinstance(blocks, list) else [])
                if isinstance(block, Message) and str(block.get("Action", "")).strip() == "failed"
            )


def _named(block: Message, to: list[str]) -> str:
    """Return the address as the site knows it: after a forwarding, the server names another one."""
    final = str(block.get("Final-Recipient", "")).partition(";")[2].strip()
    known = [address for address in to if address.casefold() == final.casefold()]
    return known[0] if known else to[0]


def _status(block: Message) -> str:
    return str(block.get("Status", "")).strip()[:LONGEST_STATUS]
