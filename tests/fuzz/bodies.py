"""What is posted: filled-in forms, broken ones, and bytes that are no form."""

import random
import uuid
from urllib.parse import quote_from_bytes

from tests.fuzz import pieces

URLENCODED = b"application/x-www-form-urlencoded"
MULTIPART = b"multipart/form-data; boundary=b"
CHARSETS = [b"utf-8", b"utf-7", b"utf-16", b"idna", b"hex", b"undefined", b"rot13", b"zip", b"x"]
KEYS = ["name", "phone", "preferred_time", "message", "stamp", "token", "website", "altcha"]


def encoded(fields: dict[str, str]) -> bytes:
    pairs = (f"{_quoted(name)}={_quoted(value)}" for name, value in fields.items())
    return "&".join(pairs).encode()


def _quoted(text: str) -> str:
    return quote_from_bytes(text.encode(errors="surrogatepass"), safe="")


def parts(fields: dict[str, str]) -> bytes:
    found = (
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return "".join([*found, "--b--\r\n"]).encode(errors="surrogatepass")


def form(dice: random.Random, hidden: dict[str, str]) -> tuple[bytes, bytes]:
    """Return a content type and the body of a filled-in form, of which something may be odd."""
    fields = {
        **hidden,
        "token": str(uuid.UUID(int=dice.getrandbits(128), version=4)),
        "name": "Anna",
        "phone": f"+3712{dice.randrange(10**6, 10**7)}",
        "preferred_time": "morning",
        "message": "Please call.",
    }
    for _ in range(dice.choice([0, 1, 1, 2, 5])):
        fields[dice.choice([*KEYS, pieces.text(dice)])] = pieces.text(dice)
    if dice.random() < 0.1:
        fields.pop(dice.choice(list(fields)))
    if dice.random() < 0.5:
        return URLENCODED, encoded(fields)
    body = parts(fields)
    if dice.random() < 0.3:
        body = body[: dice.randrange(len(body))]
    return MULTIPART, body


def odd(dice: random.Random) -> tuple[bytes, bytes]:
    """Return any content type and any body."""
    base = dice.choice([URLENCODED, MULTIPART, b"application/json", b"text/xml", b"", b"x"])
    kind = base
    if dice.random() < 0.4:
        kind += b"; charset=" + dice.choice(CHARSETS)
    if dice.random() < 0.1:
        kind += pieces.text(dice).encode(errors="surrogatepass")
    fields = {pieces.text(dice): pieces.text(dice) for _ in range(dice.choice([0, 1, 5]))}
    bodies = [
        b"",
        encoded(fields),
        parts(fields),
        dice.randbytes(dice.choice([1, 50, 2000])),
        b"&".join(b"a%d=1" % n for n in range(dice.choice([10, 12_000]))),
        b"--b\r\n" * dice.choice([1, 60]),
        b"a=" + b"x" * dice.choice([10, 600_000, 3_000_000]),
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    ]
    return kind, dice.choices(bodies, [5, 20, 20, 20, 2, 5, 1, 5])[0]
