"""A contraindication that live guides show does not leave the library, whichever way is tried."""

import datetime
import logging
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page
from wagtail.users.models import UserProfile

from articles.models import ContraindicationIndexPage, ContraindicationPage
from articles.protection.refusal import EntryInUseError
from articles.protection.usage import usage_of
from core.schedule.failures import problems as schedule_problems
from tests import factories, pages
from tests.articles.warnings import entry_in, guide_in, listed
from tests.databases.worlds import world
from tests.translations.people import person
from translations.upstream import patches

pytestmark = pytest.mark.django_db


@world
def family():
    """Thrombosis in three languages, shown by two guides in three languages each."""
    factories.site()
    family = entry_in("lv", "ru")
    for title in ("Neck pain", "Back pain"):
        guide_in("lv", "ru", entries=family[:1], title=title)
    return family


@pytest.fixture
def as_admin(client, family):
    client.force_login(person("admin"))
    return client


def is_unchanged(entry):
    found = ContraindicationPage.objects.filter(pk=entry.pk).first()
    return bool(
        found and found.live and found.get_parent().specific_class is ContraindicationIndexPage
    )


def everything():
    return list(Page.objects.order_by("pk").values_list("pk", "live", "path", "latest_revision"))


def elsewhere():
    return factories.standard_page(title="Elsewhere", slug="elsewhere")


# Whom it concerns


def test_the_original_concerns_every_guide_in_every_language(family):
    assert str(usage_of(family[0])) == "2 guides × 3 languages"


def test_a_translation_concerns_the_guides_of_its_language(family):
    usage = usage_of(family[1])

    assert str(usage) == "2 guides × 1 language"
    assert {page.locale.language_code for page in usage.pages} == {"lv"}


def test_a_guide_that_is_not_in_all_languages_is_counted_by_its_pages(family):
    pages.article(title="In English only", body=[listed(family[0])])

    assert str(usage_of(family[0])) == "3 guides (7 pages)"


def test_a_draft_guide_shows_nothing(family):
    for guide in usage_of(family[0]).pages:
        guide.unpublish()

    assert not usage_of(family[0])


@pytest.mark.parametrize(
    ("code", "said"),
    [("lv", "2 raksti × 3 valodas"), ("ru", "2 статьи × 3 языка")],
)
def test_the_number_is_said_in_the_editors_language(family, code, said):
    with translation.override(code):
        assert str(usage_of(family[0])) == said


def test_a_translation_that_is_a_draft_is_shown_by_nothing(family):
    ContraindicationPage.objects.filter(pk=family[1].pk).update(live=False)

    assert not usage_of(ContraindicationPage.objects.get(pk=family[1].pk))
    assert usage_of(family[0])


def test_an_entry_of_which_nothing_is_live_is_shown_by_nothing(family):
    ContraindicationPage.objects.update(live=False)

    assert not usage_of(ContraindicationPage.objects.get(pk=family[0].pk))


def test_an_entry_in_use_does_not_move_to_the_library_of_another_language(family):
    with pytest.raises(EntryInUseError):
        family[0].move(family[1].get_parent(), pos="last-child")


def test_usage_takes_the_same_queries_for_more_guides(family, django_assert_num_queries):
    guide_in("lv", "ru", entries=family[:1], title="Headache")

    with django_assert_num_queries(2):
        assert str(usage_of(family[0])) == "3 guides × 3 languages"


# In code


def unpublish(entry):
    entry.unpublish()


def delete(entry):
    entry.delete()


def move(entry):
    entry.move(elsewhere(), pos="last-child")


def unpublish_library(entry):
    UnpublishPageAction(
        entry.get_parent(), user=person("admin"), include_descendants=True
    ).execute()


def delete_library(entry):
    entry.get_parent().specific.delete()


WAYS = [unpublish, delete, move, unpublish_library, delete_library]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", [0, 1, 2])
def test_no_way_in_code_takes_an_entry_that_is_in_use(family, way, language):
    with pytest.raises(EntryInUseError, match=r"Thrombosis.* is shown by 2 guides.*Neck pain"):
        way(family[language])

    assert is_unchanged(family[language])
    assert family[language].get_parent().live


@pytest.mark.parametrize("way", WAYS)
def test_an_entry_that_no_live_guide_shows_may_leave(family, way):
    for guide in usage_of(family[0]).pages:
        guide.unpublish()

    way(family[1])

    assert not is_unchanged(family[1])


def test_guides_that_leave_with_the_entry_do_not_keep_it(family):
    home = factories.home_page("lv")

    Page.objects.get(pk=home.pk).delete()

    assert not Page.objects.filter(locale__language_code="lv", depth__gt=1).exists()
    assert is_unchanged(family[0])


def test_an_entry_may_be_sorted_within_its_library(family):
    other = pages.contraindication(title="Fever")

    family[0].move(other, pos="right")

    assert ContraindicationPage.objects.get(pk=family[0].pk).path > other.path


def test_an_original_that_is_a_draft_is_not_deleted_while_its_translation_is_shown(family):
    ContraindicationPage.objects.filter(pk=family[0].pk).update(live=False)

    with pytest.raises(EntryInUseError):
        ContraindicationPage.objects.get(pk=family[0].pk).delete()


# The schedule


def test_an_entry_in_use_does_not_expire(family, caplog):
    spare = pages.contraindication(title="Fever")
    past = timezone.now() - datetime.timedelta(hours=1)
    Page.objects.filter(pk__in=[family[0].pk, spare.pk]).update(expire_at=past)

    with caplog.at_level(logging.WARNING, logger="articles.protection"):
        call_command("publish_scheduled")

    assert is_unchanged(family[0])
    assert not ContraindicationPage.objects.get(pk=spare.pk).live
    assert schedule_problems() == ["schedule_failed"]


# In the admin


def bulk(client, action, entry, method="post", **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    chosen = urlencode({"id": entry.pk, "next": "/admin/pages/"})
    return getattr(client, method)(f"{address}?{chosen}", data)


def single(client, action, entry, method="post"):
    return getattr(client, method)(reverse(f"wagtailadmin_pages:{action}", args=[entry.pk]))


def confirm_move(client, entry, method="post"):
    address = reverse("wagtailadmin_pages:move_confirm", args=[entry.pk, elsewhere().pk])
    return getattr(client, method)(address)


VIEWS = {
    "unpublish": lambda client, entry: single(client, "unpublish", entry),
    "delete": lambda client, entry: single(client, "delete", entry),
    "ask to unpublish": lambda client, entry: single(client, "unpublish", entry, "get"),
    "ask to delete": lambda client, entry: single(client, "delete", entry, "get"),
    "bulk unpublish": lambda client, entry: bulk(client, "unpublish", entry),
    "bulk delete": lambda client, entry: bulk(client, "delete", entry),
    "ask to bulk unpublish": lambda client, entry: bulk(client, "unpublish", entry, "get"),
    "unpublish the library": lambda client, entry: client.post(
        reverse("wagtailadmin_pages:unpublish", args=[entry.get_parent().pk]),
        {"include_descendants": "on"},
    ),
    "delete the library": lambda client, entry: single(client, "delete", entry.get_parent()),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", [0, 1])
def test_the_admin_names_the_guides_and_changes_nothing(family, as_admin, view, language):
    before = everything()

    answer = VIEWS[view](as_admin, family[language])

    assert answer.status_code == 409
    content = answer.content.decode()
    assert "2 guides × " in content
    for guide in usage_of(family[language]).pages:
        assert reverse("wagtailadmin_pages:edit", args=[guide.pk]) in content
        assert guide.title in content
    assert everything() == before


def test_a_bulk_action_on_all_pages_of_the_library_is_refused(family, as_admin):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    chosen = urlencode({"id": "all", "childOf": family[0].get_parent().pk, "next": "/admin/"})
    pages.contraindication(title="A fever")
    before = everything()

    answer = as_admin.post(f"{address}?{chosen}", {"translations": "along"})

    assert answer.status_code == 409
    assert "2 guides × " in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_moving_out_of_the_library_is_refused(family, as_admin, monkeypatch, method):
    monkeypatch.setattr(Page, "can_move_to", lambda *_: True)
    answer = confirm_move(as_admin, family[0], method)

    assert answer.status_code == 409
    assert is_unchanged(family[0])


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_admin_api_is_refused_with_the_reason(family, as_admin, action):
    address = reverse("wagtailadmin_api:pages:action", args=[family[0].pk, action])

    answer = as_admin.post(address, {}, content_type="application/json")

    assert answer.status_code == 409
    assert "2 guides × 3 languages" in answer.json()["message"]
    assert is_unchanged(family[0])


def test_the_refusal_is_in_the_language_of_the_editors_admin(family, client):
    user = person("admin")
    UserProfile.objects.create(user=user, preferred_language="lv")
    client.force_login(user)

    content = single(client, "delete", family[0], "get").content.decode()

    assert "2 raksti × 3 valodas" in content
    assert "nekas nav mainīts" in content


def test_who_has_no_access_to_the_admin_is_told_nothing_of_usage(family, client):
    assert single(client, "delete", family[0], "get").status_code == 302


def test_a_lost_patch_is_named(family):
    for action in ("unpublish_page.UnpublishPage", "delete_page.DeletePage", "move_page.MovePage"):
        assert f"wagtail.actions.{action}Action.execute" in patches.REQUIRED
    assert patches.lost() == []
