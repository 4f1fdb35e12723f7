import json

from django.core.management.base import BaseCommand, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from forms.management.numbers import asked_number, named_user
from forms.persons import export_person


class Command(BaseCommand):
    help = "Print, as JSON, all we hold about the person with a phone number (asked for, or read from stdin)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", help="The account to name in the audit log.")

    def handle(self, *, user: str | None, **options: object) -> None:
        found = export_person(asked_number(), named_user(user))
        self.stdout.write(json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
