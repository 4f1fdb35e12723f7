import datetime

from django.db import models

NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class Heartbeat(models.Model):
    """Time of the last worker's heartbeat. A database row, because a cache may be private to a process."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def take(cls, name: str, now: datetime.datetime, lease: datetime.timedelta) -> bool:
        """Take the row; return False if a worker has taken it within the time of the lease."""
        cls.objects.get_or_create(name=name, defaults={"beat_at": NEVER})
        free = cls.objects.filter(name=name, beat_at__lt=now - lease)
        return bool(free.update(beat_at=now))

    @classmethod
    def give_back(cls, name: str) -> None:
        cls.objects.filter(name=name).update(beat_at=NEVER)
