"""What must be mended refuses an original on every way to publication; a draft is never refused."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from articles.models import ArticlePage
from checks.examining import examine
from checks.findings import must
from checks.publication import ContentRefusedError
from checks.registry import CONTENT_CHECK
from tests import factories, pages
from tests.checks.originals import GOOD, guide
from tests.translations.people import person

pytestmark = pytest.mark.django_db
UNDESCRIBED = "Describe the picture, or mark it as decorative."
CONFLICT = 409


@pytest.fixture(autouse=True)
def _site():
    factories.site()


@pytest.fixture
def picture():
    return factories.picture()


@pytest.fixture
def page(picture):
    """A live guide with a draft that has a figure without an alt text."""
    figure = {"image": picture, "alt_text": "", "decorative": False, "caption": ""}
    page = guide(("figure", figure))
    page.title = "Newer"
    page.save_revision()
    return page


def body(*blocks):
    """Return the posted fields of a stream, each block with an id as the editor's script gives it."""
    data = streamfield(blocks)
    for number in range(len(blocks)):
        data[f"{number}-id"] = f"0000000{number}-0000-4000-8000-000000000000"
    return data


def figure(picture, **fields):
    empty = {"image": str(picture.pk), "alt_text": "", "caption": ""}
    return ("figure", empty | fields)


def save(client, page, *blocks, **fields):
    data = {
        "title": page.title,
        "slug": page.slug,
        "standfirst": GOOD["standfirst"],
        "search_description": GOOD["search_description"],
        "article_topics": inline_formset([]),
        "left_out_red_flags": inline_formset([]),
        "comments": inline_formset([]),
        "body": body(*blocks),
        "lead_image": "",
        "author": "",
    }
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, nested_form_data(data | fields))


def draft_of(page):
    """Return the latest version, read afresh."""
    return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def is_published(page):
    return ArticlePage.objects.get(pk=page.pk).title == "Newer"


def test_the_editor_lists_everything_at_once_and_keeps_what_was_typed(page, picture, client):
    client.force_login(person("editor"))

    answer = save(
        client,
        page,
        figure(picture, caption="Two hands"),
        ("quote", {"text": "", "source": "Ilze"}),
        standfirst="",
        **{"action-publish": "yes"},
    )

    assert answer.status_code == 200
    listed = answer.context["form"].in_the_way
    assert [str(one.where) for one in listed] == [
        "Standfirst",
        "Body › Quotation › Words",
        "Body › Figure › Alt text",
    ]
    html = answer.content.decode()
    assert "#:w:contentpath=body.00000000-0000-4000-8000-000000000000.alt_text" in html
    assert "Two hands" in html
    assert not is_published(page)


def test_the_editor_marks_each_field(page, picture, client):
    client.force_login(person("editor"))

    answer = save(client, page, figure(picture), **{"action-publish": "yes"})

    [at] = answer.context["form"].errors.as_data()["body"]
    assert at.block_errors[0].block_errors["alt_text"].messages == [UNDESCRIBED]


def test_the_editor_publishes_what_passes(page, picture, client):
    client.force_login(person("editor"))

    answer = save(client, page, figure(picture, alt_text="Two hands"), **{"action-publish": "yes"})

    assert answer.status_code == 302
    assert is_published(page)


def test_what_could_be_better_is_told_after_publication(page, client):
    client.force_login(person("editor"))

    save(client, page, ("text", rich_text("<p>Slowly.</p>")), **{"action-publish": "yes"})

    told = client.get(reverse("wagtailadmin_home")).content.decode()
    assert is_published(page)
    assert "“Newer”: 1 thing could be better." in told


@pytest.mark.parametrize(
    "block",
    [
        ("figure", {"image": "", "alt_text": "", "caption": ""}),
        ("quote", {"text": "", "source": ""}),
        ("heading", {"text": "", "level": "h2", "anchor": "My anchor!"}),
        ("video", {"url": "youtube", "title": "", "poster": "", "alt_text": ""}),
        ("call_to_action", {"title": "", "text": "", "button_label": "Call me", "page": ""}),
        ("key_facts", {"title": "", "facts-count": "0"}),
        (
            "technique_steps",
            {
                "title": "",
                "steps-count": "1",
                "steps-0-deleted": "",
                "steps-0-order": "0",
                "steps-0-type": "item",
                "steps-0-id": "",
                "steps-0-value": {
                    "technique": "",
                    "title": "",
                    "zone": "",
                    "instruction": rich_text(""),
                    "minutes": "500",
                    "pressure": "9",
                    "caution": "",
                    "image": "",
                    "alt_text": "",
                },
            },
        ),
    ],
    ids=lambda block: block[0],
)
def test_a_draft_is_never_refused(page, block, client):
    client.force_login(person("editor"))
    before = page.revisions.count()

    answer = save(client, page, block)

    assert answer.status_code == 302, answer.context["form"].errors
    assert page.revisions.count() == before + 1
    draft = draft_of(page)
    assert draft.body[0].block_type == block[0]
    assert client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_a_draft_keeps_a_figure_without_an_alt_text(page, picture, client):
    client.force_login(person("editor"))

    answer = save(client, page, figure(picture))

    assert answer.status_code == 302
    assert draft_of(page).body[0].value["image"] == picture


def test_a_draft_keeps_what_is_invalid_as_it_was_typed(page, client):
    client.force_login(person("editor"))
    film = {"url": "youtube", "title": "", "poster": "", "alt_text": ""}

    save(client, page, ("video", film))

    assert draft_of(page).body[0].value["url"] == "youtube"


def test_a_schedule_passes_the_same_gate(page, picture, client):
    client.force_login(person("editor"))
    tomorrow = (timezone.localtime() + datetime.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")

    answer = save(client, page, figure(picture), go_live_at=tomorrow, **{"action-publish": "yes"})

    assert answer.status_code == 200
    assert answer.context["form"].in_the_way
    assert Page.objects.get(pk=page.pk).scheduled_revision is None


def test_the_rows_posted_with_the_page_are_examined(page, client):
    client.force_login(person("editor"))
    topic = factories.topic()
    row = {"topic": str(topic.pk), "id": ""}

    def lacks_the_topic(original):
        if topic.pk not in [row.topic_id for row in original.page.article_topics.all()]:
            yield must("Choose that topic.", original.place("author"))

    def publish(*rows):
        text = ("text", rich_text("<p>Slowly.</p>"))
        topics = inline_formset(rows)
        return save(client, page, text, article_topics=topics, **{"action-publish": "yes"})

    with hooks.register_temporarily(CONTENT_CHECK, lacks_the_topic):
        assert publish().status_code == 200
        assert publish(row).status_code == 302
    assert topic.pk in [
        row.topic_id for row in ArticlePage.objects.get(pk=page.pk).article_topics.all()
    ]


def test_submission_for_review_passes_the_same_gate(page, picture, client):
    client.force_login(person("editor"))

    answer = save(client, page, figure(picture), **{"action-submit": "yes"})

    assert answer.status_code == 200
    assert page.current_workflow_state is None


def test_a_bulk_publication_names_what_is_in_the_way(page, client):
    client.force_login(person("admin"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(f"{address}?id={page.pk}&next=/admin/")

    assert answer.status_code == CONFLICT
    html = answer.content.decode()
    assert UNDESCRIBED in html
    block = draft_of(page).body[0].id
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f"{edit}#:w:contentpath=body.{block}.alt_text" in html
    assert not is_published(page)


def approval(page):
    """Send the page for review as it is; return the address that approves it."""
    task = GroupApprovalTask.objects.create(name="Review")
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page)
    fresh = ArticlePage.objects.get(pk=page.pk)
    state = workflow.start(fresh, None).current_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])


def test_an_approval_is_refused_and_the_review_goes_on(page, client):
    client.force_login(person("admin"))

    answer = client.post(approval(page), {"comment": "Fine"})

    assert answer.status_code == CONFLICT
    fresh = ArticlePage.objects.get(pk=page.pk)
    assert fresh.current_workflow_task_state.status == "in_progress"
    assert not is_published(page)


def test_a_dialog_of_the_admin_leads_to_the_editor(page, client):
    client.force_login(person("admin"))

    answer = client.post(
        approval(page), {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"}
    )

    assert answer.json()["redirect"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    told = client.get(answer.json()["redirect"]).content.decode()
    assert f"“Newer” was not published. {UNDESCRIBED}" in told
    assert not is_published(page)


def test_a_rejection_in_the_editor_is_not_checked(page, picture, client):
    client.force_login(person("admin"))
    approval(page)

    answer = save(
        client,
        page,
        figure(picture),
        **{"action-workflow-action": "true", "workflow-action-name": "reject"},
    )

    assert answer.status_code == 302


def test_all_languages_together_are_refused_with_the_original(page, client):
    client.force_login(person("admin"))
    source = factories.translation(page).source
    address = reverse("translation_publishing:all", args=[source.pk])

    answer = client.post(address, {"original": "on", "when": "now"})

    assert answer.status_code == CONFLICT
    assert UNDESCRIBED in answer.content.decode()
    assert not is_published(page)


def test_code_is_not_refused(page):
    page.get_latest_revision().publish()

    assert is_published(page)


def test_a_translation_has_a_gate_of_its_own(picture, client):
    client.force_login(person("admin"))
    pages.guides("lv")
    page = factories.translated(pages.article(), "lv", title="Newer")

    answer = save(client, page, figure(picture), **{"action-publish": "yes"})

    assert answer.status_code == 302


def test_the_refusal_names_the_page_and_the_fields(page):
    error = ContentRefusedError(examine(page))

    assert "“Newer”" in str(error)
    assert "Body › Figure › Alt text" in str(error)
