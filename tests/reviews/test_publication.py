"""Nothing about safety goes live without a review where the setting says so. A draft is never refused."""

import datetime

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from articles.models import ArticlePage, ContraindicationPage
from reviews.gate import NotReviewedError
from reviews.models import MedicalReview, MedicalReviewTask, Outcome
from reviews.state.families import reviews_of
from tests import factories, pages
from tests.databases.worlds import world
from tests.reviews.reviewing import CARE, REQUIRED, doctor, reviewed
from tests.translations.people import person

pytestmark = pytest.mark.django_db
HARMLESS = "<p>It never harms.</p>"


@world
def published():
    """A live entry and a live guide, each with a review."""
    factories.site()
    entry = pages.contraindication(title="Thrombosis")
    guide = pages.article(title="Neck pain", body=[("care_card", CARE)])
    for page in (entry, guide):
        reviewed(page)
    return {"entry": entry, "guide": guide}


@pytest.fixture
def entry(settings, published):
    """A live entry with a review, on a site with the default rules."""
    settings.MEDICAL_REVIEW = REQUIRED
    return published["entry"]


@pytest.fixture
def guide(settings, published):
    settings.MEDICAL_REVIEW = REQUIRED
    return published["guide"]


def drafted(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision()


def shown(entry):
    return ContraindicationPage.objects.get(pk=entry.pk).explanation


def test_a_change_about_safety_is_refused_until_it_is_reviewed(entry):
    draft = drafted(entry, explanation=HARMLESS)

    with pytest.raises(NotReviewedError, match="Thrombosis"):
        draft.publish()
    assert shown(entry) != HARMLESS

    reviewed(draft.as_object())
    draft.publish()
    assert shown(entry) == HARMLESS


def test_a_review_that_asks_for_changes_is_no_permission(entry):
    draft = drafted(entry, explanation=HARMLESS)
    reviewed(draft.as_object(), outcome=Outcome.CHANGES)

    with pytest.raises(NotReviewedError):
        draft.publish()


def test_a_review_with_remarks_is_a_permission(entry):
    draft = drafted(entry, explanation=HARMLESS)
    reviewed(draft.as_object(), outcome=Outcome.REMARKS)

    draft.publish()

    assert shown(entry) == HARMLESS


def test_what_was_changed_after_the_review_is_refused(entry):
    reviewed(drafted(entry, explanation=HARMLESS).as_object())

    with pytest.raises(NotReviewedError):
        drafted(entry, explanation="<p>It heals.</p>").publish()


def test_a_new_entry_needs_its_review_before_it_is_live(settings):
    factories.site()
    library = pages.library()
    settings.MEDICAL_REVIEW = REQUIRED

    # The factory adds the page as Wagtail's view for new pages does: live before its publication.
    with pytest.raises(NotReviewedError):
        pages.contraindication(library, title="Fever")

    assert not ContraindicationPage.objects.get(title="Fever").live


def test_a_change_elsewhere_is_published_also_where_nothing_was_ever_reviewed(settings):
    factories.site()
    entry = pages.contraindication(title="Fever")
    settings.MEDICAL_REVIEW = REQUIRED

    drafted(entry, search_description="Heat").publish()

    assert ContraindicationPage.objects.get(pk=entry.pk).search_description == "Heat"


def test_the_schedule_leaves_it_a_draft_and_publishes_the_others(entry):
    about = factories.standard_page(slug="about")
    revisions = [drafted(entry, explanation=HARMLESS), drafted(about, title="Newer")]
    for revision in revisions:
        revision.approved_go_live_at = timezone.now() - datetime.timedelta(hours=1)
        revision.save()

    call_command("publish_scheduled")

    assert shown(entry) != HARMLESS
    assert Page.objects.get(pk=about.pk).title == "Newer"


def test_a_translation_follows_an_original_that_was_reviewed(entry):
    pages.library("lv")

    assert factories.translated(entry, "lv").live


def test_a_translation_never_overtakes_an_original_without_review(settings):
    factories.site()
    pages.library("lv")
    library = pages.library()
    settings.MEDICAL_REVIEW = REQUIRED
    fever = Page.objects.get(pk=library.pk).add_child(
        instance=ContraindicationPage(
            title="Fever", slug="fever", severity="ask", explanation=HARMLESS, live=False
        )
    )

    with pytest.raises(NotReviewedError):
        factories.translated(fever, "lv")


def test_code_and_schedule_are_never_asked_about_a_guide(guide):
    guide.body[0].value["title"] = "Call 113 if"

    guide.save_revision().publish()

    assert ArticlePage.objects.get(pk=guide.pk).body[0].value["title"] == "Call 113 if"


@override_settings(MEDICAL_REVIEW={"default": "off"})
def test_a_site_that_wants_no_reviews_is_left_alone():
    factories.site()

    assert pages.contraindication(title="Fever").live


# In the admin


def publish(client, page):
    """Publish the newest draft with the bulk action of the explorer."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{address}?id={page.pk}&next=/admin/")


def unreviewed(page):
    return reverse(
        "reviews:unreviewed", args=[page._meta.app_label, page._meta.model_name, page.pk]
    )


def test_the_admin_says_why_and_publishes_nothing(entry, client):
    client.force_login(person("editor"))
    drafted(entry, explanation=HARMLESS)

    answer = publish(client, entry)

    assert answer.url == unreviewed(entry)
    content = client.get(answer.url).content.decode()
    assert "need a medical review first" in content
    assert "It never harms." in content
    assert "Publish without a review" not in content
    assert shown(entry) != HARMLESS


def test_nobody_gets_round_the_refusal_with_the_answer_to_a_question(entry, client):
    client.force_login(person("editor"))
    drafted(entry, explanation=HARMLESS)

    assert client.post(unreviewed(entry), {"publish": "1"}).status_code in {302, 403}
    assert shown(entry) != HARMLESS


def test_a_script_gets_the_reason_as_data(entry, client):
    client.force_login(person("editor"))
    drafted(entry, explanation=HARMLESS)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(
        f"{address}?id={entry.pk}&next=/admin/", headers={"x-requested-with": "XMLHttpRequest"}
    )

    assert answer.status_code == 409
    assert "was not published" in answer.json()["message"]


def care(guide):
    return ArticlePage.objects.get(pk=guide.pk).body[0].value["title"]


def test_an_editor_is_asked_about_a_guide_and_may_publish_all_the_same(guide, client):
    client.force_login(person("editor"))
    guide.body[0].value["title"] = "Call 113 if"
    guide.save_revision()

    asked = publish(client, guide)
    assert "Publish without a review" in client.get(asked.url).content.decode()
    assert care(guide) == CARE["title"]

    client.post(asked.url, {"publish": "1"})
    assert care(guide) == "Call 113 if"


def test_a_translator_cannot_answer_for_the_editor(guide, client):
    client.force_login(person("translator"))
    guide.body[0].value["title"] = "Call 113 if"
    guide.save_revision()

    client.post(unreviewed(guide), {"publish": "1"})

    assert care(guide) == CARE["title"]


def test_a_comma_elsewhere_asks_nothing(guide, client):
    client.force_login(person("editor"))
    drafted(guide, standfirst="What massage does, and what not")

    publish(client, guide)

    assert ArticlePage.objects.get(pk=guide.pk).standfirst.endswith("what not")


def test_a_refused_translation_leads_to_its_editor(entry, client):
    client.force_login(person("admin"))
    pages.library("lv")
    latvian = factories.translated(entry, "lv")
    Page.objects.filter(pk=entry.pk).update(live=False)
    MedicalReview.objects.all().delete()
    drafted(latvian, explanation=HARMLESS)

    answer = publish(client, latvian)

    assert answer.url == reverse("wagtailadmin_pages:edit", args=[latvian.pk])
    assert "The original has no medical review yet." in client.get("/admin/").content.decode()


def test_a_new_entry_is_kept_as_a_draft_by_the_editor(settings, client):
    factories.site()
    library = pages.library()
    settings.MEDICAL_REVIEW = REQUIRED
    client.force_login(person("editor"))
    data = {"title": "Fever", "slug": "fever", "severity": "ask", "other_names": "", "zone": ""}
    data |= {"group": "other", "plain_words": ""}
    texts = {"explanation": rich_text(HARMLESS), "instead": rich_text(""), "source": ""}
    more = {"source_url": "", "comments": inline_formset([]), "action-publish": "yes"}

    answer = client.post(
        reverse("wagtailadmin_pages:add", args=["articles", "contraindicationpage", library.pk]),
        nested_form_data(data | texts | more),
    )

    fever = ContraindicationPage.objects.get(title="Fever")
    assert not fever.live
    assert "It never harms." in fever.explanation
    assert answer.url == unreviewed(fever)


# The workflow


@pytest.fixture
def flow(entry):
    """A workflow for the library whose only step is the review."""
    workflow = Workflow.objects.create(name="Medical review")
    task = MedicalReviewTask.objects.create(name="Medical review")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=entry.get_parent())
    return workflow


def submitted(entry, client):
    """Refused by the gate, the editor sends the draft to the reviewers; return its task."""
    client.force_login(person("editor"))
    drafted(entry, explanation=HARMLESS)
    client.post(unreviewed(entry), {"submit": "1"})
    return ContraindicationPage.objects.get(pk=entry.pk).current_workflow_task_state


def act(client, task, action, comment=""):
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[task.revision.object_id, action, task.pk]
    )
    return client.post(address, {"comment": comment})


def test_to_approve_the_task_is_to_sign_and_to_publish(entry, flow, client):
    task = submitted(entry, client)
    andrejs = doctor()
    client.force_login(andrejs)

    act(client, task, "approve")

    assert shown(entry) == HARMLESS
    review = reviews_of(entry)[0]
    assert (review.reviewer, review.outcome) == (andrejs, Outcome.APPROVED)


def test_a_comment_on_the_approval_is_a_remark(entry, flow, client):
    task = submitted(entry, client)
    client.force_login(doctor())

    act(client, task, "approve", "Say it shorter next time.")

    review = reviews_of(entry)[0]
    assert (review.outcome, review.remarks) == (Outcome.REMARKS, "Say it shorter next time.")


def test_to_reject_the_task_is_to_ask_for_changes(entry, flow, client):
    task = submitted(entry, client)
    client.force_login(doctor())

    act(client, task, "reject", "It does harm.")

    assert shown(entry) != HARMLESS
    assert reviews_of(entry)[0].outcome == Outcome.CHANGES


@pytest.mark.parametrize("role", ["source editor", "admin"])
def test_nobody_but_a_doctor_approves_the_task(entry, flow, client, role):
    task = submitted(entry, client)
    client.force_login(person(role))

    act(client, task, "approve")

    assert shown(entry) != HARMLESS
    assert reviews_of(entry).count() == 1
