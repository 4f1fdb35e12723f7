"""Draft, review, schedule and publication of one translation, through the desk's own page."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from practice.groups import ensure_editors
from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import guide, say_all, sent
from tests.translations.test_scope import said
from translations.models import Build
from translations.publishing.publication.steps import publish

pytestmark = pytest.mark.django_db


@world
def made():
    made = sent(guide())
    say_all(made)
    return made


@pytest.fixture
def as_translator(client, made):
    client.force_login(person("translator"))
    return client


@pytest.fixture
def reviewed(made):
    """Editors review whatever is submitted in Latvian."""
    task = GroupApprovalTask.objects.create(name="Review")
    task.groups.add(ensure_editors())
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=factories.home_page("lv"))


def url(made):
    return reverse("translation_publishing:translation", args=[made.pk])


def page_of(made):
    return made.get_target_instance()


def later(hours=24):
    moment = timezone.localtime() + datetime.timedelta(hours=hours)
    return moment.strftime("%Y-%m-%dT%H:%M")


def test_a_draft_is_saved_and_visitors_see_no_change(made, as_translator):
    as_translator.post(url(made), {"action": "publish"})
    factories.say(made, "title", "Cits")

    as_translator.post(url(made), {"action": "draft"})

    page = page_of(made)
    assert (page.title, page.has_unpublished_changes) == ("lv: Back", True)
    assert Build.objects.filter(translation=made, is_live=True).count() == 1


def say_plainly(made):
    """Every string, so that no check doubts it."""
    for row in made.source.stringsegment_set.select_related("context", "string"):
        words = next(said for end, said in PLAIN.items() if row.context.path.endswith(end))
        factories.say_at(made, row, words)


#: By the end of the path; the paragraph has none but the id of its block.
PLAIN = {
    "slug": "mugura",
    "standfirst": "Ko dod masāža",
    ".title": "Jautājiet ārstam, ja",
    "title": "Mugura",
    ".text": "roka kļūst nejutīga",
    "": "Lēni.",
}


def text_of(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def test_what_nobody_doubts_is_called_translated_and_checked(made, as_translator):
    say_plainly(made)

    shown = text_of(as_translator.get(url(made)))

    assert "Everything is translated and checked." in shown
    assert "doubt" not in shown


def test_open_doubts_are_counted_and_lead_to_their_cards(made, as_translator):
    say_plainly(made)
    factories.say(made, "standfirst", "Ko dod masāža.")
    care = made.source.stringsegment_set.get(string__data="your arm grows numb")
    factories.say_at(made, care, "roka kļūst nejutīga!")

    answer = as_translator.get(url(made))

    link = BeautifulSoup(answer.content, "html.parser").select_one(".publication__note a")
    work = reverse("translations:work", args=[made.pk])
    assert (link.get_text(), link["href"]) == ("2 doubts", f"{work}?show=warnings")
    assert "2 doubts · 1 of them about safety" in text_of(answer)
    assert "Everything is translated and checked." not in text_of(answer)


def test_many_doubts_cost_as_many_queries_as_one(made, as_translator):
    costs = []
    for signs in (".", ".", ".!;"):  # the first time warms the caches
        say_plainly(made)
        for name, sign in zip(("standfirst", "title", "care.title"), signs, strict=False):
            rows = made.source.stringsegment_set.filter(context__path__endswith=name)
            for row in rows.select_related("context", "string"):
                factories.say_at(made, row, f"Labi un lēni{sign}")
        with CaptureQueriesContext(connection) as queries:
            as_translator.get(url(made))
        costs.append(len(queries))

    assert costs[1] == costs[2]


def test_publication_records_what_it_was_built_from(made, as_translator):
    as_translator.post(url(made), {"action": "publish"})

    build = Build.objects.get(translation=made, is_live=True)
    assert build.revision_id == page_of(made).live_revision_id
    assert build.content == made.source.digest.content


def test_submitted_reviewed_and_published(made, as_translator, client, reviewed):
    as_translator.post(url(made), {"action": "submit"})
    state = page_of(made).current_workflow_task_state
    client.force_login(person("editor"))

    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page_of(made).pk, "approve", state.pk]),
        {"comment": ""},
    )

    assert page_of(made).live
    assert page_of(made).title == "lv: Back"


def test_what_a_reviewer_sent_back_is_submitted_again(made, as_translator, reviewed):
    as_translator.post(url(made), {"action": "submit"})
    page_of(made).current_workflow_task_state.reject(user=None)
    factories.say(made, "title", "Labāk")

    as_translator.post(url(made), {"action": "submit"})

    state = page_of(made).current_workflow_task_state
    assert state.status == "in_progress"
    assert state.revision.as_object().title == "Labāk"


def test_what_must_not_be_published_is_not_even_submitted(made, as_translator, reviewed):
    factories.say(made, "standfirst", "x <!-- y -->")

    answer = as_translator.post(url(made), {"action": "submit"})

    assert answer.status_code == 409
    assert page_of(made).current_workflow_state is None


def test_scheduled_and_live_at_its_hour(made, as_translator):
    as_translator.post(url(made), {"action": "schedule", "go_live_at": later()})
    page = page_of(made)
    revision = page.scheduled_revision
    before = page.live
    past = timezone.now() - datetime.timedelta(minutes=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    content = revision.content | {"go_live_at": past.isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(content=content)

    call_command("publish_scheduled")

    assert not before
    assert page_of(made).live


def button_named(answer, label):
    page = BeautifulSoup(answer.content, "html.parser")
    return next(
        (one for one in page.select("a, button") if one.get_text(strip=True) == label), None
    )


def topic_in_latvian():
    factories.home_page("lv")
    made = factories.translation(factories.topic())
    made.save_target(publish=False)
    say_all(made)
    return made


@pytest.mark.parametrize("make", [lambda: sent(guide(title="Neck", slug="neck")), topic_in_latvian])
def test_what_is_scheduled_says_when_and_can_be_called_off(make, client):
    made = make()
    say_all(made)
    client.force_login(person("translator"))
    client.post(url(made), {"action": "schedule", "go_live_at": "2126-11-27T10:00"})

    shown = client.get(url(made))
    called_off = client.post(button_named(shown, "Cancel the scheduled publication")["href"])
    after = client.get(called_off.url)

    assert "It goes live on 27 November 2126, 10:00." in shown.text
    assert called_off.url == url(made)
    assert page_of(made).scheduled_revision is None
    assert "It goes live on" not in after.text
    assert button_named(after, "Publish now")


@pytest.mark.parametrize("make", [lambda: sent(guide(title="Neck", slug="neck")), topic_in_latvian])
def test_what_visitors_read_already_is_not_offered_for_publication(make, client):
    made = make()
    say_all(made)
    client.force_login(person("translator"))
    client.post(url(made), {"action": "publish"})

    published = client.get(url(made))
    factories.say_at(made, made.source.stringsegment_set.order_by("order").first(), "Cits")
    changed = client.get(url(made))

    assert "visitors already read exactly this text" in published.text
    assert button_named(published, "Publish now") is None
    assert "visitors already read" not in changed.text
    assert button_named(changed, "Publish now")


def test_a_draft_that_is_newer_than_what_visitors_read_is_offered(made, as_translator):
    as_translator.post(url(made), {"action": "publish"})
    as_translator.post(url(made), {"action": "draft"})

    assert button_named(as_translator.get(url(made)), "Publish now")


def test_who_may_not_publish_reads_the_hour_and_cannot_call_it_off(made, client):
    publish(made, go_live_at=timezone.now() + datetime.timedelta(days=1))
    client.force_login(person("translator who may not publish"))

    shown = client.get(url(made))

    assert "It goes live on" in shown.text
    assert button_named(shown, "Cancel the scheduled publication") is None


@pytest.mark.parametrize("hour", ["", "nonsense", "2020-01-01T10:00"])
def test_an_impossible_hour_is_answered_with_a_sentence(made, as_translator, hour):
    answer = as_translator.post(url(made), {"action": "schedule", "go_live_at": hour})

    assert answer.status_code == 200
    assert "publication__error" in answer.content.decode()
    assert page_of(made).scheduled_revision is None


def test_an_hour_beside_publish_now_publishes_nothing(made, as_translator):
    answer = as_translator.post(url(made), {"action": "publish", "go_live_at": later()})

    assert "“now” is chosen" in answer.text
    assert "It is " in answer.text
    assert not page_of(made).live


def test_who_may_not_publish_may_save_and_submit(made, client, reviewed):
    client.force_login(person("translator who may not publish"))

    saved = client.post(url(made), {"action": "draft"})
    client.post(url(made), {"action": "submit"})
    client.post(url(made), {"action": "publish"})

    assert "Saved as a draft" in said(saved)
    assert page_of(made).current_workflow_state is not None
    assert not page_of(made).live


@pytest.mark.parametrize("role", ["source editor", "reception", "anonymous"])
def test_nobody_else_gets_here(made, client, role):
    user = person(role)
    if user.is_authenticated:
        client.force_login(user)

    answer = client.post(url(made), {"action": "publish"})

    assert answer.status_code == 302
    assert not page_of(made).live


def test_another_language_is_out_of_reach(made, client):
    other = sent(made.source.get_source_instance(), "ru")
    say_all(other)
    client.force_login(person("translator"))

    client.post(url(other), {"action": "publish"})

    assert client.get(url(other)).status_code == 302
    assert not page_of(other).live


def test_a_locked_page_is_left_alone(made, as_translator):
    Page.objects.filter(pk=page_of(made).pk).update(locked=True)

    answer = as_translator.post(url(made), {"action": "publish"})

    assert "locked" in said(answer)
    assert not page_of(made).live


def test_an_entry_goes_the_same_way(client):
    factories.home_page("lv")
    made = factories.translation(factories.topic())
    made.save_target(publish=False)
    say_all(made)
    client.force_login(person("translator"))

    shown = client.get(url(made))
    client.post(url(made), {"action": "publish"})

    assert "Publish now" in shown.content.decode()
    assert made.get_target_instance().live


def test_words_that_do_not_fit_get_a_sentence(made, as_translator, monkeypatch):
    def fail(*_args, **_kwargs):
        raise ValidationError({"title": "Too long."})

    monkeypatch.setattr("translations.desk.views.publish.save_draft", fail)

    answer = as_translator.post(url(made), {"action": "draft"})

    assert "Too long." in said(answer)


@pytest.fixture
def mirrored():
    """A page that mirrors its original in Latvian, and was sent for translation."""
    source = guide()
    source.copy_for_translation(factories.locale("lv"), copy_parents=True, alias=True)
    return factories.translation(source)


def test_a_mirror_stays_one_until_its_translation_is_published(mirrored):
    """Upstream would make it a live page in the source's words, without the notice of a mirror."""
    mirrored.save_target(publish=False)

    assert page_of(mirrored).alias_of_id


def test_a_mirror_becomes_a_page_when_its_translation_is_published(
    mirrored, client, django_capture_on_commit_callbacks
):
    say_all(mirrored)
    client.force_login(person("translator"))

    drafted = client.post(url(mirrored), {"action": "draft"})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url(mirrored), {"action": "publish"})

    page = page_of(mirrored)
    assert "still mirrors" in said(drafted)
    assert (page.alias_of_id, page.live, page.title) == (None, True, "lv: Back")


def ways(answer_to, client):
    """The buttons of the message that the next page shows."""
    page = BeautifulSoup(client.get(answer_to.url).content, "html.parser")
    return {a.get_text(strip=True): a["href"] for a in page.select(".messages .buttons a")}


def test_after_publication_the_page_and_the_next_task_are_one_click_away(made, as_translator):
    factories.site()
    after = sent(guide(title="Neck", slug="neck"))

    found = ways(as_translator.post(url(made), {"action": "publish"}), as_translator)

    assert found == {
        "View live": page_of(made).full_url,
        "Next in my queue: Neck": reverse("translations:work", args=[after.pk]),
    }


def test_after_the_last_task_there_is_no_next_one(made, as_translator):
    factories.site()

    found = ways(as_translator.post(url(made), {"action": "publish"}), as_translator)

    assert list(found) == ["View live"]


def test_what_goes_live_later_cannot_be_looked_at_yet(made, as_translator):
    factories.site()
    data = {"action": "schedule", "go_live_at": later()}

    found = ways(as_translator.post(url(made), data), as_translator)

    assert "View live" not in found
