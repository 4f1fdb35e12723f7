from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.indexing.rebuilding import rebuild
from search.indexing.waiting import failures


class Command(BaseCommand):
    help = "Makes the search index true: adds what is missing, mends what differs, removes what is gone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--clear",
            action="store_true",
            help="Empty the index first: search finds less meanwhile.",
        )

    def handle(self, *, clear: bool, **options: object) -> None:
        report = rebuild(self.say, clear=clear)
        self.say(f"{report.checked} checked, {report.changed} written, {report.removed} removed.")
        if failed := failures():
            raise CommandError(f"{failed} could not be indexed: search.Waiting says why.")

    def say(self, message: str) -> None:
        self.stdout.write(message)
