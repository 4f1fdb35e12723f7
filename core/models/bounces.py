from django.db import models
from django.utils import timezone


class Bounce(models.Model):
    """A mail of the site that came back: an address of staff that gets nothing."""

    address = models.EmailField(max_length=254)
    #: As the mail server says it: 5.1.1 is an unknown address, 5.2.2 a full mailbox (RFC 3463).
    status = models.CharField(max_length=12, blank=True)
    came_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"#{self.pk}"
