"""Encryption of backups in the age format (https://age-encryption.org), which the program ``age`` reads too.

A backup is encrypted to public keys, the *recipients*. The private key, the *identity*, is
kept away from the site: who breaks into the site cannot read its backups.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import pyrage
from django.conf import settings
from pyrage.x25519 import Identity, Recipient

from backups.errors import BackupError


def new_key() -> tuple[str, str]:
    """Return a new identity and its recipient."""
    identity = Identity.generate()
    return str(identity), str(identity.to_public())


def recipients() -> list[Recipient]:
    """Return those of the settings; raises `BackupError` if there is none or one is wrong."""
    if not settings.BACKUP_RECIPIENTS:
        raise BackupError(
            "BACKUP_RECIPIENTS is not set: a backup is always encrypted. Create a key with "
            "`manage.py backup_keys --new`, and keep its secret half away from this server."
        )
    try:
        return [Recipient.from_str(text) for text in settings.BACKUP_RECIPIENTS]
    except pyrage.RecipientError:
        raise BackupError("BACKUP_RECIPIENTS: a recipient begins with “age1”.") from None


def read_identities(file: Path) -> list[Identity]:
    """Read a file of identities as ``age-keygen`` writes it: one a line, and comments."""
    try:
        lines = [line.strip() for line in file.read_text().splitlines()]
        return [Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        raise BackupError(f"{file}: no identity like “AGE-SECRET-KEY-…” can be read.") from None


def encrypt(write: Callable[[BinaryIO], None], path: Path, to: Iterable[Recipient]) -> None:
    """Encrypt what ``write`` writes to its stream, without holding it in memory or in the clear on the disk."""
    reader, writer = os.pipe()

    def fill() -> None:
        with open(writer, "wb") as stream:  # noqa: PTH123
            write(stream)

    with ThreadPoolExecutor(max_workers=1) as thread:
        filling = thread.submit(fill)
        with open(reader, "rb") as source, path.open("wb") as target:  # noqa: PTH123
            pyrage.encrypt_io(source, target, list(to))
        filling.result()


def decrypt(source: BinaryIO, path: Path, identities: Sequence[Identity]) -> None:
    """Decrypt into a file; raises `BackupError` if no identity fits or the content was changed."""
    try:
        with path.open("wb") as target:
            pyrage.decrypt_io(source, target, list(identities))
    except pyrage.DecryptError:
        raise BackupError("This identity does not open the backup.") from None
    except OSError as error:
        raise BackupError(f"The backup cannot be decrypted: {error}") from None
