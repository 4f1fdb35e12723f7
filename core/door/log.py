"""Refused sign-ins in the log: without the name, which a hurried person replaces with the password."""

import logging
from typing import Any

from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.utils.crypto import salted_hmac

logger = logging.getLogger("core.door")


@receiver(user_login_failed)
def log_refused(credentials: dict[str, Any], **_kwargs: Any) -> None:
    """The keyed digest shows whether one account is meant, or many."""
    name = str(credentials.get("username", "")).strip().casefold()
    digest = salted_hmac("sign-in-log", name, algorithm="sha256").hexdigest()[:8]
    logger.warning("A sign-in was refused (account %s)", digest)
