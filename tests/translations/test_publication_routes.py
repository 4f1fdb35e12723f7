"""Every way to publication leads through one gate, and leaves nothing half done."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import StringTranslation, Translation

from practice.groups import ensure_editors
from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import guide, say_all, sent
from translations.publishing.publication import NotPublishedError
from translations.publishing.publication.answers import FIELD
from translations.publishing.publication.drafts import save_draft

pytestmark = pytest.mark.django_db

CARE_TITLE = (".title",)


@world
def made():
    return sent(guide())


@pytest.fixture
def topic():
    factories.home_page("lv")
    return factories.translation(factories.topic())


@pytest.fixture
def as_translator(client, made):
    client.force_login(person("translator"))
    return client


@pytest.fixture
def as_editor(client, made):
    client.force_login(person("editor"))
    return client


def page_of(made):
    return made.get_target_instance()


def under_review(made):
    """The draft of a translation, submitted to the editors' review; the task that waits."""
    page = page_of(made)
    task = GroupApprovalTask.objects.create(name="Review")
    task.groups.add(ensure_editors())
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page)
    return workflow.start(page, None).current_task_state


def from_the_editor(client, made, **data):
    return client.post(made.get_target_instance_edit_url(), {"action": "publish"} | data)


def by_syncing(client, made, **data):
    url = reverse("wagtail_localize:update_translations", args=[made.source_id])
    return client.post(url, {"publish_translations": "on"} | data)


def by_approval(client, made, **data):
    page = page_of(made)
    state = page.current_workflow_task_state or under_review(made)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(url, {"comment": "Fine"} | data)


def in_bulk(client, made, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?id={page_of(made).pk}", data)


ROUTES = {
    "from the editor": from_the_editor,
    "by syncing": by_syncing,
    "by approval": by_approval,
    "in bulk": in_bulk,
}


def snapshot(made):
    page = page_of(made)
    return page.live, page.title, page.live_revision_id, page.has_unpublished_changes


@pytest.mark.parametrize("route", ROUTES)
def test_untranslated_safety_is_published_by_no_route(
    route, made, as_editor, django_capture_on_commit_callbacks
):
    say_all(made, leave=CARE_TITLE)
    save_draft(made)
    before = snapshot(made)

    with django_capture_on_commit_callbacks(execute=True):
        answer = ROUTES[route](as_editor, made)

    assert answer.status_code == 409
    assert "Ask a doctor if" in answer.content.decode()
    assert FIELD not in answer.content.decode()
    assert snapshot(made) == before


@pytest.mark.parametrize("route", ROUTES)
def test_other_gaps_are_asked_about_and_published_with_consent(
    route, made, as_editor, django_capture_on_commit_callbacks
):
    say_all(made, leave=("standfirst",))
    save_draft(made)
    before = snapshot(made)

    with django_capture_on_commit_callbacks(execute=True):
        asked = ROUTES[route](as_editor, made)
    unchanged = snapshot(made) == before
    with django_capture_on_commit_callbacks(execute=True):
        ROUTES[route](as_editor, made, **consent_in(asked))

    assert asked.status_code == 409
    assert "What massage does" in asked.content.decode()
    assert unchanged
    assert page_of(made).live
    assert page_of(made).title == "lv: Back"


@pytest.mark.parametrize("route", ROUTES)
def test_a_complete_translation_is_published_without_a_question(
    route, made, as_editor, django_capture_on_commit_callbacks
):
    say_all(made)
    save_draft(made)

    with django_capture_on_commit_callbacks(execute=True):
        answer = ROUTES[route](as_editor, made)

    assert answer.status_code == 302
    assert page_of(made).live


def consent_in(answer):
    """What the page that asks would post besides the request itself: earlier answers and this one."""
    return {FIELD: re.findall(rf'name="{FIELD}" value="([^"]+)"', answer.content.decode())}


def test_a_refused_approval_leaves_the_review_open(made, as_editor):
    say_all(made, leave=CARE_TITLE)
    save_draft(made)

    by_approval(as_editor, made)

    assert page_of(made).current_workflow_task_state.status == "in_progress"


def test_a_dialog_of_the_admin_leads_to_all_that_is_in_the_way_and_names_it(made, as_editor):
    say_all(made, leave=CARE_TITLE)
    save_draft(made)
    state = under_review(made)
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[page_of(made).pk, "approve", state.pk]
    )

    answer = as_editor.post(url, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})

    there = as_editor.get(answer.json()["redirect"])
    told = BeautifulSoup(there.content, "html.parser").select_one(".messages").get_text()
    assert (
        "was not published. 1 text about safety is not translated yet: “Ask a doctor if”." in told
    )
    assert "must be corrected first" in there.text


def test_an_entry_is_asked_about_too(topic, client, django_capture_on_commit_callbacks):
    topic.save_target(publish=False)
    client.force_login(person("translator"))

    with django_capture_on_commit_callbacks(execute=True):
        asked = from_the_editor(client, topic)
    live_before = topic.get_target_instance().live
    with django_capture_on_commit_callbacks(execute=True):
        from_the_editor(client, topic, **consent_in(asked))

    assert (asked.status_code, live_before) == (409, False)
    assert topic.get_target_instance().live


def test_consent_is_bound_to_the_person_and_to_the_gaps(made, as_translator, client):
    say_all(made, leave=("standfirst",))
    consent = consent_in(from_the_editor(as_translator, made))
    client.force_login(person("editor"))

    by_another = from_the_editor(client, made, **consent)
    forged = from_the_editor(client, made, **{FIELD: "yes"})

    assert (by_another.status_code, forged.status_code) == (409, 409)
    assert not page_of(made).live


def test_consent_to_one_gap_is_none_to_the_next(made, as_translator):
    say_all(made, leave=("standfirst",))
    consent = consent_in(from_the_editor(as_translator, made))
    StringTranslation.objects.filter(context__path="title").delete()

    answer = from_the_editor(as_translator, made, **consent)

    assert answer.status_code == 409


def test_two_languages_are_asked_about_one_after_the_other(
    made, as_editor, django_capture_on_commit_callbacks
):
    other = sent(guide_of(made), "ru")
    for one in (made, other):
        say_all(one, leave=("standfirst",))

    first = by_syncing(as_editor, made)
    second = by_syncing(as_editor, made, **consent_in(first))
    with django_capture_on_commit_callbacks(execute=True):
        by_syncing(as_editor, made, **consent_in(second))

    assert (first.status_code, second.status_code) == (409, 409)
    assert page_of(made).live
    assert page_of(other).live


def guide_of(made):
    return made.source.get_source_instance()


# Without a person at hand


def test_a_saved_version_is_judged_by_what_it_says_not_by_what_is_translated_since(made):
    say_all(made, leave=CARE_TITLE)
    incomplete = save_draft(made)
    say_all(made)

    with pytest.raises(NotPublishedError):
        incomplete.publish()
    save_draft(made).publish()

    assert page_of(made).live


def test_code_that_asks_nobody_may_leave_other_gaps(made):
    say_all(made, leave=("standfirst",))

    save_draft(made).publish()

    assert page_of(made).live


def scheduled(made):
    """A version whose hour has come, however it was scheduled."""
    revision = save_draft(made)
    past = timezone.now() - datetime.timedelta(minutes=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)


def test_at_its_hour_the_unready_stays_a_draft_and_the_others_go_live(made):
    other = sent(guide_of(made), "ru")
    say_all(made, leave=CARE_TITLE)
    say_all(other)
    for one in (made, other):
        scheduled(one)

    call_command("publish_scheduled")

    assert not page_of(made).live
    assert page_of(other).live


# Safe drafts


def test_a_draft_touches_nothing_that_visitors_read(made, django_capture_on_commit_callbacks):
    """Upstream's own way writes over the live page."""
    say_all(made)
    save_draft(made).publish()
    factories.say(made, "title", "Cits nosaukums")

    made.save_target(publish=False)

    page = page_of(made)
    assert (page.live, page.title, page.has_unpublished_changes) == (True, "lv: Back", True)
    assert page.get_latest_revision_as_object().title == "Cits nosaukums"


def test_a_draft_takes_no_live_entry_off_the_site(topic):
    topic.save_target(publish=True)
    live = topic.get_target_instance()
    save_draft(topic).publish()

    topic.save_target(publish=False)

    assert topic.get_target_instance().live
    assert live.pk == topic.get_target_instance().pk


def test_what_is_translated_no_more_is_left_to_wagtail(made):
    Translation.objects.filter(pk=made.pk).update(enabled=False)

    Page.objects.get(pk=page_of(made).pk).specific.save_revision().publish()

    assert page_of(made).live
