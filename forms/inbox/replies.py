"""Answers in writing from the inbox: texts with placeholders, in the visitor's language."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_noop
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from accounts.models import User
from core import request_ids
from core.background.engine import soon
from core.page_frame import PageFrame
from forms import sms
from forms.models import CallbackRequest, Reply, ReplyText
from forms.outbox import look_now
from forms.said import email_of
from forms.sealing import UnsealError, seal
from forms.ways import AnswerBy
from forms.wording import spoken

PLACEHOLDER = re.compile(r"\{(name|practice|phone|time)\}")

#: What every practice begins with: name, subject, text.
FIRST_TEXTS = [
    (
        gettext_noop("We tried to reach you"),
        gettext_noop("We tried to call you"),
        gettext_noop(
            "Hello {name}, we tried to call you back and could not reach you. "
            "Call us when it suits you: {phone}. {practice}"
        ),
    ),
    (
        gettext_noop("Answer in writing"),
        gettext_noop("Your request"),
        gettext_noop(
            "Hello {name}, thank you for your request. We answer you {time}. {practice}, {phone}"
        ),
    ),
]


@dataclass(frozen=True)
class Offered:
    """A text, filled in for one request."""

    key: int
    name: str
    subject: str
    text: str


def ways_to(request: CallbackRequest) -> list[tuple[str, str]]:
    """Return how a visitor can be written to now: the way, and the number or address; the wished way first."""
    try:
        answers, number = request.answers, request.phone
    except UnsealError:
        return []
    found = [(AnswerBy.EMAIL.value, email_of(answers))]
    if sms.is_on():
        found.append((AnswerBy.SMS.value, number))
    ways = [(way, to) for way, to in found if to]
    return sorted(ways, key=lambda way: way[0] != request.way)


def offered(request: CallbackRequest, frame: PageFrame) -> list[Offered]:
    """Return the texts in the language of the call, else in the page's."""
    texts = list(ReplyText.objects.filter(language=request.speaks))
    with translation.override(request.speaks):
        values = _values(request, frame)
        return [
            Offered(one.pk, one.name, _filled(one.subject, values), _filled(one.text, values))
            for one in texts
        ]


@sensitive_variables()
@transaction.atomic
def write(request: CallbackRequest, way: str, subject: str, text: str, user: User) -> Reply | None:
    """Put an answer into the outbox; ``None`` if the visitor cannot be written to in this way."""
    to = dict(ways_to(request)).get(way)
    if not to:
        return None
    reply = Reply.objects.create(
        request=request,
        author=user,
        way=way,
        sealed=seal({"to": to, "subject": subject, "text": text}),
        trace=request_ids.current(),
    )
    log(request, "callbacks.reply", user=user, data={"way": way})
    soon(look_now)
    return reply


def first_texts() -> int:
    """Make the texts that every practice begins with, where there are none; return how many."""
    if ReplyText.objects.exists():
        return 0
    made = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            made += [
                ReplyText(
                    name=translation.gettext(name),
                    language=code,
                    subject=translation.gettext(subject),
                    text=translation.gettext(text),
                )
                for name, subject, text in FIRST_TEXTS
            ]
    return len(ReplyText.objects.bulk_create(made))


def _values(request: CallbackRequest, frame: PageFrame) -> dict[str, str]:
    text = frame.text
    return {
        "name": request.visitor_name,
        "practice": text.name,
        "phone": str(frame.practice.phone or ""),
        "time": spoken(request.call_by, timezone.now()),
    }


def _filled(text: str, values: dict[str, str]) -> str:
    filled = PLACEHOLDER.sub(lambda found: values[found[1]], text)
    # Where there is no name: “Hello, …”.
    return re.sub(r" +([,.!])", r"\1", filled)
