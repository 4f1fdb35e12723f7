import datetime
from typing import Any

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forms.sealing import digest


class Status(models.TextChoices):
    """The state of a request. Those after "no answer" are closed."""

    NEW = "new", pgettext_lazy("callback request", "New")
    CALLING = "calling", _("Calling")
    NO_ANSWER = "no_answer", _("No answer")
    BOOKED = "booked", _("Booked")
    CLOSED = "closed", _("Closed")
    SPAM = "spam", _("Spam")


class Outcome(models.TextChoices):
    """Why a request was closed, where its state does not say it."""

    NOT_INTERESTED = "not_interested", _("Not interested")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    NOT_REACHED = "not_reached", _("Not reached")
    DUPLICATE = "duplicate", _("Asked twice")


OPEN = (Status.NEW, Status.CALLING, Status.NO_ANSWER)


def is_late(now: datetime.datetime) -> Q:
    """Return the condition for an open request whose promised or agreed time has passed.

    One that was merged into another is called with it.
    """
    due = Q(again_at__lt=now) | Q(again_at=None, due_at__lt=now)
    return due & Q(status__in=OPEN, merged_into=None)


class CallbackQuerySet(models.QuerySet[Any]):
    def open(self) -> "CallbackQuerySet":
        """Requests that still wait for a call."""
        return self.filter(status__in=OPEN)

    def trusted(self) -> "CallbackQuerySet":
        return self.filter(suspicion=[])

    def suspicious(self) -> "CallbackQuerySet":
        """Requests that a program probably sent; listed separately, never deleted for it."""
        return self.exclude(suspicion=[])

    def overdue(self, now: datetime.datetime | None = None) -> "CallbackQuerySet":
        """Open requests whose promised or agreed time has passed."""
        return self.filter(is_late(now or timezone.now()))

    def spoken(self) -> "CallbackQuerySet":
        """With ``spoken_language``, in which the visitor asks to be called; else that of the page."""
        asked = NullIf("call_language", Value(""))
        return self.annotate(spoken_language=Coalesce(asked, "language"))

    def from_number(self, number: str) -> "CallbackQuerySet":
        """All requests from a number in E.164, in every language."""
        return self.filter(phone_digest=digest(number))
