"""Wagtail's bulk actions on originals: the same question as for one page, and nothing behind anybody's back."""

import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import guide, sent
from tests.translations.test_cascades import live, mirror, page_of, pages_below, source_of

pytestmark = pytest.mark.django_db
ACTIONS = ["unpublish", "delete"]


@world
def lv():
    factories.site()
    return live(sent(guide()))


@pytest.fixture
def other(lv):
    return live(sent(guide(title="Neck", slug="neck")))


@pytest.fixture
def as_editor(client, lv):
    client.force_login(person("editor"))
    return client


@pytest.fixture
def as_admin(client, lv):
    """May delete pages that have subpages."""
    client.force_login(person("admin"))
    return client


def act(client, action, *pages, answer="", **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    chosen = urlencode([("id", page.pk) for page in pages] + [("next", "/admin/pages/")])
    posted = data | ({"translations": answer} if answer else {})
    return client.post(f"{address}?{chosen}", posted)


def said(client):
    return client.get("/admin/pages/", follow=True).content.decode()


def answers(response):
    return re.findall(r'name="translations" value="(\w+)"', response.content.decode())


def is_live(page):
    return Page.objects.filter(pk=page.pk, live=True).exists()


@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_is_done_before_the_question_is_answered(lv, other, as_editor, action):
    asked = act(as_editor, action, source_of(lv), source_of(other))

    assert answers(asked) == ["along", "stay"]
    assert "these 2 pages" in asked.content.decode()
    assert all(title in asked.content.decode() for title in ("lv: Back", "lv: Neck"))
    assert all(is_live(source_of(made)) and is_live(page_of(made)) for made in (lv, other))


@pytest.mark.parametrize("action", ACTIONS)
def test_what_was_filled_in_before_the_question_is_not_lost(lv, as_editor, action):
    asked = act(as_editor, action, source_of(lv), include_descendants="on").content.decode()

    assert 'name="include_descendants" value="on"' in asked
    assert f"id={source_of(lv).pk}" in asked


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("answer", "stays"), [("along", False), ("stay", True)])
def test_the_answer_holds_for_the_translations_of_all(lv, other, as_editor, action, answer, stays):
    originals, translations = [source_of(lv), source_of(other)], [page_of(lv), page_of(other)]

    result = act(as_editor, action, *originals, answer=answer)

    assert result.status_code == 302
    assert not any(is_live(page) for page in originals)
    assert [is_live(page) for page in translations] == [stays, stays]
    assert not any(Page.find_problems())


def test_what_is_left_is_said_with_the_way_to_it(lv, as_editor):
    act(as_editor, "delete", source_of(lv), answer="stay")

    told = BeautifulSoup(said(as_editor), "html.parser").select_one(".messages .warning")
    assert "1 translation was left unchanged: lv: Back (" in told.get_text()
    assert told.a["href"] == reverse("wagtailadmin_pages:edit", args=[page_of(lv).pk])


def test_subpages_are_unpublished_with_theirs(lv, as_editor):
    child = live(sent(pages_below(source_of(lv))))

    act(as_editor, "unpublish", source_of(lv), answer="along", include_descendants="on")

    assert not is_live(source_of(child))
    assert not is_live(page_of(child))


@pytest.mark.parametrize("action", ACTIONS)
def test_mirrors_go_with_their_original_without_a_question(as_editor, action):
    page = factories.standard_page()
    alias = mirror(page)

    result = act(as_editor, action, page)

    assert result.status_code == 302
    assert not is_live(alias)


def test_mirrors_of_subpages_are_not_left_behind_live(lv, as_admin):
    alias = mirror(pages_below(source_of(lv)), "lv")

    act(as_admin, "delete", source_of(lv), answer="stay")

    assert is_live(page_of(lv))
    assert not Page.objects.filter(pk=alias.pk).exists()
    assert not any(Page.find_problems())


def test_a_translation_below_a_mirror_is_asked_about(as_admin):
    section = factories.standard_page()
    alias = mirror(section)
    below = live(sent(pages_below(section), "ru"))

    asked = act(as_admin, "delete", section)
    act(as_admin, "delete", section, answer="stay")

    assert answers(asked) == ["along", "stay"]
    assert is_live(page_of(below))
    assert alias.get_admin_display_title() in said(as_admin)


@pytest.mark.parametrize("action", ACTIONS)
def test_who_has_no_rights_in_a_language_takes_nothing_of_it_along(lv, client, action):
    client.force_login(person("source editor"))
    alias = mirror(source_of(lv), "ru")

    asked = act(client, action, source_of(lv))
    act(client, action, source_of(lv), answer="along")

    assert answers(asked) == ["stay"]
    assert is_live(page_of(lv))
    assert not is_live(alias)
    assert "1 translation was left unchanged" in said(client)


def test_a_translation_that_was_chosen_itself_is_not_asked_about(lv, as_editor):
    result = act(as_editor, "unpublish", source_of(lv), page_of(lv))

    assert result.status_code == 302
    assert not is_live(source_of(lv))
    assert not is_live(page_of(lv))


def test_translations_alone_are_done_without_a_question(lv, other, as_editor):
    result = act(as_editor, "delete", page_of(lv), page_of(other))

    assert result.status_code == 302
    assert is_live(source_of(lv))


# Moving


@pytest.fixture(autouse=True)
def _guides_may_stand_anywhere(monkeypatch):
    from articles.models import ArticlePage
    from home.models import StandardPage

    for model in (ArticlePage, StandardPage):
        monkeypatch.setattr(model, "parent_page_types", None)
        monkeypatch.setattr(model, "subpage_types", None)
        monkeypatch.setattr(model, "_clean_parent_page_models", None)
        monkeypatch.setattr(model, "_clean_subpage_models", None)


@pytest.fixture
def place(lv):
    return live(sent(factories.standard_page(title="Other", slug="other")))


def moved_to(page, place):
    return Page.objects.get(pk=page.pk).get_parent().pk == place.pk


@pytest.mark.parametrize(("answer", "moved"), [("along", True), ("stay", False)])
def test_moving(lv, other, place, as_editor, answer, moved):
    there, here = source_of(place), page_of(place)
    originals, translations = [source_of(lv), source_of(other)], [page_of(lv), page_of(other)]

    asked = act(as_editor, "move", *originals, chooser=there.pk)
    act(as_editor, "move", *originals, answer=answer, chooser=there.pk)

    assert f'name="chooser" value="{there.pk}"' in asked.content.decode()
    assert all(moved_to(page, there) for page in originals)
    assert [moved_to(page, here) for page in translations] == [moved, moved]
    assert not any(Page.find_problems())


def test_a_mirror_moves_along_where_there_is_a_place(place, as_editor):
    page = factories.standard_page()
    alias = mirror(page, "lv")

    act(as_editor, "move", page, chooser=source_of(place).pk)

    assert moved_to(alias, page_of(place))
    assert not any(Page.find_problems())


def test_a_mirror_without_a_place_stays_and_that_is_asked_and_said(place, as_editor):
    page = factories.standard_page(title="Feet")
    alias = mirror(page, "ru")

    asked = act(as_editor, "move", page, chooser=source_of(place).pk)
    act(as_editor, "move", page, answer="stay", chooser=source_of(place).pk)

    assert answers(asked) == ["stay"]
    assert moved_to(page, source_of(place))
    assert is_live(alias)
    assert "1 translation was left unchanged: Feet (" in said(as_editor)


def test_two_translations_with_one_address_do_not_both_move(lv, place, as_editor):
    home = factories.home_page()
    twin = live(sent(factories.standard_page(home, title="Twin", slug="twin")))
    Page.objects.filter(pk=page_of(twin).pk).update(slug=page_of(lv).slug)

    act(
        as_editor,
        "move",
        source_of(lv),
        source_of(twin),
        answer="along",
        chooser=source_of(place).pk,
    )

    assert moved_to(page_of(lv), page_of(place))
    assert not moved_to(page_of(twin), page_of(place))
    assert "1 translation was left unchanged: lv: Twin" in said(as_editor)
