"""Makes a backup: database first, then media, so that a picture's row never comes without its file."""

import datetime
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from backups import databases, encryption, manifest, media, target
from backups.manifest import Manifest

DATABASE = "database.age"
MEDIA = "media.tar.age"


def make(now: datetime.datetime) -> Manifest:
    """Make a backup, read it back from the target, and return its manifest."""
    to = encryption.recipients()
    name = target.name_of(now)
    writers: dict[str, Callable[[BinaryIO], None]] = {
        DATABASE: databases.database().dump,
        MEDIA: media.pack,
    }
    migrations = sorted(
        f"{app}.{migration}"
        for app, migration in MigrationRecorder(connection).applied_migrations()
    )
    parts = []
    with TemporaryDirectory() as folder:
        for part, write in writers.items():
            path = Path(folder) / part
            encryption.encrypt(write, path, to)
            parts.append(target.write_part(name, part, path))
            path.unlink()
    made = Manifest(
        name=name,
        made_at=now.isoformat(timespec="seconds"),
        engine=connection.vendor,
        migrations=migrations,
        keys=manifest.fingerprints(),
        parts=parts,
    )
    for written in parts:
        target.check_part(name, written)
    target.write_manifest(made)
    return made
