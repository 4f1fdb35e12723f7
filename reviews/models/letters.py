import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone


class LetterQuerySet(models.QuerySet["ReviewLetter"]):
    def due(self, now: datetime.datetime) -> "LetterQuerySet":
        """Unsent letters that are due and not leased by a worker."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=now)
        return self.filter(free, sent_at=None, next_attempt_at__lte=now).order_by("pk")


class ReviewLetter(models.Model):
    """An outbox row: the mail of one week to one reviewer."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: The Monday of the week.
    week = models.DateField()
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=80, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["recipient", "week"], name="one_review_letter_a_week")
        ]

    def __str__(self) -> str:
        return f"ReviewLetter: {self.recipient_id}, {self.week}"
