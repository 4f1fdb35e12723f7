"""A translator's queue: what to do, the most urgent first; and the editors' line for each language."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from tests import factories
from tests.translations.saying import republish, save, translated
from translations.access.groups import ensure_translator_group
from translations.desk.overview.queue import queues
from translations.tracking.demand import record

pytestmark = pytest.mark.django_db(transaction=True)

CARE = {"urgency": "urgent", "title": "Ask a doctor", "text": "<p>Today.</p>"}


@pytest.fixture(autouse=True)
def _homes():
    factories.site()


@pytest.fixture
def latvian(client):
    user = get_user_model().objects.create_user("ilze")
    user.groups.add(ensure_translator_group("lv"))
    client.force_login(user)
    return client


def queue(code="lv"):
    locale = factories.locale(code)
    return list(queues([locale])[locale])


def names(tasks):
    return [task.original.title for task in tasks]


def sent(title, *, days=0, **fields):
    """A page that waits for its translator since some days."""
    page = factories.standard_page(title=title, **fields)
    made = save(factories.translation(page), publish=False)
    Translation.objects.filter(pk=made.pk).update(
        created_at=timezone.now() - datetime.timedelta(days=days)
    )
    return page


def test_changed_warnings_come_first_then_what_waits_longest():
    sent("New", days=1)
    sent("Old", days=30)
    page = factories.standard_page(title="Warned", body=[("care_card", CARE)])
    translated(page)

    republish(page, body=[("care_card", CARE | {"urgency": "emergency"})])

    assert names(queue()) == ["Warned", "Old", "New"]


def test_what_readers_ask_for_goes_before_what_is_older():
    sent("Old", days=30)
    wanted = sent("Wanted", days=1)
    for _reader in range(7):
        record(wanted.translation_key, factories.locale("lv").pk)

    tasks = queue()

    assert names(tasks) == ["Wanted", "Old"]
    assert tasks[0].asked == "7 readers asked for it"


def test_what_is_live_and_current_or_was_never_sent_is_nothing_to_do():
    translated(factories.standard_page())
    factories.standard_page()

    assert queue() == []


def test_it_says_what_to_do():
    sent("To translate")
    translated(factories.standard_page(title="To publish"), publish=False)
    translated(factories.standard_page(title="To confirm"))
    StringTranslation.objects.filter(data="x-To confirm").update(translation_type="machine")

    verbs = {task.original.title: task.verb for task in queue()}

    assert verbs == {
        "To translate": "Translate",
        "To publish": "Publish",
        "To confirm": "Confirm",
    }


def test_other_languages_work_stands_in_their_queues():
    save(factories.translation(factories.standard_page(title="Feet"), "ru"), publish=False)

    assert (names(queue("lv")), names(queue("ru"))) == ([], ["Feet"])


def test_every_task_is_one_click_away(latvian):
    sent("Feet")

    home = BeautifulSoup(latvian.get("/admin/").content, "html.parser")
    link = home.select_one(".queue-task__title")

    assert link.string == "Feet"
    assert latvian.get(link["href"]).status_code == 200


def test_the_home_shows_the_first_and_the_page_shows_all(latvian):
    for number in range(7):
        sent(f"Page {number}", days=number)

    home = BeautifulSoup(latvian.get("/admin/").content, "html.parser")
    whole = BeautifulSoup(latvian.get("/admin/translations/queue/").content, "html.parser")

    assert len(home.select(".queue-task")) == 5
    assert "The whole queue: 7 translations" in home.get_text()
    assert len(whole.select(".queue-task")) == 7


def test_an_empty_queue_is_good_news(latvian):
    good = "Everything that was sent to you is translated and published."

    assert good in latvian.get("/admin/").text
    assert good in latvian.get("/admin/translations/queue/").text


def test_a_translator_sees_no_queue_of_another_language(latvian):
    save(factories.translation(factories.standard_page(title="Feet"), "ru"), publish=False)

    assert "Feet" not in latvian.get("/admin/translations/queue/?language=ru").text


def test_editors_see_a_line_for_each_language(admin_client):
    translated(factories.standard_page(title="Feet"))
    republish(factories.standard_page(title="Hands"))

    home = BeautifulSoup(admin_client.get("/admin/").content, "html.parser")
    latvian = home.select_one(".language-summary > li")

    assert latvian.h3.string == "Latviešu"
    assert "2 of 3 live" in latvian.get_text()
    link = latvian.select_one(".matrix-choice--missing")["href"]
    assert "Hands" in admin_client.get(link).text


def test_editors_hear_of_warnings_that_are_not_current(admin_client):
    page = factories.standard_page(body=[("care_card", CARE)])
    translated(page)

    republish(page, body=[("care_card", CARE | {"urgency": "emergency"})])

    assert "Warnings on 1 page are not current" in admin_client.get("/admin/").text


def test_who_has_no_part_in_it_sees_nothing_of_it(client):
    user = get_user_model().objects.create_user("front-desk")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    assert "queue-panel" not in client.get("/admin/").text
    assert client.get("/admin/translations/queue/").status_code == 302


def test_the_home_costs_as_many_queries_for_a_long_queue_as_for_a_short_one(latvian):
    costs = []
    for number in (2, 2, 12):  # the first time warms the caches
        for _ in range(number):
            sent("Feet")
        with CaptureQueriesContext(connection) as queries:
            latvian.get("/admin/")
        costs.append(len(queries))

    assert costs[1] == costs[2]


def test_words_mended_after_publication_wait_in_the_queue_until_they_are_published():
    made = translated(factories.standard_page(title="Your arm"))
    assert queue() == []

    factories.say(made, "title", "Jūsu roka")

    (task,) = queue()
    assert (task.verb, task.shown.facts) == ("Publish", ["To be published again"])
    assert task.cell.waiting_since > task.cell.built_at

    save(made)

    assert queue() == []
