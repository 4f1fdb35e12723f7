"""Django's own checks in one start: the system check, and whether a migration is missing."""

import os
import sys

import django
from django.core.management import call_command
from django.core.management.base import SystemCheckError


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings.dev")
    django.setup()
    failed = 0
    try:
        call_command("check", fail_level="WARNING")
    except SystemCheckError as error:
        print(error)
        failed = 1
    try:
        call_command("makemigrations", check_changes=True, dry_run=True)
    except SystemExit:
        print("A migration is missing: `manage.py makemigrations` writes it.")
        failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
