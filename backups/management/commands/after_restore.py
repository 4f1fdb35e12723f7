from typing import Any

from django.core.management.base import BaseCommand

from backups.afterwards import steps


class Command(BaseCommand):
    help = "Make a restored site whole: caches, scaled pictures, indexes, records. May run at any time, and again."

    def handle(self, *args: Any, **options: Any) -> None:
        for result in steps.run():
            self.stdout.write(result.done)
            for sentence in result.look:
                self.stdout.write(f"  look at: {sentence}")
