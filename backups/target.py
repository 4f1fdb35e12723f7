"""Where the backups are: the storage named ``backups`` in ``settings.STORAGES``, a folder or a bucket.

A backup is a folder named after its moment. Its manifest is written last, so that a
folder without one is unfinished.
"""

import datetime
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages

from backups import manifest
from backups.errors import BackupError
from backups.manifest import Manifest, Part

ALIAS = "backups"
MANIFEST = "manifest.json"
NAME = "%Y-%m-%dT%H%M%SZ"
IS_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
CHUNK = 1 << 20


def name_of(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime(NAME)


def moment_of(name: str) -> datetime.datetime:
    return datetime.datetime.strptime(name, NAME).replace(tzinfo=datetime.UTC)


def storage() -> Storage:
    return storages[ALIAS]


def folders() -> list[str]:
    """Return the names of all backups, unfinished ones too, the oldest first."""
    try:
        found, _files = storage().listdir("")
    except FileNotFoundError:
        return []
    return sorted(name for name in found if IS_NAME.fullmatch(name))


def is_finished(name: str) -> bool:
    return storage().exists(f"{name}/{MANIFEST}")


def finished() -> list[str]:
    return [name for name in folders() if is_finished(name)]


def newest() -> str | None:
    """Return the newest finished backup."""
    return next((name for name in reversed(folders()) if is_finished(name)), None)


def write_part(backup: str, name: str, path: Path) -> Part:
    with path.open("rb") as file:
        part = Part(name=name, size=path.stat().st_size, sha256=_sha256(file))
    # Opened again: a storage may close what it has stored.
    with path.open("rb") as file:
        _save(f"{backup}/{name}", File(file))
    return part


def write_manifest(content: Manifest) -> None:
    _save(f"{content.name}/{MANIFEST}", ContentFile(manifest.written(content)))


def read_manifest(backup: str, *, unsigned: bool = False) -> Manifest:
    if not (IS_NAME.fullmatch(backup) and is_finished(backup)):
        raise BackupError(f"There is no backup {backup}".strip() + ".")
    with storage().open(f"{backup}/{MANIFEST}") as file:
        found = manifest.read(file.read(), unsigned=unsigned)
    if found.name != backup:
        raise BackupError(f"The manifest in {backup} belongs to {found.name}.")
    return found


def check_part(backup: str, part: Part) -> None:
    """Read a part; raise `BackupError` if it is not what was written."""
    with open_part(backup, part) as file:
        if _sha256(file) != part.sha256:
            raise BackupError(f"{backup}: {part.name} is damaged.")


@contextmanager
def open_part(backup: str, part: Part) -> Iterator[BinaryIO]:
    try:
        with storage().open(f"{backup}/{part.name}") as file:
            yield file  # type: ignore[misc]
    except FileNotFoundError:
        raise BackupError(f"{backup}: {part.name} is missing.") from None


def remove(backup: str) -> None:
    """Delete a backup, its manifest first: what is left of an interrupted deletion counts as unfinished."""
    _folders, files = storage().listdir(backup)
    for name in sorted(files, key=lambda name: name != MANIFEST):
        storage().delete(f"{backup}/{name}")
    storage().delete(backup)  # of a disk, the empty folder


def _save(name: str, content: File) -> None:
    stored = storage().save(name, content)
    if stored != name:
        storage().delete(stored)
        raise BackupError(f"{name} exists already: another backup was made in this second.")


def _sha256(file: BinaryIO) -> str:
    found = hashlib.sha256()
    while chunk := file.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()
