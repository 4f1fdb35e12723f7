import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forms.models.requests import CallbackRequest

#: Age at which an unsent notification raises the alarm.
ALARM_AFTER = datetime.timedelta(minutes=15)


class NotificationQuerySet(models.QuerySet["Notification"]):
    def waiting(self, now: datetime.datetime | None = None) -> "NotificationQuerySet":
        """Unsent notifications that are due and not leased by a worker."""
        now = now or timezone.now()
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=now)
        return self.filter(free, sent_at=None, next_attempt_at__lte=now).order_by(
            "next_attempt_at", "pk"
        )

    def late(self, now: datetime.datetime | None = None) -> "NotificationQuerySet":
        """Unsent notifications that are old enough to raise the alarm."""
        return self.filter(sent_at=None, created_at__lt=(now or timezone.now()) - ALARM_AFTER)


class Notification(models.Model):
    """An outbox row: mail about a request, written in the same transaction as the request.

    A worker leases a row, sends the mail and marks it as sent. If the worker dies, its
    lease expires and another worker takes the row: delivery is at least once.
    """

    request = models.OneToOneField(
        CallbackRequest, on_delete=models.CASCADE, related_name="notification"
    )
    recipients = models.JSONField(_("recipients"), default=list)
    #: Those to whom the mail server has accepted the mail: a retry leaves them out.
    accepted = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now, db_index=True)
    leased_until = models.DateTimeField(_("leased until"), null=True)
    sent_at = models.DateTimeField(_("sent"), null=True, db_index=True)
    last_error = models.CharField(_("last error"), max_length=80, blank=True)
    #: The id of the HTTP request that wrote the row, for the worker's log lines about it (`core.request_ids`).
    trace = models.CharField(max_length=36, blank=True, db_default="", editable=False)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        default_permissions = ()

    def __str__(self) -> str:
        return f"#{self.request_id}"
