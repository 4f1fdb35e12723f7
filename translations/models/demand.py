from django.db import models
from wagtail.models import Locale


class ReaderDemand(models.Model):
    """Number of readers who requested a page in a missing language, per day. Stores nothing about the readers."""

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale", "day"], name="one_count_of_demand_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.count}"
