from django.contrib.contenttypes.models import ContentType
from django.db import models

from reviews.models.reviews import MedicalReview


class ReviewedFamily(models.Model):
    """What the report and the public line need of a page or entry in all its languages, in one row.

    Kept current by `reviews.state.families`.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField(db_index=True)
    #: The fingerprint of the content about safety that readers see; empty before the first publication.
    live_digest = models.CharField(max_length=64, blank=True)
    #: The review of what readers see, else of what they saw last.
    last = models.ForeignKey(MedicalReview, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "translation_key"], name="one_row_per_reviewed_family"
            )
        ]

    def __str__(self) -> str:
        return f"ReviewedFamily: {self.translation_key}"

    @property
    def is_changed(self) -> bool:
        """Whether readers see something about safety that the last review did not cover."""
        return self.last is not None and self.last.digest != self.live_digest
