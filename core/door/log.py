"""Refused sign-ins in the log: without the name, in whose field a hurried person types the password."""

import logging
from typing import Any

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.utils.crypto import salted_hmac

logger = logging.getLogger("core.door")


@receiver(user_login_failed)
def log_refused(credentials: dict[str, Any], **_kwargs: Any) -> None:
    """Log a wrong name or password."""
    name = str(credentials.get("username", ""))
    logger.warning("A sign-in was refused (account %s)", _digest(name))


@receiver(authentication_failed)
def log_wrong_code(user: AbstractBaseUser, **_kwargs: Any) -> None:
    """Log a wrong code of a second factor: the password was right."""
    logger.warning("A code was refused (account %s)", _digest(user.get_username()))


def log_limited(name: str) -> None:
    """Log an attempt that was one too many, whose password nobody has looked at."""
    logger.warning("A sign-in was not looked at: too many (account %s)", _digest(name))


def _digest(name: str) -> str:
    """Return a keyed digest: it shows whether one account is meant, or many."""
    spelled = name.strip().casefold()
    return salted_hmac("sign-in-log", spelled, algorithm="sha256").hexdigest()[:8]
