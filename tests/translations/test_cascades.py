"""Copying, moving, unpublishing and deleting an original: what becomes of its translations is asked, and done."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import guide, sent
from tests.translations.test_changes import live

pytestmark = pytest.mark.django_db


@world
def lv():
    factories.site()
    return live(sent(guide()))


@pytest.fixture
def as_editor(client, lv):
    client.force_login(person("editor"))
    return client


@pytest.fixture
def as_admin(client, lv):
    """May delete pages that have subpages."""
    client.force_login(person("admin"))
    return client


def source_of(made):
    return made.source.get_source_instance()


def page_of(made):
    return made.get_target_instance()


def act(client, action, page, answer="", **data):
    """Do what Wagtail's confirmation page posts, with an answer about the translations if there is one."""
    args = [page.pk, data.pop("to").pk] if action == "move_confirm" else [page.pk]
    posted = data | ({"translations": answer} if answer else {})
    return client.post(reverse(f"wagtailadmin_pages:{action}", args=args), posted)


def mirror(page, code="ru"):
    return page.copy_for_translation(factories.locale(code), copy_parents=True, alias=True)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_nothing_is_done_before_the_question_is_answered(lv, as_editor, action):
    answer = act(as_editor, action, source_of(lv))

    assert answer.status_code == 200
    assert "lv: Back" in answer.content.decode()
    assert re.findall(r'name="translations" value="(\w+)"', answer.content.decode()) == [
        "along",
        "stay",
    ]
    assert source_of(lv).live


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_question_can_be_cancelled_and_enter_cancels_it(lv, as_editor, action):
    content = act(as_editor, action, source_of(lv)).content
    form = BeautifulSoup(content, "html.parser").select_one("main .publication__actions")
    first, *answers = form.select("a, button")

    assert first.text == "Cancel"
    assert first.has_attr("autofocus")
    assert first["href"] == reverse("wagtailadmin_explore", args=[source_of(lv).get_parent().pk])
    assert not [answer for answer in answers if answer.has_attr("autofocus")]
    assert "button-secondary" in answers[0]["class"]


def test_cancel_leads_back_to_where_the_action_was_chosen(lv, as_editor):
    page = source_of(lv)
    back = reverse("wagtailadmin_pages:edit", args=[page.pk])

    content = act(as_editor, "delete", page, next=back).content.decode()

    assert f'href="{back}" autofocus' in content


@pytest.mark.parametrize(("answer", "stays"), [("along", False), ("stay", True)])
def test_unpublishing(lv, as_editor, answer, stays):
    act(as_editor, "unpublish", source_of(lv), answer)

    assert not source_of(lv).live
    assert page_of(lv).live is stays


@pytest.mark.parametrize(("answer", "stays"), [("along", False), ("stay", True)])
def test_deleting_keeps_what_translators_wrote(lv, as_editor, answer, stays):
    target = page_of(lv)
    strings = StringTranslation.objects.count()

    act(as_editor, "delete", source_of(lv), answer)

    assert Page.objects.filter(pk=target.pk, live=True).exists() is stays
    assert StringTranslation.objects.count() == strings


@pytest.mark.parametrize(("answer", "moved"), [("along", True), ("stay", False)])
def test_moving(lv, as_editor, answer, moved):
    place = factories.standard_page(title="Other", slug="other")
    there = live(sent(place))
    target = page_of(there)
    page = source_of(lv)

    result = act(as_editor, "move_confirm", page, answer, to=place)

    assert result.status_code == 302
    assert Page.objects.get(pk=page.pk).get_parent().pk == place.pk
    assert (Page.objects.get(pk=page_of(lv).pk).get_parent().pk == target.pk) is moved
    assert not any(Page.find_problems())


@pytest.fixture(autouse=True)
def _guides_may_stand_anywhere(monkeypatch):
    from articles.models import ArticlePage
    from home.models import StandardPage

    for model in (ArticlePage, StandardPage):
        monkeypatch.setattr(model, "parent_page_types", None)
        monkeypatch.setattr(model, "subpage_types", None)
        monkeypatch.setattr(model, "_clean_parent_page_models", None)
        monkeypatch.setattr(model, "_clean_subpage_models", None)


def test_without_a_place_in_its_language_a_translation_cannot_follow(lv, as_editor):
    place = factories.standard_page(title="Other", slug="other")

    answer = act(as_editor, "move_confirm", source_of(lv), to=place)

    assert 'value="along"' not in answer.content.decode()
    assert 'value="stay"' in answer.content.decode()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_mirrors_go_with_their_original_whatever_is_said(lv, as_editor, action):
    alias = mirror(source_of(lv))

    act(as_editor, action, source_of(lv), "stay")

    assert not Page.objects.filter(pk=alias.pk, live=True).exists()


def test_a_page_without_translations_is_not_asked_about(as_editor):
    page = factories.standard_page()

    answer = act(as_editor, "unpublish", page)

    assert answer.status_code == 302
    assert not Page.objects.get(pk=page.pk).live


def test_a_translation_is_deleted_alone_and_without_a_question(lv, as_editor):
    act(as_editor, "delete", page_of(lv))

    assert source_of(lv).live
    assert not Page.objects.filter(translation_key=lv.source.object_id, locale__language_code="lv")


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_who_has_no_rights_in_a_language_takes_nothing_of_it_along(lv, client, action):
    client.force_login(person("source editor"))
    target = page_of(lv)

    asked = act(client, action, source_of(lv))
    act(client, action, source_of(lv), "along")

    assert 'value="along"' not in asked.content.decode()
    assert Page.objects.get(pk=target.pk).live


@pytest.mark.parametrize("answer", ["along", "stay"])
def test_no_mirror_of_a_subpage_is_left_behind(lv, as_admin, answer):
    child = pages_below(source_of(lv))
    aliases = [mirror(child, "lv"), mirror(child, "ru")]

    act(as_admin, "delete", source_of(lv), answer)

    assert not Page.objects.filter(pk__in=[alias.pk for alias in aliases]).exists()
    assert Page.objects.filter(translation_key=lv.source.object_id).exists() is (answer == "stay")
    assert not any(Page.find_problems())


def test_the_translation_of_a_subpage_follows_the_answer(lv, as_admin):
    child = live(sent(pages_below(source_of(lv))))
    target = page_of(child)

    act(as_admin, "delete", source_of(lv), "stay")

    assert Page.objects.filter(pk=target.pk, live=True).exists()


def test_an_alias_that_somebody_made_elsewhere_is_no_mirror(lv, as_admin):
    child = pages_below(source_of(lv))
    elsewhere = factories.alias_of(child, factories.home_page(), "elsewhere")

    act(as_admin, "delete", source_of(lv), "along")

    assert Page.objects.filter(pk=elsewhere.pk).exists()


def test_a_delete_that_did_not_happen_takes_no_mirror_along(lv, as_admin, settings):
    settings.WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
    alias = mirror(pages_below(source_of(lv)))

    act(as_admin, "delete", source_of(lv), "along", confirm_site_name="wrong")

    assert source_of(lv).live
    assert Page.objects.filter(pk=alias.pk, live=True).exists()


# Copies


def copied(client, page, answer="", **data):
    fields = {
        "new_title": "Back again",
        "new_slug": "back-again",
        "new_parent_page": page.get_parent().pk,
    }
    return act(client, "copy", page, answer, **fields | data)


def the_copy(code="en"):
    original = Page.objects.get(slug="back-again", locale__language_code="en")
    return Page.objects.filter(
        translation_key=original.translation_key, locale__language_code=code
    ).first()


def test_a_copy_asks_about_the_translations(lv, as_editor):
    answer = copied(as_editor, source_of(lv))

    assert "Copy this page alone" in answer.content.decode()
    assert 'name="new_slug" value="back-again"' in answer.content.decode()
    assert not Page.objects.filter(slug="back-again").exists()


def test_a_copy_alone_has_no_translation(lv, as_editor):
    copied(as_editor, source_of(lv), "stay")

    assert the_copy()
    assert the_copy("lv") is None


def test_a_copy_with_translations_has_their_strings_as_a_draft(lv, as_editor):
    copied(as_editor, source_of(lv), "along")

    page = the_copy("lv").specific
    made = Translation.objects.get(source__object_id=page.translation_key)
    total, done = made.get_progress()
    assert not page.live
    assert page.standfirst == "lv: What massage does"
    assert total - done == 2  # the new title and address
    assert not any(Page.find_problems())


def test_subpages_are_copied_with_theirs(lv, as_editor):
    child = sent(pages_below(source_of(lv)))
    live(child)

    copied(as_editor, source_of(lv), "along", copy_subpages="on")

    assert the_copy("lv").get_children().get().title == "lv: Child"
    assert not any(Page.find_problems())


def pages_below(page):
    return factories.standard_page(page, title="Child", slug="child")


def test_an_alias_of_a_page_is_made_without_a_question(lv, as_editor):
    answer = copied(as_editor, source_of(lv), alias="on")

    assert answer.status_code == 302
    assert the_copy().alias_of_id == source_of(lv).pk
