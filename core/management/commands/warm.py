from argparse import ArgumentParser
from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.ready_pages.changes import note, versions
from core.ready_pages.warming import Warmer, live_pages


class Command(BaseCommand):
    help = (
        "Make every public page ready, so that no visitor waits for a rendering: after a deployment, or after a change "
        "that the site could not see (--again)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help="first let every page be compared with the database again: after SQL that was run by hand",
        )

    def handle(self, *args: object, again: bool, **options: object) -> None:
        if not settings.READY_PAGES:
            raise CommandError(
                "READY_PAGES is off: the site renders each page when it is asked for."
            )
        if again:
            note()
        if versions.current() is None:
            raise CommandError("The database does not answer.")
        count: Counter[str] = Counter()
        for address, how in Warmer().warm(live_pages()):
            count[how] += 1
            if options["verbosity"] != 1:
                self.stdout.write(f"{how:<30} {address}")
        for how, number in count.most_common():
            self.stdout.write(f"{number:>6}  {how}")
