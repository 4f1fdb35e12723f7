from django.core.management.base import BaseCommand, CommandParser

from core.ratelimit.database import forget_old
from forms.retention import count_expired, purge


class Command(BaseCommand):
    help = "Delete closed callback requests whose days are over. The worker does it every hour too."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only count.")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        found = count_expired() if dry_run else purge()
        for form_key, number in found.items():
            self.stdout.write(f"form {form_key}: {number}")
        total = sum(found.values())
        if dry_run:
            self.stdout.write(f"{total} requests would be deleted.")
            return
        attempts = forget_old()
        self.stdout.write(f"{total} requests and {attempts} old counts of attempts deleted.")
