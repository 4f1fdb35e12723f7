import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

#: A set-up that has told nothing for so long was abandoned: no worker took it, or its process died.
STALLED_AFTER = datetime.timedelta(minutes=3)
ONLY = 1


class SetUpRun(models.Model):
    """The set-up that was begun on the page of the admin. There is one row, so two never run at the same time."""

    class State(models.TextChoices):
        NONE = "none"
        WAITING = "waiting"
        RUNNING = "running"
        FINISHED = "finished"
        FAILED = "failed"

    state = models.CharField(max_length=10, choices=State, default=State.NONE)
    #: Distinguishes this run from one that was abandoned and goes on all the same.
    attempt = models.UUIDField(null=True)
    #: The fields of the form, until the run has succeeded.
    typed = models.JSONField(default=dict)
    phase = models.CharField(max_length=20, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(default=timezone.now)
    #: The kind of the error, and the name of its class.
    failure = models.CharField(max_length=20, blank=True)
    error = models.CharField(max_length=100, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.state

    @classmethod
    def free(cls) -> "models.QuerySet[SetUpRun]":
        """The row, unless a run goes on."""
        working = Q(state__in=[cls.State.WAITING, cls.State.RUNNING])
        return cls.objects.filter(~working | Q(told_at__lt=timezone.now() - STALLED_AFTER))

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_stalled(self) -> bool:
        return self.is_open and self.told_at < timezone.now() - STALLED_AFTER
