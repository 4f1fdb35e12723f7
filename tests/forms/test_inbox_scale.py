"""A hundred thousand requests: as many queries as for a few, and a search that decrypts few."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forms.inbox import search
from forms.keeping import made_of
from forms.models import CallbackRequest, Status
from forms.sealing import seal
from tests.forms.inbox import address, ilze, received
from tests.visitor import words

__all__ = ["ilze"]

pytestmark = [pytest.mark.django_db, pytest.mark.nightly]

MANY = 100_000
LABELS = {"phone_key": "phone", "fields": {}}
NAMES = ["Anna", "Jānis", "Алёна", "Mary", "Kristīne", "Oļegs", "Дмитрий", "Ilze"]


def fill(many):
    """Store closed requests of a year ago and open ones, each of another number."""
    now, sealed = (
        timezone.now(),
        {name: seal({"name": name, "phone": "+37120000000"}) for name in NAMES},
    )
    rows = []
    for number in range(many):
        name = NAMES[number % len(NAMES)]
        answers = {"name": name, "phone": f"+371{20_000_000 + number}"}
        rows.append(
            CallbackRequest(
                token=uuid.uuid4(),
                form_key=uuid.UUID(int=1),
                language="lv",
                sealed=sealed[name] if number % 100 else seal(answers),
                labels=LABELS,
                status=Status.CLOSED if number % 50 else Status.NEW,
                closed_at=now if number % 50 else None,
                due_at=now - datetime.timedelta(minutes=number % 5000),
                **made_of(answers, LABELS),
            )
        )
    CallbackRequest.objects.bulk_create(rows, batch_size=2000)
    CallbackRequest.objects.filter(status=Status.CLOSED).update(
        created_at=now - datetime.timedelta(days=400)
    )


def queries(visitor, name, data=None):
    with CaptureQueriesContext(connection) as captured:
        if data:
            visitor.post(address(name), data, follow=True)
        else:
            visitor.get(address(name))
    return len(captured)


def test_list_search_and_counts_ask_as_often_as_for_a_few(ilze, monkeypatch):
    # Digits that the few have, too: a search that finds nothing asks for no rows.
    asked = [("index", None), ("counts", None), ("search", {"text": "2420"})]
    for _ in range(3):
        received()
    for name, data in asked:
        queries(ilze, name, data)
    few = [queries(ilze, name, data) for name, data in asked]
    fill(MANY)

    opened = []
    says = search._says
    monkeypatch.setattr(search, "_says", lambda *row: opened.append(1) or says(*row))
    many = [queries(ilze, name, data) for name, data in asked]

    assert many == few
    assert 0 < len(opened) <= search.MOST_COMPARED


def test_a_list_of_many_pages_can_be_jumped_through(ilze):
    fill(1000)

    page = ilze.read(address("index") + "?status=all")

    assert words(page.select(".inbox-pages a")[-1]) == "40"
