"""Publishing tells translators what changed; and the rules about sources."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.models import (
    RelatedObjectSegment,
    StringSegment,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import translate_object

from articles.models import Technique, Topic
from core.models import Person
from home.models import StandardPage
from tests import factories, pages
from translations.access.rules import NotTheSourceLanguage

pytestmark = pytest.mark.django_db


def publish(instance, **changes):
    fresh = type(instance).objects.get(pk=instance.pk)
    for name, value in changes.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


def strings(made):
    return set(
        StringSegment.objects.filter(source_id=made.source_id).values_list(
            "string__data", flat=True
        )
    )


def translated(page):
    made = factories.translation(page)
    for segment in made.source.stringsegment_set.select_related("context", "string"):
        factories.say(made, segment.context.path, f"x-{segment.string.data}")
    with transaction.atomic():
        made.save_target(publish=True)
    return made


@pytest.mark.django_db(transaction=True)
def test_a_published_page_shows_translators_exactly_what_is_missing():
    page = factories.standard_page(standfirst="Slow")
    made = translated(page)
    assert made.get_progress() == (3, 3)

    publish(page, standfirst="Fast")

    assert made.get_progress() == (3, 2)
    assert "Fast" in strings(made)


@pytest.mark.django_db(transaction=True)
def test_a_published_source_leaves_live_translations_alone():
    page = factories.standard_page(standfirst="Slow")
    made = translated(page)
    before = made.get_target_instance()

    publish(page, standfirst="Fast")

    after = made.get_target_instance()
    assert after.live
    assert (after.standfirst, after.latest_revision_id) == ("x-Slow", before.latest_revision_id)


def test_a_published_entry_is_refreshed_as_well():
    topic = factories.topic(name="Back")
    made = factories.translation(topic)

    publish(topic, name="Back and neck")

    assert "Back and neck" in strings(made)


def test_a_draft_tells_translators_nothing():
    page = factories.standard_page(standfirst="Slow")
    made = factories.translation(page)
    page.standfirst = "Unfinished"

    page.save_revision()

    assert "Unfinished" not in strings(made)


def test_a_new_version_that_waits_for_its_hour_tells_translators_nothing_yet():
    page = factories.standard_page(standfirst="Slow")
    made = factories.translation(page)

    publish(page, standfirst="Later", go_live_at=timezone.now() + timedelta(days=1))

    assert "Later" not in strings(made)


@pytest.mark.parametrize("make", [factories.standard_page, factories.topic])
def test_publishing_a_translation_makes_no_source_of_it(make):
    made = factories.translation(make())
    made.save_target(publish=True)

    publish(made.get_target_instance())

    assert [source.locale.language_code for source in TranslationSource.objects.all()] == ["en"]


def test_publishing_what_was_never_sent_makes_no_source():
    factories.standard_page()

    assert not TranslationSource.objects.exists()


def test_an_alias_leaves_the_source_alone():
    page = factories.standard_page(standfirst="Slow")
    factories.translation(page)
    factories.home_page("ru")
    page.copy_for_translation(factories.locale("ru"), alias=True)
    before = TranslationSource.objects.get().last_updated_at

    publish(page, standfirst="Fast")

    source = TranslationSource.objects.get()
    assert source.locale.language_code == "en"
    assert source.last_updated_at > before


def test_a_translation_fetched_before_publishing_has_the_old_source():
    """The reason why code that saves a target reloads the translation first."""
    page = factories.standard_page(standfirst="Slow")
    made = factories.translation(page)
    assert made.source.as_instance().standfirst == "Slow"

    publish(page, standfirst="Fast")

    assert made.source.as_instance().standfirst == "Slow"
    assert Translation.objects.get(pk=made.pk).source.as_instance().standfirst == "Fast"


@pytest.mark.django_db(transaction=True)
def test_publishing_parent_and_child_keeps_the_page_tree_whole():
    parent = factories.standard_page()
    child = factories.standard_page(parent)
    for page in (parent, child):
        translated(page)

    publish(parent, title="Parent")
    publish(child, title="Child")

    assert not any(Page.find_problems())
    assert not numchild_errors()


def numchild_errors():
    pages = Page.objects.all()
    return [
        page.title
        for page in pages
        if page.numchild != pages.filter(path__startswith=page.path, depth=page.depth + 1).count()
    ]


# Rules


@pytest.mark.parametrize("make", [factories.standard_page, factories.topic])
def test_no_way_makes_a_source_of_a_translation(make):
    made = factories.translation(make())
    made.save_target(publish=True)

    with pytest.raises(NotTheSourceLanguage):
        TranslationSource.get_or_create_from_instance(made.get_target_instance())


def test_sending_a_page_leaves_the_entries_it_chose_alone():
    """wagtail-localize would publish, or unpublish, their translations along the way."""
    topic = factories.topic(name="Back")
    made = factories.translation(topic)
    made.save_target(publish=True)
    page = factories.article(topics=[topic])
    factories.home_page("lv")
    before = Topic.objects.get(locale__language_code="lv").latest_revision_id

    translate_object(page, [factories.locale("lv")])

    after = Topic.objects.get(locale__language_code="lv")
    assert (after.live, after.latest_revision_id) == (True, before)
    assert page.get_translation(factories.locale("lv")).article_topics.get().topic_id == topic.pk


def test_no_choice_on_a_page_is_stored_per_language():
    technique = Technique.objects.create(
        name="Stroking", key="stroking", locale=factories.locale("en")
    )
    author = Person.objects.create(
        name="Ilze", key="ilze", role="Masseuse", locale=factories.locale("en")
    )
    other = factories.standard_page()
    entry = pages.contraindication()
    step = {
        "technique": technique,
        "title": "Begin",
        "zone": "neck_collar",
        "instruction": RichText("<p>Stroke.</p>"),
    }
    body = [
        ("technique_steps", {"title": "", "steps": [step]}),
        ("contraindications", {"title": "", "items": [{"entry": entry, "note": "Ask."}]}),
        ("call_to_action", {"title": "Call", "text": "", "button_label": "Call", "page": other}),
    ]
    page = factories.article(topics=[factories.topic()], author=author, body=body)

    made = factories.translation(page)

    assert {"Begin", "Ask.", "Call"} <= strings(made)
    assert not RelatedObjectSegment.objects.exists()
    assert not made.source.overridablesegment_set.exists()


# Guards: these fail on the day the upstream bug is gone


@pytest.mark.django_db(transaction=True)
def test_upstream_still_breaks_the_tree_when_parent_and_child_go_together():
    """wagtail-localize#773: why a branch is not sent at once."""
    parent = factories.standard_page()
    child = factories.standard_page(parent)
    made = [factories.translation(page) for page in (parent, child)]

    with transaction.atomic():
        for translation in made:
            translation.save_target(publish=True)

    assert numchild_errors()


def test_upstream_still_does_not_refresh_sources_itself():
    """wagtail-localize#861: why `translations.tracking.sources` exists."""
    from wagtail.signals import published

    from translations.tracking.sources import refresh_source

    page = factories.standard_page(standfirst="Slow")
    made = factories.translation(page)
    published.disconnect(refresh_source)
    try:
        publish(page, standfirst="Fast")
    finally:
        published.connect(refresh_source)

    assert "Fast" not in strings(made)
    assert StandardPage.objects.get(pk=page.pk).standfirst == "Fast"
