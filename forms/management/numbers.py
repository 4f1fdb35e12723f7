"""A phone number for a command, from a prompt or a pipe, never an argument.

Arguments are visible in the shell's history and in the process list to every user of
the machine.
"""

import sys

from django.core.management.base import CommandError

from accounts.models import User
from forms.numbers import e164


def asked_number() -> str:
    """Return the number in E.164, from the terminal or from standard input."""
    typed = input("Phone number: ") if sys.stdin.isatty() else sys.stdin.readline()
    number = e164(typed)
    if not number:
        # The number is not repeated: this message may be logged.
        raise CommandError("This is not a phone number.")
    return number


def named_user(username: str | None) -> User | None:
    """Return the user account for the audit log."""
    if not username:
        return None
    try:
        return User.objects.get_by_natural_key(username)
    except User.DoesNotExist:
        raise CommandError(f"There is no account “{username}”.") from None
