"""Puts a backup back: everything is checked before anything is written, and a failure leaves nothing behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pyrage.x25519 import Identity

from backups import checking, databases, manifest, media
from backups.errors import BackupError
from backups.making import DATABASE, MEDIA
from backups.manifest import Manifest


@dataclass(frozen=True)
class Restored:
    """The number of media files that were stored; those that were there already are not counted."""

    files: int


def obstacles(found: Manifest, *, replace: bool) -> list[str]:
    """Return in sentences why the backup must not be restored here."""
    unknown = set(found.migrations) - _known_migrations()
    reasons = {
        f"It was made on {found.engine}, and this database is {connection.vendor}.": (
            found.engine != connection.vendor
        ),
        f"It was made by a newer version of the site, whose migrations are not here: {', '.join(sorted(unknown)[:5])}.": bool(
            unknown
        ),
        "The database is not empty. --replace deletes all that it holds.": (
            not replace and not databases.is_empty()
        ),
    }
    return [sentence for sentence, is_so in reasons.items() if is_so]


def missing_keys(found: Manifest) -> bool:
    """Whether a key that sealed requests at the time of the backup is not in ``CALLBACK_KEYS`` now."""
    return not set(found.keys) <= set(manifest.fingerprints())


def restore(found: Manifest, identities: Sequence[Identity], *, replace: bool) -> Restored:
    """Check the whole backup, then restore it. Raises `BackupError`; the database is then as it was, and so are the files."""
    if reasons := obstacles(found, replace=replace):
        raise BackupError(" ".join(reasons))
    checking.verify(found)
    database = databases.database()
    with TemporaryDirectory() as folder:
        dump = checking.opened(found, DATABASE, Path(folder), identities)
        archive = checking.opened(found, MEDIA, Path(folder), identities)
        database.check(dump)
        stored: list[str] = []
        try:
            media.unpack(archive, media.missing_in_storage(archive), stored)
            # The last step, and one transaction: until it is done, nothing of the site has changed.
            connection.close()
            database.restore(dump, replace=replace)
        except BaseException:
            media.remove(stored)
            raise
    ContentType.objects.clear_cache()
    return Restored(len(stored))


def _known_migrations() -> set[str]:
    loader = MigrationLoader(None)
    replaced = {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    return {f"{app}.{name}" for app, name in {*loader.disk_migrations, *replaced}}
