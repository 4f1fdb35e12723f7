from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.uploads.privacy import open_addresses


class Command(BaseCommand):
    help = "Ask as a stranger for a document in the storage. Ends with an error if anybody gets it."

    def handle(self, *args: Any, **options: Any) -> None:
        if found := open_addresses():
            raise CommandError("Anybody can read the documents: " + ", ".join(found))
        self.stdout.write("Nobody can read the documents without the site.")
