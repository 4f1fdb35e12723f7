from django.db import models


class Attempt(models.Model):
    """How often somebody tried in one window of time. Who it was stands there only as a keyed digest."""

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
