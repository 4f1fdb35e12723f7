"""Requests made from a seed: the same seed and number make the same request."""

import random
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes

from tests.fuzz import bodies, pieces

Header = tuple[str, bytes]


@dataclass(frozen=True)
class Input:
    """A request as it is sent: path and query percent-encoded or raw, header values as bytes."""

    name: str
    method: str
    path: bytes
    query: bytes
    headers: list[Header]
    body: bytes = b""
    #: Sent a second time, as by an impatient click.
    twice: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.method} {self.path[:120]!r}?{self.query[:120]!r} {self.headers!r:.300} {self.body[:200]!r}"


@dataclass
class Target:
    """What the site offers: addresses to ask, and what a visitor finds in the form."""

    addresses: list[str]
    form: str
    #: What the buttons of a page send without a token: an address, and usual values of each field.
    clicks: dict[str, dict[str, list[str]]]
    #: Translation keys of public pages.
    keys: list[str]
    #: The hidden fields of the form, its token left out.
    hidden: dict[str, str] = field(default_factory=dict)
    cookies: str = ""


def made(seed: int, number: int, target: Target) -> Input:
    dice = random.Random(f"{seed}:{number}")
    kind = dice.choices(["look", "form", "click", "odd"], [55, 20, 10, 15])[0]
    make = {"look": _look, "form": _form, "click": _click, "odd": _odd}[kind]
    return make(dice, f"{seed}:{number}", target)


def _look(dice: random.Random, name: str, target: Target) -> Input:
    method = "GET" if dice.random() < 0.9 else "HEAD"
    path = dice.choice(target.addresses).encode()
    if dice.random() < 0.3:
        path = _bent(dice, path)
    return Input(name, method, path, _query(dice, target), _headers(dice, target))


def _odd(dice: random.Random, name: str, target: Target) -> Input:
    path = _bent(dice, dice.choice(target.addresses).encode())
    kind, body = bodies.odd(dice)
    headers = [*_headers(dice, target), ("content-type", kind)]
    return Input(name, dice.choice(pieces.METHODS), path, _query(dice, target), headers, body)


def _form(dice: random.Random, name: str, target: Target) -> Input:
    kind, body = bodies.form(dice, target.hidden)
    headers = [("cookie", target.cookies.encode()), ("content-type", kind)]
    if dice.random() < 0.3:
        headers += [header for header in _headers(dice, target) if header[0] != "cookie"]
    path = target.form.encode()
    return Input(name, "POST", path, b"", headers, body, twice=dice.random() < 0.3)


def _click(dice: random.Random, name: str, target: Target) -> Input:
    path, fields = dice.choice(list(target.clicks.items()))
    values = {
        field: dice.choice([*usual, *usual, pieces.text(dice), dice.choice(pieces.VALUES)])
        for field, usual in fields.items()
        if dice.random() < 0.95
    }
    headers = [
        ("content-type", bodies.URLENCODED),
        ("sec-fetch-site", dice.choice([b"same-origin", b"same-origin", b"cross-site", b"x"])),
        ("x-forwarded-for", b"203.0.113.%d" % dice.randrange(255)),
    ]
    if dice.random() < 0.3:
        headers.append(("x-requested-with", b"fetch"))
    again = dice.random() < 0.5
    return Input(name, "POST", path.encode(), b"", headers, bodies.encoded(values), twice=again)


def _bent(dice: random.Random, path: bytes) -> bytes:
    """Return a path with something inserted, doubled, cut off or replaced."""
    at = dice.randrange(len(path) + 1)
    odd = dice.choice([*pieces.PATHS, pieces.text(dice).encode(errors="surrogatepass")])
    if dice.random() < 0.7:
        odd = quote_from_bytes(odd, safe="/%").encode()
    return dice.choice(
        [
            path[:at] + odd + path[at:],
            path.rstrip(b"/") + odd,
            path + odd + b"/",
            path[:at],
            path.upper(),
            path * dice.choice([2, 40]),
            b"/" + odd,
        ]
    )


def _query(dice: random.Random, target: Target) -> bytes:
    if dice.random() < 0.3:
        return b""
    parts = []
    for _ in range(dice.choice([1, 1, 2, 3, 30])):
        value = dice.choice([pieces.text(dice), dice.choice(pieces.VALUES), *target.keys[:1]])
        raw = value.encode(errors="surrogatepass")
        shown = quote_from_bytes(raw).encode() if dice.random() < 0.8 else raw
        parts.append(dice.choice(pieces.PARAMETERS).encode() + b"=" + shown)
    return dice.choice([b"&", b"&", b"&", b";", b"&&"]).join(parts)


def _headers(dice: random.Random, target: Target) -> list[Header]:
    found: list[Header] = []
    if dice.random() < 0.2:
        found.append(("cookie", target.cookies.encode()))
    for _ in range(dice.choice([0, 0, 1, 1, 2, 4])):
        name, usual = dice.choice(pieces.HEADERS)
        odd = pieces.text(dice).encode(errors="surrogatepass")
        found.append((name, dice.choice([usual, usual + odd, odd, usual * 20])))
    return found
