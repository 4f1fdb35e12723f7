"""The same form again is the same request; a form that was changed is another."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from forms.models import CallbackRequest, Notification
from tests import factories, pages
from tests.forms.sending import answers, shown
from tests.visitor import Visitor

SENDERS = 10


@pytest.fixture
def form(db):
    factories.site()
    return pages.callback()


def numbers() -> list[str]:
    return sorted(request.phone for request in CallbackRequest.objects.all())


def test_a_changed_form_is_another_request(visitor: Visitor, form):
    """Somebody who went back to mend the number must be called on the second one."""
    hidden = shown(visitor, form)
    for _ in range(2):
        for phone in ("24112420", "24112421"):
            visitor.post(form.get_url(), hidden | answers(phone=phone))

    assert numbers() == ["+37124112420", "+37124112421"]
    assert Notification.objects.count() == 2


def test_the_same_answers_in_another_spelling_are_the_same(visitor: Visitor, form):
    hidden = shown(visitor, form)
    for phone in ("24112420", "+371 24 11 24 20", "(24) 11-24-20"):
        visitor.post(form.get_url(), hidden | answers(phone=phone, name=" Anna "))

    assert numbers() == ["+37124112420"]


def test_a_request_that_no_key_opens_stands_for_itself(visitor: Visitor, form):
    hidden = shown(visitor, form)
    visitor.post(form.get_url(), hidden | answers())
    CallbackRequest.objects.update(sealed="nothing")

    assert visitor.post(form.get_url(), hidden | answers()).status_code == 302
    assert CallbackRequest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_are_one_request_with_one_answer():
    factories.site()
    form = pages.callback()
    data = shown(Visitor(), form) | answers(token=str(uuid.uuid4()))

    def click(_number: int) -> tuple[int, str]:
        try:
            response = Visitor().post(form.get_url(), data)
            return response.status_code, response.get("Location", "").partition("?")[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(SENDERS) as senders:
        told = set(senders.map(click, range(SENDERS)))

    assert told == {(302, f"{form.get_url()}thank-you/")}
    assert CallbackRequest.objects.count() == 1
    assert Notification.objects.count() == 1
