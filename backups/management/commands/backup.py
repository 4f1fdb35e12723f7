from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backups import checking, encryption, making, readiness, retention, target
from backups.errors import BackupError
from core.store import FAILURES


class Command(BaseCommand):
    help = "Copy the database and the media, encrypted, into the storage “backups”, and delete backups that are too old."

    def add_arguments(self, parser: CommandParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument(
            "--list", action="store_true", dest="listing", help="Only list the backups."
        )
        choice.add_argument(
            "--verify",
            nargs="?",
            const="",
            metavar="NAME",
            help="Only read a backup back, the newest if none is named.",
        )
        parser.add_argument(
            "--identity",
            type=Path,
            metavar="FILE",
            help="With --verify: decrypt it with the identity in this file, and check what is inside.",
        )

    def handle(
        self, *, listing: bool, verify: str | None, identity: Path | None, **options: Any
    ) -> None:
        try:
            if listing:
                self.list()
            elif verify is not None:
                self.verify(verify or target.newest() or "", identity)
            else:
                self.make()
        except BackupError as reason:
            raise CommandError(str(reason)) from None
        except (*FAILURES, OSError) as error:
            raise CommandError(f"The place of the backups refuses or is full: {error}") from None

    def make(self) -> None:
        now = timezone.now()
        made = making.make(now)
        readiness.forget()
        self.stdout.write(f"{made.name}: {_mib(made.size)} MiB, written and read back.")
        for name in retention.prune(now):
            self.stdout.write(f"{name}: deleted.")

    def list(self) -> None:
        for name in target.folders():
            if target.is_finished(name):
                found = target.read_manifest(name, unsigned=True)
                self.stdout.write(f"{name}  {found.engine:<10} {_mib(found.size):>8} MiB")
            else:
                self.stdout.write(f"{name}  unfinished")

    def verify(self, name: str, identity: Path | None) -> None:
        found = target.read_manifest(name)
        identities = encryption.read_identities(identity) if identity else []
        files = checking.verify(found, identities)
        self.stdout.write(
            f"{name}: every part is as it was written."
            if files is None
            else f"{name}: the database can be restored, and {files} files are there."
        )


def _mib(size: int) -> str:
    return f"{size / (1 << 20):.1f}"
