"""Who writes a new entry of a library need not think of a key for it."""

import pytest
from django.urls import reverse

from articles.models import Topic
from tests import factories
from tests.translations.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    factories.site()
    client.force_login(person("editor"))
    return client


def add(editor, name: str, key: str = "") -> Topic:
    """Save a new topic as a draft."""
    url = reverse(Topic.snippet_viewset.get_url_name("add"))
    answer = editor.post(url, {"name": name, "key": key})
    assert answer.status_code == 302, answer.context["form"].errors
    return Topic.objects.order_by("pk").last()


def test_an_empty_key_is_made_from_the_name(editor):
    made = [
        add(editor, name).key for name in ("Rücken & Nacken", "Спина", "2 Hände", "?!", "Спина")
    ]

    assert made == ["rucken-nacken", "spina", "hande", "entry", "spina-2"]


def test_a_key_that_is_typed_is_kept_and_one_that_is_deleted_stays(editor):
    topic = add(editor, "Back", "the-back")
    url = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    editor.post(url, {"name": "The back", "key": ""})

    topic.refresh_from_db()
    assert topic.key == topic.get_latest_revision_as_object().key == "the-back"
