from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. Our own model, so that it can grow after the first migration."""
