from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac


class User(AbstractUser):
    """A member of staff. Our own model, so that it can grow after the first migration."""

    #: Whether the account has an authenticator app or a passkey (`core.door.second_factor`).
    second_factor = models.BooleanField(default=False, db_default=False, editable=False)

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Sessions opened before the account got a second factor end."""
        bound = f"{self.password} with a second factor" if self.second_factor else self.password
        key_salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        return salted_hmac(key_salt, bound, secret=secret, algorithm="sha256").hexdigest()
