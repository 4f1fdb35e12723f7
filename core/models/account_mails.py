import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

#: Age at which an unsent mail raises the alarm.
ALARM_AFTER = datetime.timedelta(minutes=15)


class AccountMailQuerySet(models.QuerySet["AccountMail"]):
    def waiting(self, now: datetime.datetime | None = None) -> "AccountMailQuerySet":
        """Mails that are due and not leased by a worker."""
        now = now or timezone.now()
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        return self.filter(free, next_attempt_at__lte=now).order_by("next_attempt_at", "pk")

    def late(self, now: datetime.datetime | None = None) -> "AccountMailQuerySet":
        return self.filter(created_at__lt=(now or timezone.now()) - ALARM_AFTER)


class AccountMail(models.Model):
    """A mail about an account that a worker is to send. Sealed, because it names a person; deleted once it is sent."""

    sealed = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now, db_index=True)
    leased_until = models.DateTimeField(null=True)
    #: The id of the HTTP request that caused it (`core.request_ids`).
    trace = models.CharField(max_length=36, blank=True)

    objects = AccountMailQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"#{self.pk}"
