"""Records what each translation was built from; this decides whether it is stale.

wagtail-localize compares times: a page that was published again unchanged counts as
stale, and one whose source was just edited as current. Here contents are compared.
"""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationSource,
)

DIGEST_LENGTH = 64

#: A build's record of one string: context, string, whether translated, whether safety-relevant.
Segment = tuple[int, int, bool, bool]


class SourceDigest(models.Model):
    """Fingerprints of a source's current content (`translations.tracking.digests`), written when the source is stored."""

    source = models.OneToOneField(
        TranslationSource, on_delete=models.CASCADE, related_name="digest"
    )
    content = models.CharField(max_length=DIGEST_LENGTH)
    safety = models.CharField(max_length=DIGEST_LENGTH)
    content_changed_at = models.DateTimeField(default=timezone.now)
    safety_changed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"SourceDigest: {self.source_id}, {self.content[:8]}"

    def update_to(self, *, content: str, safety: str) -> None:
        """Store new fingerprints, and the time of change for each that differs."""
        if (self.content, self.safety) == (content, safety):
            return
        now = timezone.now()
        if self.content != content:
            self.content_changed_at = now
        if self.pk and self.safety != safety:
            self.safety_changed_at = now
        self.content, self.safety = content, safety
        self.save()


class BuildQuerySet(models.QuerySet["Build"]):
    def offline(self) -> "BuildQuerySet":
        """Builds of translations that were live and are now offline."""
        return self.filter(is_live=True, offline_at__isnull=False)


class Build(models.Model):
    """A saved version of a translation: its source's fingerprints and the strings translated then.

    One build of a translation is live: the one of the published revision, or of the
    last published one after unpublishing. All others are newer drafts.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="builds")
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    is_live = models.BooleanField(default=False)
    built_at = models.DateTimeField(default=timezone.now)
    #: When a person took the page or entry offline; null otherwise.
    offline_at = models.DateTimeField(null=True)
    content = models.CharField(max_length=DIGEST_LENGTH, blank=True)
    safety = models.CharField(max_length=DIGEST_LENGTH, blank=True)
    segments = models.JSONField(default=list)
    untranslated = models.PositiveIntegerField(default=0)
    untranslated_safety = models.PositiveIntegerField(default=0)

    objects = BuildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation"],
                condition=models.Q(is_live=True),
                name="one_live_build_per_translation",
            )
        ]

    def __str__(self) -> str:
        return f"Build: {self.translation_id}, {self.content[:8]}, live: {self.is_live}"

    def take_segments(self, segments: list[Segment]) -> None:
        self.segments = [list(segment) for segment in segments]
        missing = [is_safety for _context, _string, done, is_safety in segments if not done]
        self.untranslated, self.untranslated_safety = len(missing), sum(missing)

    def is_overtaken(self) -> bool:
        """Whether a translation or an override has been stored since this build."""
        since = {
            "locale_id": self.translation.target_locale_id,
            "context__object_id": self.translation.source.object_id,
            "updated_at__gt": self.built_at,
        }
        models = (StringTranslation, SegmentOverride)
        return any(model._base_manager.filter(**since).exists() for model in models)

    @transaction.atomic
    def go_live(self, *_args: Any) -> None:
        """Mark this build as live, and delete the older ones."""
        # Serialises two users who publish at the same moment.
        Translation.objects.select_for_update().get(pk=self.translation_id)
        others = Build.objects.filter(translation_id=self.translation_id).exclude(pk=self.pk)
        others.filter(models.Q(is_live=True) | models.Q(pk__lt=self.pk or 0)).delete()
        self.is_live, self.offline_at = True, None
        self.save()
