"""How the practice is doing: numbers on the home page, and the time to the first call."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation

from forms.inbox.chart import Chart
from forms.inbox.stats import figures_by_day, in_words
from forms.models import CallbackRequest, FormPage, Notification, Status
from forms.waits import opening_minutes
from practice.groups import ensure_editors
from tests import pages
from tests.forms.inbox import address, editor, hours_ago, ilze, opening, received, site
from tests.visitor import words

__all__ = ["editor", "ilze", "site"]

RIGA = timezone.get_default_timezone()
WEEK = [(day, datetime.time(9), datetime.time(19)) for day in range(5)]
MONDAY = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=RIGA)


def at(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=RIGA)


@pytest.fixture
def noon():
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.mark.django_db
def test_the_home_page_of_who_does_more_tells_who_waits(noon, ilze):
    ilze.user.groups.add(ensure_editors())
    ilze.force_login(ilze.user)
    received(due_at=hours_ago(-1))
    received(due_at=hours_ago(-24), status=Status.CALLING)
    received(due_at=hours_ago(1))
    received(due_at=hours_ago(5), again_at=hours_ago(-2), status=Status.NO_ANSWER)
    received(due_at=hours_ago(5), status=Status.CLOSED)
    received(due_at=hours_ago(5), suspicion=["link"])

    panel = ilze.read(reverse("wagtailadmin_home")).select_one(".waiting")

    shown = {node["data-count"]: int(words(node)) for node in panel.select("[data-count]")}
    assert shown == {"new": 2, "due": 2, "overdue": 1, "suspicious": 1}
    newest = CallbackRequest.objects.filter(suspicion=[]).latest("pk").pk
    told = ilze.get(panel["data-inbox"]).json()
    assert "state" in told
    del told["state"], told["soon"]
    assert told == shown | {"newest": newest}
    assert not panel.select("[role=alert]")


@pytest.mark.django_db
def test_mail_that_does_not_go_out_raises_an_alarm(ilze):
    row = Notification.objects.create(request=received())
    Notification.objects.filter(pk=row.pk).update(created_at=hours_ago(1))

    page = ilze.read(address("index"))

    assert "not being sent" in words(page.select_one("main [role=alert]"))


@pytest.mark.django_db
def test_receptions_home_is_the_inbox(ilze, editor):
    assert ilze.get(reverse("wagtailadmin_home"))["Location"] == address("index")
    assert editor.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.django_db
def test_who_gets_no_mail_is_told_so(ilze, site, settings):
    settings.CALLBACK_NOTIFY = []
    form = pages.callback(notify="")
    assert "Nobody gets a mail" in words(ilze.read(address("index")))
    FormPage.objects.filter(pk=form.pk).update(notify="reception@example.lv")

    assert "Nobody gets a mail" not in words(ilze.read(address("index")))


@pytest.mark.django_db
def test_who_was_never_called_was_not_called_as_promised(noon):
    came = at("2026-11-20 10:00")
    due = at("2026-11-20 14:00")
    received(created_at=came, due_at=due, first_call_at=at("2026-11-20 11:00"))
    received(created_at=came, due_at=due)
    received(created_at=came, due_at=due, status=Status.CLOSED, outcome="wrong_number")
    received(created_at=came, due_at=at("2026-11-27 14:00"))
    real = {"suspicion": ["link"], "first_call_at": at("2026-11-20 12:00")}
    received(created_at=came, due_at=due, **real)

    chart = Chart(figures_by_day(WEEK))

    assert chart.total.in_time_percent == 50
    assert chart.outcomes == [("New", 4), ("Wrong number", 1)]


@pytest.mark.django_db
def test_who_may_not_see_requests_sees_no_numbers(editor):
    received()

    assert editor.read(reverse("wagtailadmin_home")).select_one(".waiting") is None


@pytest.mark.django_db
def test_asking_for_the_numbers_again_and_again_costs_little(ilze, django_assert_max_num_queries):
    ilze.get(address("counts"))
    with django_assert_max_num_queries(8):
        ilze.get(address("counts"))


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-23 10:00", "2026-11-23 10:45", 45),
        ("2026-11-23 18:30", "2026-11-24 09:15", 45),
        ("2026-11-21 23:00", "2026-11-23 09:20", 20),
        ("2026-11-23 08:00", "2026-11-23 08:30", 0),
        ("2026-11-23 20:00", "2026-11-23 20:30", 0),
        ("2026-11-17 18:00", "2026-11-19 10:00", 120),
        ("2026-11-23 10:00", "2026-11-23 09:00", 0),
    ],
    ids=[
        "same day",
        "overnight",
        "weekend",
        "before opening",
        "after closing",
        "a holiday between",
        "backwards",
    ],
)
def test_only_opening_hours_count_as_waiting(start, end, minutes):
    assert opening_minutes(at(start), at(end), WEEK) == minutes


@pytest.mark.django_db
def test_the_median_is_of_people_only_and_by_the_day(noon):
    for day, waited in (("2026-11-20", 10), ("2026-11-20", 30), ("2026-11-19", 90)):
        came = at(f"{day} 10:00")
        received(
            created_at=came,
            due_at=came + datetime.timedelta(minutes=60),
            first_call_at=came + datetime.timedelta(minutes=waited),
        )
    received(created_at=at("2026-11-20 10:00"))
    received(created_at=at("2026-11-20 10:00"), suspicion=["link"])
    received(created_at=at("2026-11-20 10:00"), status=Status.SPAM)
    received(created_at=at("2026-09-01 10:00"), first_call_at=at("2026-09-04 10:00"))

    days = figures_by_day(WEEK)
    total = Chart(days).total

    assert len(days) == 30
    assert days[datetime.date(2026, 11, 20)].median == 20
    assert days[datetime.date(2026, 11, 20)].received == 3
    assert (total.received, total.called, total.in_time, total.median) == (4, 3, 2, 30)
    assert total.in_time_percent == 67


@pytest.mark.django_db
def test_the_chart_is_drawn_with_whole_numbers_and_without_styles(noon, ilze):
    ilze.force_login(ilze.user)
    opening((0, "09:00", "19:00"))
    received(created_at=at("2026-11-16 09:00"), first_call_at=at("2026-11-16 09:07"))
    received(created_at=at("2026-11-09 09:00"), first_call_at=at("2026-11-09 10:40"))
    received(created_at=at("2026-11-23 09:00"))

    page = ilze.read(address("index"))
    bars = page.select(".inbox-stats rect")

    assert len(bars) == 3
    assert all(bar[name].isdecimal() for bar in bars for name in ("x", "y", "width", "height"))
    assert "1 h 40 min" in words(page.select_one(".inbox-stats figcaption"))
    assert [bar for bar in bars if "bar-chart__bar--empty" in bar["class"]] == bars[-1:]
    assert not page.select(".inbox [style]")


@pytest.mark.django_db
def test_without_requests_there_is_nothing_to_draw(ilze):
    assert not ilze.read(address("index")).select(".inbox-stats svg")
    assert Chart(figures_by_day([])).total.median_in_words == ""


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 min"), (59, "59 min"), (61, "1 h 1 min")])
def test_minutes_in_words(minutes, said):
    with translation.override("en"):
        assert in_words(minutes) == said
