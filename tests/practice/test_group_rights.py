"""What the groups of a practice may do: a translator publishes one language, reception sees only the inbox."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from articles.models import RedFlag, UrgencyAdvice
from practice.groups import ensure_editors, ensure_reception, ensure_staff_groups
from practice.languages import ensure_homes
from tests import factories
from tests.visitor import soup
from translations.access.groups import ensure_translator_group

pytestmark = pytest.mark.django_db


def member(group):
    person = get_user_model().objects.create_user("member", first_name="M", last_name="N")
    person.groups.add(group)
    return person


def test_a_translator_of_latvian_cannot_publish_russian(client):
    homes = factories.site()
    ensure_homes()
    translator = member(ensure_translator_group("lv"))
    client.force_login(translator)

    assert homes["lv"].permissions_for_user(translator).can_publish()
    assert not homes["ru"].permissions_for_user(translator).can_publish()
    assert not homes["en"].permissions_for_user(translator).can_edit()
    edit = reverse("wagtailadmin_pages:edit", args=[homes["ru"].pk])
    response = client.post(edit, {"title": "Mine", "action-publish": "1"})
    assert response.status_code in {302, 403}
    homes["ru"].refresh_from_db()
    assert homes["ru"].title == "Home ru"


def test_reception_sees_only_the_inbox(client):
    ensure_staff_groups()
    client.force_login(member(ensure_reception()))

    menu = soup(client.get(reverse("wagtailadmin_home"), follow=True))

    assert client.get(reverse("callback_requests:index")).status_code == 200
    links = str(menu.find_all("script", id="wagtail-sidebar-props"))
    assert reverse("callback_requests:index") in links
    for closed in (
        "wagtailadmin_explore_root",
        "wagtailusers_users:index",
        "practice_setup",
        "reviews:report",
    ):
        assert client.get(reverse(closed)).status_code in {302, 403}, closed
        assert reverse(closed) not in links, closed


@pytest.mark.parametrize(
    ("made", "entry"),
    [(factories.red_flag, RedFlag), (factories.urgency_advice, UrgencyAdvice)],
    ids=["red flag", "advice"],
)
def test_an_editor_locks_an_entry_and_removes_the_lock_of_another(client, made, entry):
    factories.site()
    row = made()
    client.force_login(member(ensure_editors()))
    names = entry.snippet_viewset

    for action, locked in (("lock", True), ("unlock", False)):
        client.post(reverse(names.get_url_name(action), args=[row.pk]))
        row.refresh_from_db()
        assert row.locked is locked
        entry.objects.update(locked_by=None)  # one's own lock needs no right


def test_making_the_groups_twice_changes_nothing():
    ensure_staff_groups()
    before = {group.name: group.permissions.count() for group in _groups()}

    ensure_staff_groups()

    assert {group.name: group.permissions.count() for group in _groups()} == before
    assert all(before[name] for name in ("Editors", "Reviewers", "Reception"))


def _groups():
    from django.contrib.auth.models import Group

    return Group.objects.all()
