import base64
import hashlib
import hmac
import struct
import time


def code(secret: str, moment: float | None = None) -> str:
    """Return the six digits that an authenticator app shows (RFC 6238)."""
    counter = struct.pack(">Q", int(moment or time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06}"
