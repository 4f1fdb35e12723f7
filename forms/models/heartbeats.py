from django.db import models


class Heartbeat(models.Model):
    """When a worker last said that it is alive. A row, because caches may be private to a process."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
