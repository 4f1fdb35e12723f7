"""A picture that only a translation shows counts as used by it, before and after publication."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail_localize.models import SegmentOverride

from tests import factories, pages
from tests.translations.people import person
from tests.translations.publishing import sent
from translations.upstream import patches

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    figure = {
        "image": factories.picture("hands"),
        "alt_text": "Hands",
        "decorative": False,
        "caption": "",
    }
    lead = factories.picture("lead")
    return sent(pages.article(title="Back", lead_image=lead, body=[("figure", figure)]))


@pytest.fixture
def rokas():
    return factories.picture("rokas")


def choose(made, ending, chosen):
    rows = made.source.overridablesegment_set.select_related("context")
    at = next(row for row in rows if row.context.path.endswith(ending))
    return SegmentOverride.objects.create(
        locale=made.target_locale, context=at.context, data_json=json.dumps(str(chosen.pk))
    )


def users(picture):
    return [
        (source.pk, [row.describe_source_field() for row in rows])
        for source, rows in ReferenceIndex.get_references_to(picture).group_by_source_object()
    ]


@pytest.mark.parametrize(
    ("ending", "field"), [("lead_image", "Lead picture"), (".image", "Body → Figure")]
)
def test_a_choice_counts_before_it_is_published(made, rokas, ending, field):
    choose(made, ending, rokas)

    assert users(rokas) == [(made.get_target_instance().pk, [field])]


def test_it_counts_once_after_publication(made, rokas):
    choose(made, ".image", rokas)

    made.save_target(publish=True)

    assert users(rokas) == [(made.get_target_instance().pk, ["Body → Figure"])]


def test_it_counts_no_longer_once_it_is_dropped(made, rokas):
    choose(made, ".image", rokas).delete()

    assert users(rokas) == []


def test_the_index_that_is_rebuilt_counts_it(made, rokas):
    choose(made, ".image", rokas)

    call_command("rebuild_references_index", verbosity=0)

    assert len(users(rokas)) == 1


def test_wagtail_does_not_count_what_is_not_published_yet(made, rokas, monkeypatch):
    """Once this fails, `translations.upstream.usage` is needed no longer."""
    extract = patches.original(ReferenceIndex, "_extract_references_from_object")
    monkeypatch.setattr(ReferenceIndex, "_extract_references_from_object", extract)

    choose(made, ".image", rokas)

    assert users(rokas) == []


def test_deleting_it_names_the_translation(made, rokas, client):
    choose(made, "lead_image", rokas)
    client.force_login(person("admin"))

    question = client.get(reverse("wagtailimages:delete", args=[rokas.pk])).content.decode()
    usage = client.get(reverse("wagtailimages:image_usage", args=[rokas.pk])).content.decode()

    assert "Not published:" in question
    assert f"{made.get_target_instance().title} (Latvie" in question
    assert reverse("wagtailadmin_pages:edit", args=[made.get_target_instance().pk]) in usage


def test_a_link_that_was_replaced_uses_no_object(made):
    page = pages.article(body=[("text", '<p>See <a href="https://a.example/">it</a>.</p>')])
    linked = sent(page)
    rows = linked.source.overridablesegment_set.select_related("context")

    SegmentOverride.objects.create(
        locale=linked.target_locale,
        context=rows.get().context,
        data_json=json.dumps("https://lv.example/"),
    )

    assert not ReferenceIndex.get_references_for_object(linked.get_target_instance()).exists()
