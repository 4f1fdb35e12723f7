"""A page that is locked, under review or about to go live is left alone by wagtail-localize too."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from practice.groups import ensure_editors
from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.test_scope import said

pytestmark = pytest.mark.django_db

LOCKED = "This page is locked"
LONG_AGO = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@world
def made():
    made = factories.translation(factories.standard_page(standfirst="Slow"))
    made.save_target(publish=False)
    return made


@pytest.fixture
def as_translator(client, made):
    client.force_login(person("translator"))
    return client


def lock(page, by=None):
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=by, locked_at=timezone.now())


def under_review(page, user=None):
    """Start a review that only the editors may do."""
    task = GroupApprovalTask.objects.create(name="Review")
    task.groups.add(ensure_editors())
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page)
    workflow.start(page, user)


def scheduled(page):
    later = timezone.now() + datetime.timedelta(days=1)
    page.go_live_at = later
    page.save_revision().publish()


LOCKS = {"locked by somebody else": lock, "under review": under_review, "scheduled": scheduled}


def changes(client, made):
    """Every way to change the words or the state of the page: name to answer."""
    row = factories.segment(made, "standfirst")
    page = made.get_target_instance()
    file = SimpleUploadedFile("page.po", str(made.export_po()).encode())

    def url(name, *args):
        return reverse(f"wagtail_localize:{name}", args=args)

    return {
        "string": client.put(
            url("edit_string_translation", made.pk, row.pk),
            "value=Lazy",
            content_type="application/x-www-form-urlencoded",
        ),
        "catalogue": client.post(url("upload_pofile", made.pk), {"file": file}),
        "machine": client.post(url("machine_translate", made.pk)),
        "publish": client.post(
            reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"}
        ),
    }


@pytest.mark.parametrize("kind", LOCKS)
def test_nobody_changes_the_words_of_a_locked_page(made, as_translator, kind):
    LOCKS[kind](made.get_target_instance())
    before = made.get_target_instance().latest_revision_id

    answers = changes(as_translator, made)

    assert answers["string"].status_code == 403
    assert "is locked or is being reviewed" in answers["catalogue"].content.decode()
    for name in ("machine", "publish"):
        assert answers[name].status_code == 302
    assert LOCKED in said(answers["publish"])
    assert not StringTranslation.objects.exists()
    assert made.get_target_instance().latest_revision_id == before


def test_who_locked_the_page_works_on(client, made):
    user = person("translator")
    lock(made.get_target_instance(), by=user)
    client.force_login(user)

    answer = changes(client, made)["string"]

    assert answer.status_code == 201


def test_those_who_review_may_mend_a_string(client, made):
    under_review(made.get_target_instance())
    client.force_login(person("editor"))

    answer = changes(client, made)["string"]

    assert answer.status_code == 201


def test_a_locked_page_is_neither_stopped_nor_mirrored(client, made):
    lock(made.get_target_instance())
    client.force_login(person("editor"))

    stopped = client.post(reverse("wagtail_localize:stop_translation", args=[made.pk]))
    mirrored = client.post(
        reverse("wagtail_localize:convert_to_alias", args=[made.get_target_instance().pk])
    )

    assert LOCKED in said(stopped)
    assert LOCKED in said(mirrored)
    assert Translation.objects.get(pk=made.pk).enabled


@pytest.mark.parametrize("posted", ["publish_translations", "use_machine_translation"])
def test_syncing_touches_no_locked_page(client, made, posted):
    lock(made.get_target_instance())
    client.force_login(person("editor"))

    answer = client.post(
        reverse("wagtail_localize:update_translations", args=[made.source_id]), {posted: "on"}
    )

    assert LOCKED in said(answer)


def test_a_sync_that_writes_to_no_page_passes_a_lock(client, made):
    """It only refreshes the strings to translate: the locked page stays as it is."""
    page = made.get_target_instance()
    lock(page)
    before = page.get_latest_revision().pk
    TranslationSource.objects.filter(pk=made.source_id).update(last_updated_at=LONG_AGO)
    client.force_login(person("editor"))

    answer = client.post(reverse("wagtail_localize:update_translations", args=[made.source_id]))

    assert LOCKED not in said(answer)
    assert TranslationSource.objects.get(pk=made.source_id).last_updated_at > LONG_AGO
    assert Page.objects.get(pk=page.pk).latest_revision_id == before


@pytest.mark.parametrize("role", ["translator", "editor"])
@pytest.mark.parametrize("kind", ["page", "topic"])
def test_only_editors_start_a_stopped_translation_again(client, role, kind):
    """What was typed in Wagtail's own editor meanwhile would be overwritten."""
    source = factories.standard_page() if kind == "page" else factories.topic()
    made = factories.translation(source)
    made.save_target(publish=False)
    Translation.objects.filter(pk=made.pk).update(enabled=False)
    client.force_login(person(role))

    client.post(made.get_target_instance_edit_url(), {"localize-restart-translation": ""})

    assert Translation.objects.get(pk=made.pk).enabled is (role == "editor")
