"""What the demo's people may do: each the own work, nobody more."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from forms.models import CallbackRequest
from practice.groups import ensure_editors, ensure_reception
from tests import factories
from translations.access.groups import ensure_translator_group

pytestmark = pytest.mark.django_db


def person(group):
    user = get_user_model().objects.create_user("someone")
    user.groups.add(group)
    return user


@pytest.fixture
def editor():
    factories.site()
    return person(ensure_editors())


@pytest.fixture
def reception():
    return person(ensure_reception())


def test_an_editor_writes_and_publishes_in_every_language(editor):
    for home in factories.site().values():
        rights = home.permissions_for_user(editor)
        assert rights.can_add_subpage()
        assert rights.can_publish()
    assert editor.has_perm("wagtail_localize.submit_translation")


def test_an_editor_never_reads_what_visitors_sent(editor, client):
    client.force_login(editor)

    page = client.get("/admin/").content.decode()

    assert "callback" not in page.lower()
    assert not any("callbackrequest" in one for one in editor.get_all_permissions())


def test_reception_reads_requests_and_changes_no_page(reception, client):
    home = factories.site()["en"]
    client.force_login(reception)

    assert reception.has_perm("callbacks.view_callbackrequest")
    assert not home.permissions_for_user(reception).can_edit()
    assert not {"callbacks.add_callbackrequest", "callbacks.delete_callbackrequest"} & (
        reception.get_all_permissions()
    )
    answer = client.get(reverse("wagtailadmin_home"), follow=True)
    assert answer.redirect_chain == [(reverse("callback_requests:index"), 302)]
    assert answer.status_code == 200


def test_the_inbox_opens_for_reception_and_for_nobody_else_of_the_staff(reception, client):
    inbox = reverse("callback_requests:index")
    others = get_user_model().objects.create_user("other")
    others.groups.set([ensure_editors(), ensure_translator_group("lv")])

    client.force_login(others)
    assert client.get(inbox).status_code in {302, 403}

    client.force_login(reception)
    assert client.get(inbox).status_code == 200


def test_nobody_is_given_the_right_to_forge_or_drop_requests():
    groups = [ensure_editors(), ensure_reception()]

    given = {one.codename for group in groups for one in group.permissions.all()}

    model = CallbackRequest._meta.model_name
    assert not {f"add_{model}", f"delete_{model}"} & given
