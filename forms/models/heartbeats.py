from django.db import models


class Heartbeat(models.Model):
    """Time of the last worker's heartbeat. A database row, because a cache may be private to a process."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
