from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    APPROVED = "approved", _("Approved")
    REMARKS = "remarks", _("Approved with remarks")
    CHANGES = "changes", _("To be changed")


APPROVED = (Outcome.APPROVED, Outcome.REMARKS)


class ReviewQuerySet(models.QuerySet["MedicalReview"]):
    def newest_first(self) -> "ReviewQuerySet":
        return self.order_by("-reviewed_on", "-pk")

    def approved(self) -> "ReviewQuerySet":
        return self.filter(outcome__in=APPROVED)

    def without_content(self) -> "ReviewQuerySet":
        return self.defer("content")


class MedicalReview(models.Model):
    """A signed record: who reviewed which version of a page or entry, when, and with what outcome.

    It holds for the translation family, so for every language at once. Never changed and
    never deleted in the admin.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField(db_index=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: What was reviewed, as Wagtail serialises it. Not read from the revision: autosave
    #: overwrites revisions, and `purge_revisions` deletes them.
    content = models.JSONField(default=dict)
    #: The fingerprint of the content about safety (`reviews.snapshots`).
    digest = models.CharField(max_length=64, db_index=True)
    #: Whether readers have seen the reviewed content.
    was_live = models.BooleanField(default=False)
    #: The account that signed; empty for records older than the accounts, and of the demo.
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: The public profile, which gives the name in every language.
    person = models.ForeignKey(
        "core.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=150, blank=True)
    reviewed_on = models.DateField(default=timezone.localdate)
    signed_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)
    remarks = models.TextField(_("remarks"), blank=True)
    next_due = models.DateField(_("next review"), null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("medical review")
        verbose_name_plural = _("medical reviews")
        default_permissions = ()
        permissions = [("add_medicalreview", "Can sign a medical review")]
        indexes = [models.Index(fields=["content_type", "translation_key"])]

    def __str__(self) -> str:
        return f"MedicalReview: {self.translation_key}, {self.reviewed_on}, {self.outcome}"

    def clean(self) -> None:
        if self.next_due and self.next_due < self.reviewed_on:
            raise ValidationError({"next_due": TOO_EARLY})

    @property
    def is_approved(self) -> bool:
        return self.outcome in APPROVED

    @property
    def asks_for_changes(self) -> bool:
        return self.outcome == Outcome.CHANGES


TOO_EARLY = _("The next review cannot be due before this one. Choose a later date.")
