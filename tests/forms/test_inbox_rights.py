"""Who may open the inbox. Every address of it is tried, also those to come."""

import uuid

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from forms.admin import CallbackRequestViewSet
from forms.models import CallbackRequest
from tests.forms.inbox import (
    ANNA,
    address,
    editor,
    ilze,
    oleg,
    received,
    signed_in,
    site,
    translator,
)
from tests.visitor import Visitor, soup, words

__all__ = ["editor", "ilze", "oleg", "site", "translator"]

pytestmark = pytest.mark.django_db

PATTERNS = CallbackRequestViewSet("callback_requests").get_urlpatterns()
NAMES = [pattern.name for pattern in PATTERNS]
READABLE = ["index", "inspect", "person", "counts", "caller"]


def url(name):
    pattern = next(pattern for pattern in PATTERNS if pattern.name == name)
    made = CallbackRequest.objects.first() or received()
    parts = {"pk": made.pk, "note": 1, "change": uuid.UUID(int=1)}
    return address(name, *[parts[part] for part in pattern.pattern.converters])


def is_kept_out(response):
    """Refused, or sent to the login or to the admin's home."""
    elsewhere = {"/admin/login/", reverse("wagtailadmin_home")}
    return response.status_code == 403 or (
        response.status_code == 302 and response["Location"].partition("?")[0] in elsewhere
    )


def test_the_addresses_are_those_that_are_served():
    assert {*NAMES} >= {"index", "inspect", "status", "export", "person_erase"}
    assert len(NAMES) == len(set(NAMES)) == 19


def outsider(request, who):
    if who in {"editor", "translator"}:
        return request.getfixturevalue(who)
    return signed_in(who) if who == "stranger" else Visitor()


@pytest.mark.parametrize("who", ["editor", "translator", "stranger", "nobody"])
def test_nobody_else_comes_in(request, site, who):
    visitor = outsider(request, who)
    before = received(name="Zebedee")
    data = {"number": ANNA, "confirm": "yes", "step": "closed", "format": "csv", "text": "x"}

    answers = {
        (name, method): getattr(visitor, method)(url(name), data)
        for name in NAMES
        for method in ("get", "post")
    }

    assert [key for key, response in answers.items() if not is_kept_out(response)] == []
    assert not [key for key, response in answers.items() if b"Zebedee" in response.content]
    assert CallbackRequest.objects.get().updated_at == before.updated_at


def test_a_program_without_the_right_is_refused_outright(editor):
    codes = [
        editor.get(url(name), headers={"X-Requested-With": "XMLHttpRequest"}).status_code
        for name in NAMES
    ]

    assert set(codes) == {403}


def test_reception_reads_and_no_link_changes_or_takes_out_anything(ilze):
    codes = {name: ilze.get(url(name)).status_code for name in NAMES}

    assert codes == {name: 200 if name in READABLE else 405 for name in NAMES}


def test_nothing_is_kept_in_any_cache(ilze):
    data = {"number": ANNA, "format": "csv"}
    for name in NAMES:
        for response in (ilze.get(url(name)), ilze.post(url(name), data)):
            assert "no-store" in response["Cache-Control"], name
            assert "private" in response["Cache-Control"], name


@pytest.mark.parametrize(
    ("right", "allowed"),
    [
        ("view", {"index", "inspect", "counts", "search"}),
        (
            "change",
            {
                *("status", "assign", "note", "own_note", "draft", "correct", "merge"),
                *("caller", "bulk", "undo", "reply"),
            },
        ),
        ("export", {"export", "person", "person_export"}),
        ("erase", {"person", "person_erase"}),
    ],
)
def test_each_right_opens_its_own_addresses_only(site, right, allowed):
    visitor = signed_in("limited")
    codes = ["access_admin", f"{right}_callbackrequest"]
    visitor.user.user_permissions.set(Permission.objects.filter(codename__in=codes))

    opened = {name for name in NAMES if not is_kept_out(visitor.get(url(name)))}

    assert opened == allowed


def test_who_may_only_look_is_offered_nothing_else(site):
    visitor = signed_in("onlooker")
    codes = ["access_admin", "view_callbackrequest"]
    visitor.user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    received()

    for name in ("index", "inspect"):
        actions = {
            form["action"].split("?")[0]
            for form in visitor.read(url(name)).select("main form[action]")
        }
        assert actions <= {address("search")}


def test_a_request_cannot_be_added_or_deleted_by_anybody(admin_client, site):
    made = received()

    for path in ("new/", f"edit/{made.pk}/", f"delete/{made.pk}/", f"history/{made.pk}/"):
        response = admin_client.post(address("index") + path, follow=True)
        assert response.status_code == 404
        assert CallbackRequest.objects.count() == 1


def test_reception_sees_nothing_else_in_the_menu(ilze):
    props = words(ilze.read(address("index")).select_one("#wagtail-sidebar-props"))

    assert "callback-requests" in props
    for other in (
        "explorer",
        "Reports",
        "Help",
        "images",
        "documents",
        "settings",
        "snippets",
        "search",
    ):
        assert f'"{other}"' not in props


def test_editors_keep_their_menu(editor):
    props = words(editor.read(reverse("wagtailadmin_home")).select_one("#wagtail-sidebar-props"))

    assert '"Reports"' in props
    assert "callback-requests" not in props


def test_editors_see_nothing_of_requests_in_the_history_of_the_site(editor, ilze):
    ilze.read(url("index"))
    ilze.read(url("inspect"))

    report = words(editor.read(reverse("wagtailadmin_reports:site_history")))

    assert "Request opened" not in report
    assert "#" + str(CallbackRequest.objects.get().pk) not in report


@pytest.mark.parametrize(
    "name", ["inspect", "status", "assign", "note", "draft", "correct", "merge"]
)
def test_a_request_that_was_erased_is_said_to_be_gone(ilze, name):
    open_it = ilze.get if name == "inspect" else ilze.post

    response = open_it(address(name, 999), follow=True)

    assert "no longer exists" in words(soup(response))
