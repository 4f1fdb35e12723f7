"""What a backup consists of, signed, so that nobody else can put one into the target."""

import datetime
import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer

from backups.errors import BackupError

FORMAT = 1
SALT = "backups.manifest"


@dataclass(frozen=True)
class Part:
    """One encrypted file. ``sha256`` is that of the encrypted content."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """``migrations`` are those applied; ``keys`` are fingerprints of `settings.CALLBACK_KEYS`."""

    name: str
    made_at: str
    engine: str
    migrations: list[str]
    keys: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    format: int = FORMAT

    @property
    def moment(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.made_at)

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    def part(self, name: str) -> Part:
        for part in self.parts:
            if part.name == name:
                return part
        raise BackupError(f"The backup {self.name} has no part {name}.")


def written(manifest: Manifest) -> bytes:
    """Return the manifest as JSON with its signature by ``SECRET_KEY``."""
    content = asdict(manifest)
    return json.dumps({"manifest": content, "signature": _signature(content)}, indent=1).encode()


def read(text: bytes, *, unsigned: bool = False) -> Manifest:
    """Return the manifest; raises `BackupError` if it cannot be read, or if its signature is not ours."""
    try:
        document = json.loads(text)
        content, signature = document["manifest"], document["signature"]
        if content["format"] != FORMAT:
            raise BackupError(f"This version cannot read the backup’s format {content['format']}.")
        parts = [Part(**part) for part in content["parts"]]
        manifest = Manifest(**{**content, "parts": parts})
    except (ValueError, KeyError, TypeError):
        raise BackupError("The backup’s manifest cannot be read.") from None
    if not unsigned and not _is_ours(content, signature):
        raise BackupError(
            "The manifest was not signed with this SECRET_KEY: the backup was changed, or belongs to a site with "
            "another key. Set the SECRET_KEY of the keys file, or say --unsigned if you are sure of its origin."
        )
    return manifest


def fingerprints() -> list[str]:
    """Return the fingerprints of the keys that seal callback requests; they are random, so these reveal nothing."""
    return [hashlib.sha256(key.encode()).hexdigest()[:16] for key in settings.CALLBACK_KEYS]


def _signature(content: dict[str, Any]) -> str:
    return Signer(salt=SALT).signature(_canonical(content))


def _is_ours(content: dict[str, Any], signature: str) -> bool:
    try:
        # Accepts SECRET_KEY_FALLBACKS too.
        Signer(salt=SALT).unsign(f"{_canonical(content)}:{signature}")
    except BadSignature:
        return False
    return True


def _canonical(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=True)
