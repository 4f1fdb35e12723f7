"""The score that MDN's HTTP Observatory gives an answer, by its published table (mdn/mdn-http-observatory, src/grader/charts.js).

What needs a real server is left out: the redirect to HTTPS, the certificate (0 if right), and the preload list (+5 if on it).
"""

import re
from http.cookies import Morsel

from bs4 import BeautifulSoup
from django.http import HttpResponse

BROAD = {"*", "http:", "https:", "ftp:", "http://*", "http://*.*", "https://*", "https://*.*"}
UNSAFE = {"'unsafe-inline'", "data:"}
SIX_MONTHS = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
#: Bonuses count from this score on.
ENOUGH_FOR_BONUS = 90


def score(response: HttpResponse) -> tuple[int, dict[str, int]]:
    """Return the score and the points of each test."""
    policy = _policy(response)
    points = {
        "content-security-policy": _csp(policy),
        "cookies": _cookies(list(response.cookies.values())),
        "cross-origin-resource-sharing": _cors(response),
        "cross-origin-resource-policy": _corp(response),
        "referrer-policy": _referrer(response),
        "strict-transport-security": _hsts(response),
        "subresource-integrity": _sri(response),
        "x-content-type-options": 0 if response.get("X-Content-Type-Options") == "nosniff" else -5,
        "x-frame-options": _framing(response, policy),
    }
    without_bonus = 100 + sum(min(number, 0) for number in points.values())
    bonus = sum(max(number, 0) for number in points.values())
    return without_bonus + (bonus if without_bonus >= ENOUGH_FOR_BONUS else 0), points


def _policy(response: HttpResponse) -> dict[str, set[str]]:
    rules = (rule.split() for rule in response.get("Content-Security-Policy", "").split(";"))
    return {rule[0]: set(rule[1:]) for rule in rules if rule}


def _csp(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    script, style = policy.get("script-src", default), policy.get("style-src", default)
    if script & (BROAD | UNSAFE) or policy.get("object-src", default) & BROAD:
        return -20
    every = {source for sources in policy.values() for source in sources}
    if any(source.startswith(("http:", "ftp:")) for source in every):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if style & (BROAD | UNSAFE):
        return 0
    return 10 if policy.get("default-src") == {"'none'"} else 5


def _cookies(cookies: list[Morsel[str]]) -> int:
    if not cookies:
        return 0
    if any(_opens(cookie) and not cookie["secure"] for cookie in cookies):
        return -10
    if any("sess" in cookie.key and not cookie["httponly"] for cookie in cookies):
        return -30
    if any("csrf" in cookie.key and not cookie["samesite"] for cookie in cookies):
        return -20
    if not all(cookie["secure"] for cookie in cookies):
        return -5
    return 5 if all(cookie["samesite"] in {"Lax", "Strict"} for cookie in cookies) else 0


def _opens(cookie: Morsel[str]) -> bool:
    return "sess" in cookie.key or "login" in cookie.key


def _cors(response: HttpResponse) -> int:
    return -50 if response.get("Access-Control-Allow-Credentials") == "true" else 0


def _corp(response: HttpResponse) -> int:
    said = response.get("Cross-Origin-Resource-Policy", "cross-origin")
    return {"same-origin": 10, "same-site": 10, "cross-origin": 0}.get(said, -5)


def _referrer(response: HttpResponse) -> int:
    said = response.get("Referrer-Policy")
    return 0 if said is None else (5 if said in PRIVATE else -5)


def _hsts(response: HttpResponse) -> int:
    age = re.match(r"max-age=(\d+)", response.get("Strict-Transport-Security", ""))
    if age is None:
        return -20
    return 0 if int(age[1]) >= SIX_MONTHS else -10


def _sri(response: HttpResponse) -> int:
    scripts = BeautifulSoup(response.content, "html.parser").find_all("script", src=True)
    elsewhere = [script for script in scripts if re.match(r"(https?:)?//", str(script["src"]))]
    if any(str(script["src"]).startswith(("http:", "//")) for script in elsewhere):
        return -50
    if any(not script.get("integrity") for script in elsewhere):
        return -5
    return 5 if any(script.get("integrity") for script in scripts) else 0


def _framing(response: HttpResponse, policy: dict[str, set[str]]) -> int:
    ancestors = policy.get("frame-ancestors", {"*"})
    if not ancestors & BROAD:
        return 5
    return 0 if response.get("X-Frame-Options") in {"SAMEORIGIN", "DENY"} else -20
