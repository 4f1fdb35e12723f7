import uuid

from django.db import models
from django.utils import timezone


class State(models.Model):
    """The index of one language. A writer locks this row first, so two writers cannot deadlock."""

    language = models.CharField(max_length=10, primary_key=True)
    documents = models.PositiveIntegerField(default=0)
    #: Changes with every write, which invalidates caches of the index.
    stamp = models.UUIDField(default=uuid.uuid4)
    #: Time of the last comparison with the site.
    checked_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.language


class Waiting(models.Model):
    """A subject waiting to be reindexed: deferred, or failed and to be retried."""

    subject = models.CharField(max_length=120, unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.subject
