import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

#: A lease, and a due time, that end later than this beyond their length were written by a clock that was wrong.
CLOCKS_DIFFER = datetime.timedelta(minutes=1)
LEASE = datetime.timedelta(seconds=60)


class JobState(models.Model):
    """The state of a periodic job: when it is due, and which run of it is going on. See `core.background.leases`."""

    name = models.CharField(max_length=100, primary_key=True)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)
    #: The time of the claim whose run counts; empty between two runs.
    slot = models.CharField(max_length=40, blank=True)
    leased_until = models.DateTimeField(null=True)
    #: Start of the last run that succeeded.
    done_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def free(cls) -> "models.QuerySet[JobState]":
        """The jobs that no process runs now."""
        now = timezone.now()
        over = Q(leased_until__lt=now) | Q(leased_until__gt=now + LEASE + CLOCKS_DIFFER)
        return cls.objects.filter(Q(leased_until=None) | over)
