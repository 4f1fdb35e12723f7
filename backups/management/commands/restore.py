import sys
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from backups import encryption, readiness, restoring, target
from backups.errors import BackupError
from backups.manifest import Manifest


class Command(BaseCommand):
    help = "Put a backup back: database and media, whole or not at all. Stop web and worker first."
    # The database may be empty.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="The backup; the newest if none is named.")
        parser.add_argument(
            "--identity",
            type=Path,
            required=True,
            metavar="FILE",
            help="The file with the identity that opens the backup.",
        )
        parser.add_argument(
            "--replace", action="store_true", help="Delete what the database holds now."
        )
        parser.add_argument(
            "--unsigned",
            action="store_true",
            help="Accept a manifest that was signed with another SECRET_KEY.",
        )
        parser.add_argument(
            "--without-keys",
            action="store_true",
            help="Restore although requests will stay closed for want of their key.",
        )
        parser.add_argument("--yes", action="store_true", help="Do not ask.")

    def handle(self, **options: Any) -> None:
        try:
            self.restore(options)
        except BackupError as reason:
            raise CommandError(f"Nothing was restored. {reason}") from None

    def restore(self, options: dict[str, Any]) -> None:
        identities = encryption.read_identities(options["identity"])
        name = options["name"] or target.newest()
        if not name:
            raise BackupError("There is no backup.")
        found = target.read_manifest(name, unsigned=options["unsigned"])
        replace = options["replace"]
        if reasons := restoring.obstacles(found, replace=replace):
            raise BackupError(" ".join(reasons))
        if restoring.missing_keys(found) and not options["without_keys"]:
            raise BackupError(
                "CALLBACK_KEYS lacks a key that the backup’s requests are sealed with: set it from the keys file, or say "
                "--without-keys."
            )
        self.announce(found, replace=replace)
        if not options["yes"] and not self.is_confirmed():
            raise BackupError("You did not type yes.")
        done = restoring.restore(found, identities, replace=replace)
        self.stdout.write(f"The database and {done.files} files were restored.")
        readiness.forget()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("after_restore", stdout=self.stdout)

    def announce(self, found: Manifest, *, replace: bool) -> None:
        place = connection.settings_dict["HOST"] or "this machine"
        self.stdout.write(f"Backup of {found.moment:%Y-%m-%d %H:%M} (UTC), {found.size:,} bytes.")
        self.stdout.write(
            f"It goes into the database {connection.settings_dict['NAME']} on {place}"
            f"{', whose content is deleted' if replace else ', which is empty'}."
        )
        self.stdout.write("Files that the media storage lacks are stored; none is overwritten.")

    def is_confirmed(self) -> bool:
        if not sys.stdin.isatty():
            raise BackupError("Without a terminal to ask at, say --yes.")
        return input("Restore it? Type yes: ").strip() == "yes"
