from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction


class Command(BaseCommand):
    help = (
        "Remove the second factor of an account whose owner has lost the device and the recovery"
        " codes. Make sure that it is the owner who asks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        users = get_user_model()
        try:
            user = users.objects.get_by_natural_key(username)
        except users.DoesNotExist:
            raise CommandError(f"There is no account “{username}”.") from None
        with transaction.atomic():
            Authenticator.objects.filter(user=user).delete()
            user.second_factor = False
            user.save(update_fields=["second_factor"])
        self.stdout.write(
            f"{username} signs in with the password only, and can set up a new second factor."
        )
