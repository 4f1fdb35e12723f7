from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from core.migrating import one_migrator


class Command(migrate.Command):
    help = f"{migrate.Command.help} Two that run at once take turns."

    def handle(self, *args: Any, **options: Any) -> None:
        with one_migrator(connections[options["database"]], self.say_waiting):
            super().handle(*args, **options)

    def say_waiting(self) -> None:
        self.stdout.write(
            "Another process is migrating this database: waiting until it has finished."
        )
