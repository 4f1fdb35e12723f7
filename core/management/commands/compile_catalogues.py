from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.catalogues import compile_catalogues, gaps

SHOWN = 20


class Command(BaseCommand):
    help = "Compile the interface's catalogues where the .mo file is missing or older; no gettext needed."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="only report strings without a translation",
        )

    def handle(self, *args: object, check: bool, **options: object) -> None:
        if not check:
            for path in compile_catalogues(settings.LOCALE_PATHS):
                self.stdout.write(f"Compiled {path}")
        elif missing := list(gaps(settings.LOCALE_PATHS, settings.SOURCE_LANGUAGE)):
            more = f"\n… and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
            raise CommandError("\n".join(missing[:SHOWN]) + more)
