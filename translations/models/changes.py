"""Changes of originals, and the languages they affect. Written in the transaction that publishes the change."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

#: Older news are not mailed: no flood of mail after the worker was down for long.
FRESH_FOR = datetime.timedelta(days=7)


class Change(models.Model):
    """One publication of an original with new or changed texts."""

    source = models.ForeignKey(TranslationSource, on_delete=models.CASCADE, related_name="changes")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: ``[context, old string or null, new string, whether safety-relevant]`` for each new string.
    segments = models.JSONField(default=list)
    #: When an editor confirmed that the translations still fit.
    kept_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Change: {self.source_id}, {self.made_at:%Y-%m-%d}"


class NewsQuerySet(models.QuerySet["News"]):
    def waiting(self) -> "NewsQuerySet":
        """News that no mail contains yet."""
        return self.filter(mail=None, change__made_at__gt=timezone.now() - FRESH_FOR)


class News(models.Model):
    """The effect of a change on one language."""

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="news")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    #: Number of texts to be translated again; number of safety-relevant texts among them.
    texts = models.PositiveIntegerField(default=0)
    safety = models.PositiveIntegerField(default=0)

    objects = NewsQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["change", "locale"], name="one_news_per_language")
        ]

    def __str__(self) -> str:
        return f"News: {self.change_id}, {self.locale_id}"


class DigestMailQuerySet(models.QuerySet["DigestMail"]):
    def due(self, now: datetime.datetime) -> "DigestMailQuerySet":
        """Unsent mails that are due and not leased by a worker."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=now)
        return self.filter(free, sent_at=None, next_attempt_at__lte=now).order_by("pk")


class DigestMail(models.Model):
    """An outbox row: one mail to one translator about one language."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    news = models.ManyToManyField(News, related_name="mail")
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=80, blank=True)

    objects = DigestMailQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"DigestMail: {self.pk}"
