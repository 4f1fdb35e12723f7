import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forms.models.requests import CallbackRequest
from forms.sealing import unseal
from forms.ways import AnswerBy

#: Age at which an unsent notification raises the alarm.
ALARM_AFTER = datetime.timedelta(minutes=15)


class OutboxQuerySet(models.QuerySet[Any]):
    def waiting(self, now: datetime.datetime | None = None) -> "OutboxQuerySet":
        """Unsent rows that are due and not leased by a worker."""
        now = now or timezone.now()
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=now)
        return self.filter(free, sent_at=None, next_attempt_at__lte=now).order_by(
            "next_attempt_at", "pk"
        )

    def late(self, now: datetime.datetime | None = None) -> "OutboxQuerySet":
        """Unsent rows that are old enough to raise the alarm."""
        return self.filter(sent_at=None, created_at__lt=(now or timezone.now()) - ALARM_AFTER)


class OutboxRow(models.Model):
    """What a worker is to send.

    A worker leases a row, sends it and marks it as sent. If the worker dies, its
    lease expires and another worker takes the row: delivery is at least once.
    """

    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now, db_index=True)
    leased_until = models.DateTimeField(_("leased until"), null=True)
    sent_at = models.DateTimeField(_("sent"), null=True, db_index=True)
    last_error = models.CharField(_("last error"), max_length=80, blank=True)
    #: The id of the HTTP request that wrote the row, for the worker's log lines about it (`core.request_ids`).
    trace = models.CharField(max_length=36, blank=True, db_default="", editable=False)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"#{self.pk}"


class Notification(OutboxRow):
    """Mail to the staff about a request, written in the same transaction as the request."""

    request = models.OneToOneField(
        CallbackRequest, on_delete=models.CASCADE, related_name="notification"
    )
    recipients = models.JSONField(_("recipients"), default=list)
    #: Those to whom the mail server has accepted the mail: a retry leaves them out.
    accepted = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        default_permissions = ()

    def __str__(self) -> str:
        return f"#{self.request_id}"


class Reply(OutboxRow):
    """A text message or an e-mail to a visitor who wants to be answered in writing. Recipient and text are sealed."""

    request = models.ForeignKey(CallbackRequest, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    way = models.CharField(_("way"), max_length=8, choices=AnswerBy)
    #: ``{"to": …, "subject": …, "text": …}``
    sealed = models.TextField(_("message"))
    failed_at = models.DateTimeField(_("given up"), null=True)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["created_at", "pk"]
        default_permissions = ()

    @property
    def message(self) -> dict[str, str]:
        """Recipient, subject and text. Raises `forms.sealing.UnsealError`."""
        return unseal(self.sealed)


class ReplyText(models.Model):
    """A text to answer with, in one language; placeholders like ``{name}`` are filled in (`forms.inbox.replies`)."""

    name = models.CharField(_("what for"), max_length=80)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(
        _("subject"), max_length=120, blank=True, help_text=_("Of the e-mail.")
    )
    text = models.TextField(
        _("text"),
        max_length=1000,
        help_text=_(
            "Placeholders: {name}, {practice}, {phone}, {time} (by when we promised to answer)."
        ),
    )

    class Meta:
        verbose_name = _("text of an answer")
        verbose_name_plural = _("texts of answers")
        ordering = ["name", "language"]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
