"""Two translators and an editor at work in the same moment: nobody's words are lost, and nobody gets an error."""

from threading import Barrier, Event, Thread

import pytest
from django.db import connection
from wagtail_localize.models import StringSegment, TranslationSource

from home.models import StandardPage
from tests.translations import desk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]

#: Seconds that one waits for another who may never come.
PATIENCE = 1


def at_once(*works):
    """Run every work in a thread of its own, all from the same moment; return what each gave or raised."""
    gate = Barrier(len(works))
    given = [None] * len(works)

    def run(number, work):
        gate.wait()
        try:
            given[number] = work()
        except Exception as error:  # noqa: BLE001
            given[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def republish(page, **changes):
    fresh = StandardPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


def test_of_two_publications_the_translators_get_the_one_that_stands(monkeypatch):
    """The slower one has read the page before the faster one published, and stores what it has read afterwards."""
    made = desk.page_to_translate()
    page = made.source.get_source_instance()
    has_read, is_done = Event(), Event()
    read = TranslationSource.get_source_instance

    def read_and_dawdle(source):
        instance = read(source)
        if instance.standfirst == "Slow" and not has_read.is_set():
            has_read.set()
            is_done.wait(PATIENCE)
        return instance

    def second():
        has_read.wait(PATIENCE)
        republish(page, standfirst="Fast")
        is_done.set()

    monkeypatch.setattr(TranslationSource, "get_source_instance", read_and_dawdle)
    assert at_once(lambda: republish(page, standfirst="Slow"), second) == [None, None]

    said = StandardPage.objects.get(pk=page.pk).standfirst
    assert said == "Fast"
    assert desk.fresh(made).source.as_instance().standfirst == said
    assert said in strings(made)
    assert "Slow" not in strings(made)


def strings(made):
    return list(
        StringSegment.objects.filter(source_id=made.source_id).values_list(
            "string__data", flat=True
        )
    )
