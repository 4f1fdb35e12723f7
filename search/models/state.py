import uuid

from django.db import models
from django.utils import timezone


class State(models.Model):
    """The index of one language. Whoever writes holds this row: two writers never wait for each other in a circle."""

    language = models.CharField(max_length=10, primary_key=True)
    documents = models.PositiveIntegerField(default=0)
    #: Another one after every change: what was remembered of the index is then out of date.
    stamp = models.UUIDField(default=uuid.uuid4)
    #: When it was last compared with the site.
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
