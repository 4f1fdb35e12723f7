from django.db import models


class Attempt(models.Model):
    """The number of attempts in one window of time. ``bucket`` is a keyed digest of the rate limit's subject."""

    bucket = models.CharField(max_length=64)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bucket", "window"], name="one_count_per_window")
        ]
        indexes = [models.Index(fields=["window"])]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.count}"
