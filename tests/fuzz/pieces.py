"""What odd requests are made of."""

import random

METHODS = [
    *("POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"),
    *("HEAD", "PROPFIND", "get", "G\u00c9T", "X" * 200),
]
PARAMETERS = [
    *("q", "q", "q", "page", "p", "topic", "kind", "zone", "technique", "condition", "literal"),
    *("next", "by", "in", "q[]", "", "format", "lang", "password", "token", "website", "é"),
]
#: Of a path, before it is percent-encoded, or as it is.
PATHS = [
    *(b"%00", b"\x00", b"%ff%fe", b"\xff", b"%ed%a0%80", b"%c0%ae%c0%ae/", b"../", b"%2e%2e%2f"),
    *(b"//", b"/./", b"\\", b"%5c", b";x=1", b"?", b"#", b"%", b"%zz", b"%0d%0aX:y", b"%u202e"),
    *(b"<script>", b"'\"", b"%F0%9F%92%86", b"a" * 3000, b"a/" * 300, b"%25%32%65", b"|", b"~"),
    *(b"index.php", b".env", b".git/config", b"9" * 40, b"-1", b"1e9", b"%D9%A3", b" ", b"+"),
]
VALUES = [
    *("0", "-1", "1e9", "99999999999999999999", "²", "٣", "NaN", "true", "null", "[]", "{}", "1;2"),
    *("%00", "%", "//evil.example", "https://evil.example", "javascript:1", "/en/", "' OR 1=1--"),
    *("neck", "sāpes", "массаж", "muguras sāpes", "%E2%80%AEsapes", "a*", '"neck', "neck -back"),
    *("(", ")", "a:b", "a&b", "\\", "*:*", "AND", "NEAR(a b)", "x" * 4000, "é" * 2000),
]
#: A name and a usual value.
HEADERS: list[tuple[str, bytes]] = [
    ("accept", b"text/html"),
    ("accept-encoding", b"gzip;q=0, br"),
    ("accept-language", b"lv,ru;q=0.8"),
    ("authorization", b"Basic YTpi"),
    ("authorization", b"Bearer x"),
    ("content-type", b"text/plain; charset=utf-7"),
    ("content-length", b"5"),
    ("cookie", b"sessionid=x"),
    ("cookie", b"site_language=lv"),
    ("cookie", b"messages=W1tdXQ:x:y"),
    ("cookie", b'csrftoken="\\000"'),
    ("cookie", b"notice_seen=1; notice_seen=2; ="),
    ("expect", b"100-continue"),
    ("forwarded", b"for=1.2.3.4;host=evil.example"),
    ("host", b"evil.example"),
    ("host", b"localhost:99999"),
    ("host", b"[::1"),
    ("if-modified-since", b"Mon, 30 Nov 2026 10:00:00 GMT"),
    ("if-none-match", b'W/"x"'),
    ("if-range", b'"x"'),
    ("origin", b"null"),
    ("range", b"bytes=0-,5-1,-9"),
    ("referer", b"http://localhost/lv/"),
    ("referer", b"http://[/"),
    ("sec-fetch-site", b"cross-site"),
    ("transfer-encoding", b"chunked"),
    ("user-agent", b"Mozilla"),
    ("x-csrftoken", b"x"),
    ("x-forwarded-for", b"1.2.3.4, ::1"),
    ("x-forwarded-host", b"evil.example"),
    ("x-forwarded-proto", b"https"),
    ("x-http-method-override", b"DELETE"),
    ("x-request-id", b"a" * 32),
    ("x-requested-with", b"XMLHttpRequest"),
]
SIGNS = (
    "\x00\x07\r\n\t\u00a0\u200f\u202e\u2066\u2028\ufeff\ufffe\udcff\ud800💆aя<'\"=+@%&;/\\{}()*²٣ßİ"
)
WORDS = ["neck", "sāpes", "массаж", "Anna", "=HYPERLINK(1)", "a\r\nBcc: x@y.z", "{{7*7}}", "${x}"]


def text(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.3:
        return "".join(dice.choices(SIGNS, k=dice.choice([1, 3, 20])))
    if kind < 0.5:
        return dice.choice(WORDS)
    if kind < 0.6:
        return dice.choice(SIGNS) * dice.choice([100, 3000])
    if kind < 0.8:
        return dice.choice(VALUES)
    points = (dice.randrange(0x110000) for _ in range(dice.choice([1, 5, 40])))
    return "".join(map(chr, points))
