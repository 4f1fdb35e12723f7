from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduledChange(models.TextChoices):
    PUBLISH = "publish", _("Should have gone live")
    UNPUBLISH = "unpublish", _("Should have gone offline")


class ScheduleFailure(models.Model):
    """A scheduled change that could not be made. It keeps its hour, and is tried again; the row goes with the success."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    instance = GenericForeignKey("content_type", "object_id")
    change = models.CharField(max_length=10, choices=ScheduledChange)
    #: The name of the exception: its text may quote what somebody typed.
    error = models.CharField(max_length=100)
    due_at = models.DateTimeField()
    tried_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "change"], name="one_failure_per_change"
            )
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.change} {self.content_type} {self.object_id}"
