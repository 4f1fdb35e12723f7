from django.db import models
from django.db.models import Max, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: Longer queries are not stored: they may tell a person's story.
MAX_WORDS = 5
MAX_LENGTH = 60


class LoggedStep(models.TextChoices):
    """The step of the search that found the results."""

    ALL = "all", _("as typed")
    PREFIX = "prefix", _("by the beginning of a word")
    CORRECTED = "corrected", _("spelling corrected")
    ANSWER = "answer", _("answered by a card")
    ANY = "any", _("only some of the words")
    NONE = "none", pgettext_lazy("search", "nothing found")


#: The steps of searches that found nothing, or nothing with all words.
UNANSWERED = (LoggedStep.NONE, LoggedStep.ANY)


class SearchLogQuerySet(models.QuerySet["SearchLog"]):
    def without_an_answer(self) -> "SearchLogQuerySet":
        return self.filter(step__in=UNANSWERED)

    def by_words(self) -> models.QuerySet["SearchLog", dict[str, object]]:
        """Group by query: ``words, times, last_day``; the most frequent first."""
        grouped = self.values("words").annotate(times=Sum("count"), last_day=Max("day"))
        return grouped.order_by("-times", "-last_day", "words")


class SearchLog(models.Model):
    """Number of searches for these words on one day. Stores nothing about the visitors."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=10)
    words = models.CharField(_("words"), max_length=MAX_LENGTH)
    step = models.CharField(_("found"), max_length=10, choices=LoggedStep)
    hits = models.PositiveIntegerField(_("results"), default=0)
    count = models.PositiveIntegerField(_("searches"), default=0)
    #: How often a result was opened, if the browser runs scripts.
    opened = models.PositiveIntegerField(default=0, db_default=0)

    objects = SearchLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("search by visitors")
        verbose_name_plural = _("searches by visitors")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "words"], name="one_row_per_words_and_day"
            )
        ]
        indexes = [models.Index(fields=["language", "day"])]

    def __str__(self) -> str:
        return self.words
