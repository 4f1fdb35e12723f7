from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from demo.accounts import ensure_accounts
from demo.build import build_source
from demo.localize import localize, write_catalogues


class Command(BaseCommand):
    help = "Builds the demo site: the guides in every language, and the demo logins in development."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--write-catalogues",
            action="store_true",
            help="Refresh demo/catalogues from the source texts and stop.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        objects = build_source(self.say)
        if options["write_catalogues"]:
            count = sum(len(write_catalogues(obj)) for obj in objects)
            self.say(f"{count} catalogues written.")
            return
        self.say("Bringing in the translations …")
        published = sum(localize(obj) for obj in objects)
        if any(Page.find_problems()):
            raise CommandError("The page tree is damaged: run manage.py fixtree.")
        if settings.DEMO_ACCOUNTS:
            ensure_accounts()
        self.say(f"The demo site is ready; {published} translations were published anew.")

    def say(self, message: str) -> None:
        self.stdout.write(message)
