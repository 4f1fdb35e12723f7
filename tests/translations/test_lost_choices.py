"""A picture that a translation shows instead of the original's is deleted: everything works on, and says so."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageLogEntry
from wagtail_localize.models import SegmentOverride, Translation, TranslationSource

from core.models import Picture
from tests import factories, pages
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import say_all, sent
from translations.language.lost_choices import lost_choices
from translations.publishing.originals import LOG_ACTION, use_originals
from translations.publishing.publication import NotPublishedError, examine
from translations.publishing.publication.steps import publish
from translations.upstream import patches

pytestmark = pytest.mark.django_db


def picture(title):
    return Picture.objects.create(title=title, file=get_test_image_file(f"{title}.png"))


@world
def family():
    """The pictures of a guide, and its translation: live, with pictures of its own."""
    lead, hands = picture("Lead"), picture("Hands")
    figure = {"image": hands, "alt_text": "Hands", "decorative": False, "caption": ""}
    body = [("text", "<p>Slowly.</p>"), ("figure", figure)]
    made = sent(pages.article(title="Back", slug="back", lead_image=lead, body=body))
    say_all(made)
    for ending, title in (("lead_image", "Vāks"), (".image", "Rokas")):
        choose(made, ending, picture(title))
    publish(fresh(made))
    return {"originals": (lead, hands), "made": made}


@pytest.fixture
def originals(family):
    return family["originals"]


@pytest.fixture
def made(family):
    return fresh(family["made"])


def fresh(made):
    return Translation.objects.select_related("source", "target_locale").get(pk=made.pk)


def choose(made, ending, chosen):
    rows = made.source.overridablesegment_set.select_related("context")
    at = next(row for row in rows if row.context.path.endswith(ending))
    SegmentOverride.objects.create(
        locale=made.target_locale, context=at.context, data_json=json.dumps(chosen.pk)
    )


def own(made):
    return [row.data for row in SegmentOverride.objects.order_by("pk")]


def delete_own(made):
    for picture in Picture.objects.filter(pk__in=own(made)):
        picture.delete()


def shown(made):
    page = made.get_target_instance()
    return [page.lead_image_id, page.body[1].value["image"].pk]


def target_is_unchanged(made):
    page = made.get_target_instance()
    return page.lead_image_id is None and not page.has_unpublished_changes


@pytest.fixture
def lost(made):
    delete_own(made)
    return made


def work(made):
    return reverse("translations:work", args=[made.pk])


def publication(made):
    return reverse("translation_publishing:translation", args=[made.pk])


def press(client, made, **more):
    """Press “Use the original's”, as the work page offers it."""
    form = BeautifulSoup(client.get(work(made)).content, "html.parser").select_one(".lost form")
    fields = [(row["name"], row["value"]) for row in form.select("input[name=lost]")]
    data = {"lost": [value for _name, value in fields], "next": publication(made)} | more
    return client.post(form["action"], data, follow=True)


@pytest.fixture
def as_translator(client, made):
    client.force_login(person("translator"))
    return client


@pytest.fixture
def as_admin(client):
    client.force_login(person("admin"))
    return client


def test_its_own_pictures_are_shown_while_they_exist(made):
    assert shown(made) == own(made)
    assert lost_choices(made.source, made.target_locale_id) == []


def test_upstream_fails_where_a_chosen_picture_is_gone(lost):
    """Once this fails, `translations.upstream.lost_choices` is needed no longer."""
    segments = patches.original(TranslationSource, "_get_segments_for_translation")
    found = segments(lost.source, lost.target_locale, fallback=True)

    assert {segment.data for segment in found if segment.path.endswith("image")} == set(own(lost))


def test_what_is_gone_is_found_with_the_same_queries_for_more(lost, django_assert_num_queries):
    with django_assert_num_queries(6):
        found = lost_choices(lost.source, lost.target_locale_id)

    assert [choice.override.context.path.split(".")[-1] for choice in found] == [
        "lead_image",
        "image",
    ]


@pytest.mark.parametrize("value", ["abc", None, True, [1], 10**30])
def test_what_was_never_a_picture_counts_as_gone(made, value):
    SegmentOverride.objects.update(data_json=json.dumps(value))

    assert len(lost_choices(made.source, made.target_locale_id)) == 2


# The routes that were an error


def test_the_translation_is_built_with_the_originals(lost, originals):
    lost.save_target(publish=True)

    assert shown(lost) == [one.pk for one in originals]


def test_a_picture_of_its_own_is_kept_where_the_originals_was_deleted(made, originals):
    _lead, hands = originals
    hands.delete()

    page = fresh(made).source.get_ephemeral_translated_instance(made.target_locale, fallback=True)

    assert page.body[1].value["image"].pk == own(made)[1]


def test_the_editor_opens_and_names_what_is_gone(lost, as_translator):
    page = lost.get_target_instance()

    content = as_translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert content.status_code == 200
    assert "Body › Figure › Picture" in content.content.decode()


def test_the_work_page_names_the_places_and_offers_the_originals(lost, as_translator):
    content = BeautifulSoup(as_translator.get(work(lost)).content, "html.parser")

    note = content.select_one(".lost")
    assert "2 pictures or entries" in note.text
    assert [row.text for row in note.select("li")] == [
        "Picture Lead picture",
        "Picture Body › Figure › Picture",
    ]
    assert "Use the original's" in note.select_one("button").text


def test_a_whole_translation_has_no_such_note(made, as_translator):
    assert "lost" not in as_translator.get(work(made)).content.decode().split("<main")[1]


def test_the_preview_names_it_first_and_opens_then(lost, as_translator):
    url = reverse("wagtail_localize:preview_translation", args=[lost.pk])

    first = as_translator.get(url).content.decode()

    assert "2 pictures or entries" in first
    assert f"{url}?originals=1" in first
    assert as_translator.get(f"{url}?originals=1").status_code == 200


def test_the_preview_of_a_whole_translation_opens_at_once(made, as_translator):
    url = reverse("wagtail_localize:preview_translation", args=[made.pk])

    assert "Preview with" not in as_translator.get(url).content.decode()


def test_the_publication_page_does_not_call_it_checked(lost, as_translator):
    content = as_translator.get(publication(lost)).content.decode()

    assert "2 pictures or entries" in content
    assert "Everything is translated and checked." not in content
    assert "visitors already read exactly this text" not in content


def test_publication_asks_before_it_takes_the_originals(lost, as_translator, originals):
    answer = as_translator.post(publication(lost), {"action": "publish"})

    assert answer.status_code == 409
    assert "Body › Figure › Picture" in answer.content.decode()
    assert target_is_unchanged(lost)
    form = BeautifulSoup(answer.content, "html.parser").select("form")[-1]
    fields = {row["name"]: row["value"] for row in form.select("input")}
    again = as_translator.post(form["action"], fields, follow=True)
    assert again.status_code == 200
    assert shown(lost) == [one.pk for one in originals]


def test_all_languages_together_names_it_and_does_not_preselect_the_language(lost, as_admin):
    original = lost.source.get_source_instance()
    original.title = "Back and neck"
    original.save_revision().publish()
    say_all(fresh(lost))

    url = reverse("translation_publishing:all", args=[lost.source_id])
    content = as_admin.get(url).content.decode()

    assert "2 pictures or entries chosen for this translation were deleted" in content


def test_synchronisation_and_publication_by_wagtail_localize_go_through(lost, as_admin):
    url = reverse("wagtail_localize:update_translations", args=[lost.source_id])

    answer = as_admin.post(url, {"publish_translations": "on"})

    assert answer.status_code == 409


def test_conversion_to_a_mirror_and_back_goes_through(lost, as_admin):
    page = lost.get_target_instance()

    url = reverse("wagtail_localize:convert_to_alias", args=[page.pk])

    assert as_admin.post(url).status_code == 302
    page.refresh_from_db()
    assert page.alias_of_id


def test_nobody_is_asked_where_nobody_can_answer(lost, originals):
    publish(lost)

    assert shown(lost) == [one.pk for one in originals]


# The original's


def test_one_button_returns_to_the_originals_and_publishes(lost, as_translator, originals):
    answer = press(as_translator, lost)

    assert "the translation was published" in answer.content.decode()
    assert shown(lost) == [one.pk for one in originals]
    assert not SegmentOverride.objects.exists()
    entry = PageLogEntry.objects.get(action=LOG_ACTION)
    assert entry.user.username == "translator"
    assert entry.data["places"] == ["Lead picture", "Body › Figure › Picture"]


def test_what_still_exists_is_not_dropped(made, as_translator):
    keys = list(SegmentOverride.objects.values_list("pk", flat=True))
    Picture.objects.get(pk=own(made)[0]).delete()

    use_originals(made, keys, person("admin"))

    assert len(own(made)) == 1


def test_what_was_not_shown_to_the_person_is_not_dropped(lost):
    first, _second = SegmentOverride.objects.order_by("pk").values_list("pk", flat=True)

    use_originals(lost, [first], person("admin"))

    assert first not in SegmentOverride.objects.values_list("pk", flat=True)
    assert len(own(lost)) == 1


def test_a_translation_with_other_changes_is_not_published_by_it(lost, as_translator, originals):
    factories.say(lost, "title", "Mugura un kakls")

    answer = press(as_translator, lost)

    assert "once the translation is published" in answer.content.decode()
    assert lost.get_target_instance().title != "Mugura un kakls"
    assert examine(lost).is_clean


def test_who_may_not_publish_leaves_a_draft(lost, client):
    client.force_login(person("translator who may not publish"))

    press(client, lost)

    page = lost.get_target_instance()
    assert page.has_unpublished_changes
    assert not SegmentOverride.objects.exists()


def test_who_may_not_translate_changes_nothing(lost, client):
    client.force_login(person("source editor"))

    client.post(
        reverse("translations:originals", args=[lost.pk]),
        {"lost": list(SegmentOverride.objects.values_list("pk", flat=True))},
    )

    assert len(own(lost)) == 2


def test_the_reason_names_the_places(lost):
    error = NotPublishedError(examine(lost))

    assert "lead_image (deleted)" in str(error)
