from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from demo.build import build_source
from demo.paths import TRANSLATIONS
from demo.seeding import seed

SENTENCES = {
    "texts": "Writing the guides",
    "translations": "Importing the translations",
    "indexes": "Updating the search indexes",
}


class Command(BaseCommand):
    help = "Builds the demo site: the guides in every language, and the demo logins in development."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--write-catalogues",
            action="store_true",
            help="Refresh demo/catalogues from the source texts and stop.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.told = ""
        if options["write_catalogues"]:
            objects = build_source(self.tell)
            count = sum(len(TRANSLATIONS.write(obj)) for obj in objects)
            self.stdout.write(f"{count} catalogues written.")
            return
        published = seed(self.tell)
        self.stdout.write(f"The demo site is ready; {published} translations were published.")

    def tell(self, phase: str, done: int, total: int) -> None:
        if phase != self.told:
            self.told = phase
            self.stdout.write(f"{SENTENCES[phase]} …")
