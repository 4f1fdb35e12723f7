from typing import Any

from django.core.management.base import BaseCommand

from demo.accounts import login_lines


class Command(BaseCommand):
    help = "Print the demo logins, where there are any: never in production."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        for line in login_lines():
            self.stdout.write(line)
