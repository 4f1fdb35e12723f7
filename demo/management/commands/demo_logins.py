from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from demo.accounts import DEMO_LOGINS


class Command(BaseCommand):
    help = "Print the demo logins, where there are any: never in production."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ACCOUNTS:
            return
        for username, password, role in DEMO_LOGINS:
            self.stdout.write(f"{username:<14} {password:<20} {role}")
