import datetime

from django.db import models
from django.utils import timezone

#: A guide that takes longer was abandoned: its process died, and nothing was changed.
STALLED_AFTER = datetime.timedelta(minutes=5)
#: The log of each guide says for good what was replaced. These rows only show the progress.
KEPT = datetime.timedelta(days=1)


class Progress(models.TextChoices):
    WAITING = "waiting"
    RUNNING = "running"
    CHANGED = "changed"
    REFUSED = "refused"


class Replacement(models.Model):
    """An entry about safety that gives place to another one in some guides, or is taken out of them."""

    #: The label of the model of both entries.
    model = models.CharField(max_length=100)
    entry_key = models.PositiveIntegerField()
    #: ``None``: the entry is taken out.
    by_key = models.PositiveIntegerField(null=True)
    #: The address where the editor goes on afterwards.
    back = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.model} {self.entry_key}"


class ReplacedGuide(models.Model):
    """One guide of a replacement."""

    replacement = models.ForeignKey(Replacement, on_delete=models.CASCADE, related_name="guides")
    guide = models.ForeignKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="+")
    progress = models.CharField(max_length=10, choices=Progress, default=Progress.WAITING)
    started_at = models.DateTimeField(null=True)
    #: Why the guide was refused, in the language of the editor.
    reason = models.TextField(blank=True)
    #: Keys of the translations that still show the entry.
    waiting = models.JSONField(default=list)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.guide_id}: {self.progress}"
