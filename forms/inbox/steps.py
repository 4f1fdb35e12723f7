"""The steps that a receptionist can take with a request."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forms.models import CallbackRequest, Outcome, Status


class Step(TextChoices):
    CALLING = "calling", _("I am calling")
    NO_ANSWER = "no_answer", _("No answer: call again")
    LATER = "later", _("Call later, as agreed")
    BOOKED = "booked", pgettext_lazy("callback request", "Booked a visit")
    CLOSED = "closed", pgettext_lazy("callback request", "Close")
    NOT_INTERESTED = "not_interested", pgettext_lazy("close a request", "Not interested")
    WRONG_NUMBER = "wrong_number", pgettext_lazy("close a request", "Wrong number")
    NOT_REACHED = "not_reached", pgettext_lazy("close a request", "Not reached: stop calling")
    DUPLICATE = "duplicate", pgettext_lazy("close a request", "Asked twice")
    SPAM = "spam", pgettext_lazy("callback request", "Mark as spam")
    NOT_SPAM = "not_spam", pgettext_lazy("callback request", "Not spam")
    REOPEN = "reopen", pgettext_lazy("callback request", "Reopen")

    @property
    def icon(self) -> str:
        return LOOKS[self][0]

    @property
    def key(self) -> str:
        """The key that takes the step."""
        return LOOKS[self][1]


LOOKS = {
    Step.CALLING: ("mobile-alt", "C"),
    Step.NO_ANSWER: ("rotate", "N"),
    Step.LATER: ("time", ""),
    Step.BOOKED: ("calendar-check", "B"),
    Step.CLOSED: ("check", "D"),
    Step.NOT_INTERESTED: ("cross", ""),
    Step.WRONG_NUMBER: ("warning", ""),
    Step.NOT_REACHED: ("no-view", ""),
    Step.DUPLICATE: ("copy", ""),
    Step.SPAM: ("no-view", ""),
    Step.NOT_SPAM: ("redirect", ""),
    Step.REOPEN: ("redirect", "O"),
}

#: Steps that record a call or an attempt.
CALLS = {
    Step.CALLING,
    Step.NO_ANSWER,
    Step.LATER,
    Step.BOOKED,
    Step.NOT_INTERESTED,
    Step.WRONG_NUMBER,
    Step.NOT_REACHED,
}
#: Steps that close a request for a reason which its state does not say.
OUTCOMES = {Step(outcome.value): outcome for outcome in Outcome}
ENDS = {Step.BOOKED, Step.CLOSED, Step.SPAM, *OUTCOMES}
#: Steps that agree on another call.
AGAIN = {Step.NO_ANSWER, Step.LATER}
#: Steps that the page offers apart from the others.
SELDOM = [*OUTCOMES, Step.SPAM]
STATES = {Step(s.value): s for s in Status if s.value in Step.values} | {
    Step.LATER: Status.NO_ANSWER,
    **dict.fromkeys(OUTCOMES, Status.CLOSED),
}


def steps_for(request: CallbackRequest) -> list[Step]:
    """Return the possible steps, the likeliest first."""
    if request.merged_into_id:
        return []
    if request.status == Status.SPAM:
        return [Step.NOT_SPAM]
    if not request.is_open:
        return [Step.REOPEN]
    steps = [Step.CALLING, Step.NO_ANSWER, Step.LATER, Step.BOOKED, Step.CLOSED, *OUTCOMES]
    if request.status == Status.CALLING:
        steps.remove(Step.CALLING)
    return [*steps, *([Step.NOT_SPAM] if request.suspicion else []), Step.SPAM]
