"""The report, the panel and the weekly mail name what has to be reviewed, and nothing else."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.users.models import UserProfile

from core.periodic import HOOK
from reviews.letters.sending import send_letters
from reviews.models import Outcome, ReviewLetter
from reviews.state.families import reviews_of
from reviews.state.report import rows
from tests import factories, pages
from tests.reviews.reviewing import CARE, REQUIRED, days, doctor, long_ago, reviewed
from tests.translations.people import person
from tests.visitor import soup, words

pytestmark = pytest.mark.django_db
#: A Monday.
WEEK = datetime.datetime(2031, 6, 2, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _site(settings):
    settings.MEDICAL_REVIEW_LETTERS = True
    factories.site()


def guide(title="Neck pain"):
    return pages.article(title=title, body=[("care_card", CARE)])


def changed(page):
    page.body[0].value["title"] = "Call 113 if"
    page.save_revision().publish()


def states():
    return {str(row.head): [state.value for state in row.states] for row in rows()}


def test_each_state_is_found():
    reviewed(guide("Fine"))
    reviewed(guide("Soon"), next_due=days(30))
    long_ago(guide("Late"))
    guide("New")
    other = guide("Other")
    reviewed(other)
    changed(other)
    reviewed(guide("Bad"), outcome=Outcome.CHANGES)

    assert states() == {
        "Bad": ["asked"],
        "Late": ["overdue"],
        "Other": ["changed"],
        "New": ["never"],
        "Soon": ["soon"],
        "Fine": ["current"],
    }
    assert next(iter(states())) == "Bad"


def test_a_review_may_be_late_and_changed_at_once():
    one = guide("Late")
    long_ago(one)
    changed(one)

    assert states() == {"Late": ["overdue", "changed"]}


def test_the_last_day_is_not_late():
    reviewed(guide("Today"), next_due=days(0))

    assert states() == {"Today": ["soon"]}


def test_translations_have_no_row_of_their_own():
    pages.guides("lv")
    factories.translated(guide(), "lv")

    assert list(states()) == ["Neck pain"]


def test_a_draft_that_may_not_go_live_waits(settings):
    settings.MEDICAL_REVIEW = REQUIRED | {"default": "off"}
    entry = pages.contraindication(title="Fever")
    reviewed(entry)
    entry.explanation = "<p>It never harms.</p>"
    entry.save_revision()
    assert states() == {"Fever": ["current"]}

    settings.MEDICAL_REVIEW = REQUIRED

    assert states() == {"Fever": ["waiting"]}


def test_a_page_that_is_offline_is_no_work():
    one = guide()
    long_ago(one)
    one.unpublish()

    assert states() == {}


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    with_few = _queries()
    for number in range(5):
        long_ago(guide(f"Guide {number}"))

    with django_assert_num_queries(with_few):
        assert len(rows()) == 5


def _queries():
    rows()
    with CaptureQueriesContext(connection) as captured:
        rows()
    return len(captured)


# The report and the panel


def report(client, query=""):
    return soup(client.get(reverse("reviews:report") + query))


def titles(page):
    return [words(link) for link in page.select(".queue-task__title")]


def test_the_report_is_narrowed_to_a_state(client):
    client.force_login(doctor())
    reviewed(guide("Fine"))
    long_ago(guide("Late"))
    guide("New")

    assert titles(report(client)) == ["Late", "New"]
    assert titles(report(client, "?state=never")) == ["New"]
    assert titles(report(client, "?state=current")) == ["Fine"]
    choices = [words(one) for one in report(client).select(".admin-choice")]
    assert choices == ["Overdue 1", "Never reviewed 1", "Reviewed 1"]


def test_one_click_in_the_report_signs(client):
    client.force_login(doctor())
    late = guide("Late")
    long_ago(late)

    form = report(client).select_one(".review-row__actions form")
    said = {field["name"]: field.get("value", "") for field in form.select("[name]")}
    client.post(form["action"], said)

    assert reviews_of(late).count() == 2
    assert titles(report(client)) == []


def test_the_click_is_offered_only_for_what_is_due_and_unchanged(client, settings):
    client.force_login(doctor())
    late = guide("Late")
    long_ago(late)
    changed(late)
    entry = pages.contraindication(title="Fever")
    reviewed(entry)
    entry.explanation = "<p>It never harms.</p>"
    entry.save_revision()
    settings.MEDICAL_REVIEW = REQUIRED

    page = report(client)

    assert titles(page) == ["Late", "Fever"]
    assert not page.select(".review-row__actions form")
    links = [link["href"] for link in page.select(".queue-task__title")]
    assert [link.rpartition("=")[2] for link in links] == ["live", "draft"]


def test_an_editor_sees_the_report_without_the_button(client):
    client.force_login(person("editor"))
    long_ago(guide("Late"))

    page = report(client)

    assert titles(page) == ["Late"]
    assert not page.select(".review-row__actions form")


def test_a_healthy_site_says_so(client):
    client.force_login(doctor())
    reviewed(guide())

    assert "Everything is reviewed" in words(report(client))


@pytest.mark.parametrize(("role", "shown"), [("editor", True), ("translator", False)])
def test_who_finds_the_panel_and_the_report(client, role, shown):
    client.force_login(person(role))
    guide("New")

    home = soup(client.get(reverse("wagtailadmin_home")))

    assert bool(home.select("#reviews-panel")) is shown
    assert bool(home.select(f'a[href="{reverse("reviews:report")}"]')) is shown


def test_the_panel_offers_the_first_rows_to_the_doctor(client):
    client.force_login(doctor())
    for number in range(7):
        long_ago(guide(f"Guide {number}"))

    home = soup(client.get(reverse("wagtailadmin_home")))

    panel = home.select_one("section[aria-labelledby=reviews-panel]")
    assert len(panel.select("form")) == 5
    assert "7 pages and entries" in words(panel)


# The mail


def sent_at(moment):
    with time_machine.travel(moment, tick=False):
        return send_letters()


def test_a_reviewer_gets_one_mail_a_week():
    doctor()
    long_ago(guide("Late"))

    assert sent_at(WEEK) == 1
    assert sent_at(WEEK + datetime.timedelta(days=3)) == 0
    assert sent_at(WEEK + datetime.timedelta(days=7)) == 1

    letter = mail.outbox[0]
    assert letter.to == ["andrejs@example.org"]
    assert letter.subject == "Medical review: 1 text is waiting"
    assert "Late: Overdue" in letter.body
    assert "/admin/reviews/sign/articles/articlepage/" in letter.body


def test_nothing_is_sent_where_nothing_is_to_do():
    doctor()
    with time_machine.travel(WEEK, tick=False):
        reviewed(guide())

    assert sent_at(WEEK) == 0
    assert not ReviewLetter.objects.exists()


def test_it_waits_for_monday_morning():
    doctor()
    guide()

    assert sent_at(WEEK.replace(hour=1)) == 0
    assert sent_at(WEEK) == 1


def test_nobody_else_gets_it():
    person("editor")
    person("admin")
    guide()

    assert sent_at(WEEK) == 0


def test_a_failed_mail_is_sent_later(monkeypatch):
    doctor()
    guide()

    def fail(*_args, **_kwargs):
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr("reviews.letters.sending.send", fail)
        assert sent_at(WEEK) == 0
    row = ReviewLetter.objects.get()
    assert (row.attempts, row.last_error) == (1, "ConnectionError")

    assert sent_at(WEEK + datetime.timedelta(seconds=30)) == 0
    assert sent_at(WEEK + datetime.timedelta(minutes=2)) == 1


def test_another_worker_has_the_letter():
    andrejs = doctor()
    guide()
    lease = WEEK + datetime.timedelta(minutes=5)
    ReviewLetter.objects.create(
        recipient=andrejs, week=WEEK.date(), leased_until=lease, next_attempt_at=WEEK
    )

    assert sent_at(WEEK) == 0
    assert sent_at(lease + datetime.timedelta(seconds=1)) == 1


def test_the_mail_speaks_the_language_of_the_doctor():
    profile = UserProfile.get_for_user(doctor())
    profile.preferred_language = "lv"
    profile.save()
    guide()

    sent_at(WEEK)

    assert mail.outbox[0].subject.startswith("Medicīniskā satura pārbaude")


def test_mails_can_be_turned_off(settings):
    settings.MEDICAL_REVIEW_LETTERS = False
    doctor()
    guide()

    assert sent_at(WEEK) == 0


def test_the_worker_runs_both_jobs():
    names = {register().name for register in hooks.get_hooks(HOOK)}

    assert {"reviews: mail what is due", "reviews: recompute fingerprints"} <= names
