from django.db import models


class HelpfulCount(models.Model):
    """How many readers found a revision of a guide helpful, and how many did not. Stores nothing about the readers."""

    #: The guide in one language.
    page = models.ForeignKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="+")
    #: The key of the revision that was read; the revision itself may be purged.
    revision = models.PositiveBigIntegerField()
    first_day = models.DateField()
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page", "revision"], name="one_helpful_count_a_revision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.yes}:{self.no}"
