"""What somebody took off the site is offered to nobody as work, and says so wherever it is shown."""

import datetime
from io import StringIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests import factories
from tests.translations.people import person
from tests.translations.saying import republish, save, say_all, translated
from translations.access.groups import ensure_translator_group
from translations.desk.overview.queue import queues
from translations.exchange.catalogues.writing import backlog
from translations.models import News
from translations.publishing.publication.steps import publish
from translations.publishing.publication.together import choices
from translations.tracking.shown_cells import ShownCell
from translations.tracking.state import State, cells

pytestmark = pytest.mark.django_db(transaction=True)

CARE = {"urgency": "urgent", "title": "Ask a doctor", "text": "<p>Today.</p>"}
MATRIX = "/admin/translations/"
#: Everything that somebody may call a fault.
FAULTS = "missing,mirrored,draft,ready,stale,mixed,safety"

every_kind = pytest.mark.parametrize("make", [factories.standard_page, factories.topic])


@pytest.fixture(autouse=True)
def _homes():
    factories.site()


@pytest.fixture
def editor(client):
    client.force_login(person("editor"))
    return client


def cell(thing, code="lv"):
    locale = factories.locale(code).pk
    return cells([thing.translation_key], [locale])[thing.translation_key, locale]


def shown(thing, code="lv"):
    return ShownCell(cell(thing, code), factories.locale(code))


def waiting(code="lv"):
    locale = factories.locale(code)
    return [task.original.title for task in queues([locale])[locale]]


def taken_offline(make=factories.standard_page, **fields):
    """The original; its Latvian form was live, and somebody took it off the site."""
    thing = make(**fields)
    made = translated(thing)
    with time_machine.travel("2026-05-03T10:00:00Z", tick=False):
        made.get_target_instance().unpublish()
    return thing


def status(*conditions, code="lv"):
    out = StringIO()
    fail_on = ",".join(conditions)
    call_command("translation_status", "--fail-on", fail_on, "--locale", code, stdout=out)
    return out.getvalue()


# A translation


@every_kind
def test_a_translation_taken_offline_is_no_work_and_says_since_when(make):
    thing = taken_offline(make)

    found = shown(thing)

    assert waiting() == []
    assert (found.cell.state, found.label) == (State.READY, "Offline")
    assert found.facts == ["Taken offline on 03/05/2026"]


@every_kind
def test_what_comes_back_at_an_hour_says_so_and_is_no_work(make):
    thing = taken_offline(make)
    made = translated(thing, publish=False)
    publish(made, go_live_at=datetime.datetime(2126, 11, 27, 8, tzinfo=datetime.UTC))

    assert shown(thing).facts == ["Goes live on 27/11/2126 10:00"]
    assert waiting() == []


@every_kind
def test_what_waits_for_its_hour_the_first_time_is_no_work(make):
    thing = make()
    publish(
        translated(thing, publish=False),
        go_live_at=datetime.datetime(2126, 11, 27, 8, tzinfo=datetime.UTC),
    )

    assert shown(thing).facts == ["Goes live on 27/11/2126 10:00"]
    assert waiting() == []


def test_a_new_version_that_waits_for_its_hour_is_told_apart():
    thing = factories.standard_page()
    hour = datetime.datetime(2126, 11, 27, 8, tzinfo=datetime.UTC)
    publish(translated(thing), go_live_at=hour)

    assert shown(thing).facts == ["A new version goes live on 27/11/2126 10:00"]


def test_a_change_of_the_original_does_not_bring_it_back(editor):
    page = taken_offline(title="Feet", body=[("care_card", CARE)])

    republish(page, body=[("care_card", CARE | {"title": "Call an ambulance"})])

    assert waiting() == []
    assert not cell(page).needs_safety
    assert not News.objects.exists()
    assert backlog(person("admin"), factories.locale("lv")) == []


def test_an_original_with_other_languages_tells_those_alone():
    page = taken_offline(standfirst="Slow")
    translated(page, "ru")

    republish(page, standfirst="Fast")

    assert [news.locale.language_code for news in News.objects.all()] == ["ru"]


def saved_anew(made):
    save(made)


def the_same_version(made):
    made.get_target_instance().get_latest_revision().publish()


@pytest.mark.parametrize("publish", [saved_anew, the_same_version])
def test_once_it_is_published_again_it_is_live_and_hears_of_changes(publish):
    page = taken_offline(standfirst="Slow")
    publish(page_in_latvian(page))
    assert cell(page).state == State.LIVE

    republish(page, standfirst="Fast")

    assert waiting() == [page.title]
    assert [news.locale.language_code for news in News.objects.all()] == ["lv"]


def test_what_was_never_published_is_work_as_before():
    page = factories.standard_page()
    translated(page, publish=False)

    assert waiting() == [page.title]
    assert shown(page).label == "Ready"


def test_what_expired_at_its_hour_was_taken_offline_too():
    page = factories.standard_page()
    translated(page)
    past = datetime.datetime(2026, 5, 3, 10, tzinfo=datetime.UTC)
    type(page).objects.filter(pk=page.pk).update(expire_at=past)

    call_command("publish_scheduled")

    assert cell(page).rests


def test_the_matrix_counts_it_apart_and_finds_it(editor):
    taken_offline(title="Feet")
    translated(factories.standard_page(title="Hands"), publish=False)

    def titles(query):
        page = BeautifulSoup(editor.get(MATRIX + query).content, "html.parser")
        return [one.get_text(" ", strip=True).split(" ")[0] for one in page.select("tbody th")]

    assert titles("?state=offline&language=lv") == ["Feet"]
    assert titles("?state=ready&language=lv") == ["Hands"]
    assert "Taken offline on 03/05/2026" in editor.get(MATRIX).text


def test_the_editors_home_does_not_call_it_ready(editor):
    taken_offline()

    assert "matrix-choice--ready" not in editor.get("/admin/").text


def test_the_status_command_counts_it_apart_and_finds_no_fault_in_it():
    taken_offline()

    text = status(*FAULTS.split(","))

    assert [line.split()[-1] for line in text.splitlines() if line.startswith("Offline")] == ["1"]


def test_publishing_all_languages_does_not_choose_it_for_anybody():
    page = taken_offline()
    translated(page, "ru", publish=False)

    found = {
        one.translation.target_locale.language_code: one.is_ready
        for one in choices(page_in_latvian(page).source, person("admin"))
    }

    assert found == {"lv": False, "ru": True}


def test_who_opens_it_all_the_same_reads_what_publishing_would_do(client):
    page = taken_offline()
    user = person("translator")
    client.force_login(user)

    answer = client.get(
        reverse("translation_publishing:translation", args=[page_in_latvian(page).pk])
    )

    assert "Taken offline on 03/05/2026. Visitors read this translation only" in answer.text


def page_in_latvian(page):
    return factories.translation(page)


# The original


def test_an_original_taken_offline_with_its_translations_urges_nobody(editor):
    page = factories.standard_page(body=[("care_card", CARE)])
    translated(page).get_target_instance().unpublish()
    save(factories.translation(page, "ru"), publish=False)

    page.unpublish()

    assert (waiting("lv"), waiting("ru")) == ([], [])
    assert shown(page, "ru").facts == ["The original was taken offline"]
    assert not cell(page, "ru").needs_safety
    status(*FAULTS.split(","), code="ru")


def test_a_translation_that_visitors_still_read_is_kept_current():
    page = factories.standard_page(standfirst="Slow")
    translated(page)
    republish(page, standfirst="Fast").unpublish()

    assert cell(page).state == State.STALE
    assert waiting() == [page.title]


def draft(**fields):
    """A page that was never published."""
    page = factories.standard_page(**fields)
    type(page).objects.filter(pk=page.pk).update(live=False, first_published_at=None)
    return type(page).objects.get(pk=page.pk)


def test_a_draft_is_translated_beforehand_after_all_other_work():
    save(factories.translation(draft(title="Draft", body=[("care_card", CARE)])), publish=False)
    save(factories.translation(factories.standard_page(title="Live")), publish=False)

    assert waiting() == ["Live", "Draft"]
    with pytest.raises(CommandError, match="Live") as failed:
        status("draft")
    assert "Draft" not in str(failed.value)


def test_the_finished_translation_of_a_draft_waits_for_its_original_alone():
    page = draft(title="Draft")
    made = save(factories.translation(page), publish=False)

    say_all(made)

    assert waiting() == []
    assert shown(page).facts == ["The original is not published yet"]


def test_a_translators_own_page_says_the_same(client):
    taken_offline(title="Feet")
    user = person("translator")
    user.groups.add(ensure_translator_group("lv"))
    client.force_login(user)

    assert (
        "Everything that was sent to you is translated and published."
        in client.get("/admin/translations/queue/").text
    )
