import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forms.management.numbers import asked_number, named_user
from forms.persons import erase_person, requests_of


class Command(BaseCommand):
    help = "Delete all requests from a phone number (asked for, or read from stdin), in every language."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", help="The account to name in the audit log.")
        parser.add_argument("--yes", action="store_true", help="Do not ask again.")

    def handle(self, *, user: str | None, yes: bool, **options: object) -> None:
        number, account = asked_number(), named_user(user)
        found = requests_of(number).count()
        if found and not (yes or self.confirmed(found)):
            raise CommandError("Nothing was deleted.")
        self.stdout.write(f"{erase_person(number, account)} requests deleted.")

    def confirmed(self, found: int) -> bool:
        if not sys.stdin.isatty():
            raise CommandError("Without a terminal to ask at, say --yes.")
        return input(f"Delete {found} requests for ever? Type yes: ").strip() == "yes"
