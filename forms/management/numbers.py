"""A phone number for a command: typed at a prompt or piped in, never an argument.

Arguments stay in the shell's history and stand in the list of processes, where
everybody on the machine can read them.
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
        # Without repeating it: this text may be logged.
        raise CommandError("This is not a phone number.")
    return number


def named_user(username: str | None) -> User | None:
    """Return the account in whose name the command runs, for the audit log."""
    if not username:
        return None
    try:
        return User.objects.get_by_natural_key(username)
    except User.DoesNotExist:
        raise CommandError(f"There is no account “{username}”.") from None
