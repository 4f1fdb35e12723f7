from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backups.encryption import new_key
from backups.errors import BackupError
from backups.keys import write_keys


class Command(BaseCommand):
    help = "Write the keys of callback requests into an encrypted file, to be kept apart from the backups."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="A new file.")
        parser.add_argument(
            "--new",
            action="store_true",
            help="Print a new key for the backups instead: its secret half is nowhere else.",
        )

    def handle(self, *, file: Path | None, new: bool, **options: Any) -> None:
        if new:
            identity, recipient = new_key()
            self.stdout.write(f"# Keep this line away from the server:\n{identity}")
            self.stdout.write(f"# In .env:\n# BACKUP_RECIPIENTS={recipient}")
            return
        if file is None:
            raise CommandError("Name a new file, or say --new.")
        try:
            write_keys(file)
        except BackupError as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(f"{file} is written. Keep it apart from the backups.")
