"""What is noted of a search: enough for the practice, too little to know anybody by."""

import datetime
import logging

import pytest
from django.db import DatabaseError, connection
from wagtail import hooks

from core.periodic import HOOK
from search import log
from search.models import LoggedStep, SearchLog

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 5, 4)


def rows() -> list[tuple[str, str, int]]:
    return list(SearchLog.objects.order_by("words").values_list("words", "language", "count"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kakla   MASĀŽA ", "kakla masāža"),
        ("массаж шеи?", "массаж шеи"),
        ("„sāp mugura“", "sāp mugura"),
        ("L5 disc", "l5 disc"),
        ("massage 45 min", "massage 45 min"),
        ("covid-19", "covid-19"),
        ("one two three four five", "one two three four five"),
        ("one two three four five six", ""),
        ("n" * 61, ""),
        ("anna.berzina@example.org", ""),
        ("anna berzina@example", ""),
        ("+371 24 11 24 20", ""),
        ("zvanīt 24112420", ""),
        ("010190-12345", ""),
        ("anna1985", ""),
        ("www.example.org", ""),
        ("example.org", ""),
        ("12345", ""),
        ("1990", ""),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_only_words_are_kept(typed, kept):
    assert log.words_of(typed) == kept


def test_the_same_words_are_one_row_a_day():
    log.note("Neck", "en", LoggedStep.NONE, 0)
    log.note("neck ", "en", LoggedStep.ALL, 3)
    log.note("neck", "lv", LoggedStep.NONE, 0)

    assert rows() == [("neck", "en", 2), ("neck", "lv", 1)]
    last = SearchLog.objects.get(language="en")
    assert (last.step, last.hits) == (LoggedStep.ALL, 3)


def test_nothing_of_a_person_stands_in_the_table():
    fields = {field.name for field in SearchLog._meta.get_fields()}

    assert fields == {"id", "day", "language", "words", "step", "hits", "count", "opened"}


def test_a_log_that_fails_breaks_no_search(monkeypatch, caplog):
    def fail(*_arguments):
        raise DatabaseError("neck")

    monkeypatch.setattr(log, "_count", fail)

    with caplog.at_level(logging.WARNING):
        log.note("neck", "en", LoggedStep.ALL, 1)

    assert "not noted (DatabaseError)" in caplog.text
    assert "neck" not in caplog.text
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def test_a_day_has_room_for_so_many_different_searches(monkeypatch):
    monkeypatch.setattr(log, "MOST_IN_A_DAY", 2)

    for words in ("neck", "back", "knee", "neck"):
        log.note(words, "en", LoggedStep.ALL, 1)

    assert rows() == [("back", "en", 1), ("neck", "en", 2)]


def test_what_is_older_than_thirty_days_is_forgotten():
    for days in (29, 30, 31, 300):
        day = TODAY - datetime.timedelta(days=days)
        SearchLog.objects.create(day=day, language="en", words=f"{days} days", step=LoggedStep.ALL)

    assert log.forget_old(TODAY) == 2
    assert [words for words, _language, _count in rows()] == ["29 days", "30 days"]


def test_the_worker_forgets():
    jobs = [register() for register in hooks.get_hooks(HOOK)]

    assert log.forget_old in [job.run for job in jobs]
