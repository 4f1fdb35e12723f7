"""A translator publishes, but takes nothing offline, deletes nothing and moves nothing."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from articles.models import Topic
from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.test_rights_matrix import got_through

pytestmark = pytest.mark.django_db

WAYS = ["unpublish", "delete", "move", "bulk unpublish", "bulk delete", "bulk move", "api"]


@world
def page() -> Page:
    """A live Latvian page, and a place to which it might be moved."""
    factories.site()
    factories.home_page("lv")
    page = factories.translated(factories.standard_page(slug="about"), "lv")
    factories.translated(factories.standard_page(slug="place"), "lv")
    return page


def ask(client: Client, page: Page, way: str) -> Any:
    place = Page.objects.get(slug="place", locale=page.locale)
    posted = {"translations": "stay"}
    if way.startswith("bulk"):
        action = way.removeprefix("bulk ")
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        chosen = urlencode({"id": page.pk, "next": "/admin/pages/"})
        return client.post(f"{address}?{chosen}", posted | {"chooser": place.pk})
    if way == "move":
        address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk])
        return client.post(address, posted)
    if way == "api":
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "unpublish"])
        return client.post(address, {}, content_type="application/json")
    return client.post(reverse(f"wagtailadmin_pages:{way}", args=[page.pk]), posted)


def is_where_it_was(page: Page) -> bool:
    found = Page.objects.filter(pk=page.pk).first()
    return bool(found and found.live and found.path == page.path)


@pytest.fixture(autouse=True)
def _pages_may_have_subpages(monkeypatch):
    monkeypatch.setattr(Page, "can_move_to", lambda *_: True)


@pytest.mark.parametrize("way", WAYS)
def test_editors_take_pages_away_and_translators_do_not(page, way):
    stays = {}
    for role in ("admin", "editor", "translator", "translator who may not publish"):
        with transaction.atomic():
            client = Client()
            client.force_login(person(role))
            ask(client, page, way)
            stays[role] = is_where_it_was(page)
            transaction.set_rollback(True)

    assert stays == {
        "admin": False,
        "editor": False,
        "translator": True,
        "translator who may not publish": True,
    }


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_a_translator_is_told_whom_to_ask(page, client, action):
    client.force_login(person("translator"))

    answer = client.get(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]), follow=True)

    assert "is for editors" in answer.content.decode()


def test_a_translator_still_publishes(page):
    rights = page.permissions_for_user(person("translator"))

    assert rights.can_publish()
    assert not rights.can_unpublish()
    assert not rights.can_delete()
    assert not rights.can_move()


def entry_address(action: str, topic: Topic) -> str:
    return reverse(f"wagtailsnippets_articles_topic:{action}", args=[topic.pk])


@pytest.mark.parametrize(("role", "is_live"), [("editor", False), ("translator", True)])
def test_who_takes_an_entry_offline(client, role, is_live):
    topic = factories.translated(factories.topic(), "lv")
    factories.home_page("lv")
    client.force_login(person(role))

    answer = client.post(entry_address("unpublish", topic))

    assert got_through(answer) is not is_live
    assert Topic.objects.get(pk=topic.pk).live is is_live


def test_who_may_delete_entries_of_a_model_but_write_none_deletes_none(client):
    topic = factories.translated(factories.topic(), "lv")
    factories.home_page("lv")
    translator = person("translator")
    translator.user_permissions.add(Permission.objects.get(codename="delete_topic"))
    client.force_login(translator)

    assert not got_through(client.post(entry_address("delete", topic)))
    assert Topic.objects.filter(pk=topic.pk).exists()
