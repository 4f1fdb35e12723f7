"""Answers in writing: through the outbox, in the visitor's language, by e-mail or text message."""

import datetime

import pytest
import requests
from django.core import mail
from django.utils import timezone

from forms import sms
from forms.inbox.replies import first_texts
from forms.models import Reply, ReplyText
from forms.replying import MOST_ATTEMPTS, send_replies
from tests.forms.inbox import ANNA, address, ilze, page_of, received, site
from tests.visitor import soup, words

__all__ = ["ilze", "site"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

EMAIL = "anna@example.lv"


class Answer:
    def __init__(self, status_code):
        self.status_code = status_code

    def raise_for_status(self):
        if self.status_code >= 400:
            raise requests.HTTPError


@pytest.fixture
def twilio(settings, monkeypatch):
    """The provider; what was posted to it, and the codes it answers with."""
    settings.CALLBACK_SMS, settings.TWILIO_ACCOUNT = "twilio", "AC1"
    settings.TWILIO_TOKEN, settings.TWILIO_FROM = "secret", "Practice"
    posted, codes = [], [201]

    def post(url, **options):
        posted.append((url, options))
        return Answer(codes[0])

    monkeypatch.setattr(sms.requests, "post", post)
    return posted, codes


def write(visitor, request, way, text="Hello"):
    data = {"way": way, "subject": "Your request", "text": text}
    return visitor.post(address("reply", request.pk), data, follow=True)


def test_an_e_mail_is_sent_once_recorded_and_sealed(ilze):
    request = received(answers={"email": EMAIL})
    write(ilze, request, "email", "Hello Anna")
    assert (send_replies(), send_replies()) == (1, 0)

    [letter] = mail.outbox
    assert (letter.to, letter.subject, letter.body) == ([EMAIL], "Your request", "Hello Anna")
    assert "Anna" not in Reply.objects.get().sealed
    page = words(ilze.read(page_of(request)))
    assert "sent on" in page
    assert "Answer sent" in page


def test_texts_are_offered_in_the_language_of_the_call_and_filled_in(ilze):
    first_texts()
    assert first_texts() == 0
    request = received(name="Anna", answers={"email": EMAIL}, call_language="lv")

    texts = ilze.read(page_of(request)).select("[aria-labelledby=request-replies] textarea")

    assert ReplyText.objects.count() == 6
    assert len(texts) == 2
    assert words(texts[0]).startswith("Labdien, Anna!")
    assert "{" not in words(texts[0])


def test_text_messages_are_off_until_a_provider_is_named(ilze):
    request = received(answers={"email": EMAIL})
    assert "cannot be written to" in words(soup(write(ilze, request, "sms")))

    assert not Reply.objects.exists()


def test_a_text_message_is_handed_to_the_provider(ilze, twilio):
    posted, _codes = twilio
    write(ilze, received(), "sms", "We tried to call you")
    assert send_replies() == 1

    [(url, options)] = posted
    assert url.endswith("/Accounts/AC1/Messages.json")
    assert options["data"] == {"To": ANNA, "From": "Practice", "Body": "We tried to call you"}
    assert options["auth"] == ("AC1", "secret")


def test_what_the_provider_refuses_is_given_up_and_said(ilze, twilio):
    _posted, codes = twilio
    codes[0] = 400
    request = received()
    write(ilze, request, "sms")
    assert send_replies() == 0

    page = words(ilze.read(page_of(request)))
    assert "not delivered" in page
    assert "Answer not delivered" in page


def test_an_outage_of_the_provider_is_waited_out_and_not_for_ever(ilze, twilio):
    posted, codes = twilio
    codes[0] = 503
    write(ilze, received(), "sms")
    for _ in range(MOST_ATTEMPTS + 2):
        send_replies()
        Reply.objects.update(next_attempt_at=timezone.now() - datetime.timedelta(seconds=1))

    assert len(posted) == MOST_ATTEMPTS
    assert Reply.objects.get().failed_at


@pytest.mark.parametrize("text", ["", "  ", "x" * 1601])
def test_an_odd_answer_is_refused_in_words(ilze, text):
    response = write(ilze, received(answers={"email": EMAIL}), "email", text)

    assert "between 1 and 1,600" in words(soup(response))
    assert not Reply.objects.exists()
