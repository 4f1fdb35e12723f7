"""Reads a backup back: without the identity its checksums, with it the content of every part."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pyrage.x25519 import Identity

from backups import databases, encryption, media, target
from backups.making import DATABASE, MEDIA
from backups.manifest import Manifest


def verify(found: Manifest, identities: Sequence[Identity] = ()) -> int | None:
    """Raise `BackupError` if the backup is damaged; return the number of its media files if they were read."""
    for part in found.parts:
        target.check_part(found.name, part)
    if not identities:
        return None
    with TemporaryDirectory() as folder:
        databases.database().check(opened(found, DATABASE, Path(folder), identities))
        return len(media.names_in(opened(found, MEDIA, Path(folder), identities)))


def opened(found: Manifest, name: str, folder: Path, identities: Sequence[Identity]) -> Path:
    """Decrypt a part into the folder."""
    path = folder / name.removesuffix(".age")
    with target.open_part(found.name, found.part(name)) as file:
        encryption.decrypt(file, path, identities)
    return path
