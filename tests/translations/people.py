"""Everyone who may or may not touch a translation, each as the site would have them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Permission
from wagtail.models import GroupPagePermission

from practice.groups import ensure_editors, ensure_reception
from tests import factories
from translations.access.groups import ensure_translator_group

ROLES = [
    "admin",
    "editor",
    "source editor",
    "translator",
    "translator who may not publish",
    "reception",
    "anonymous",
]


def person(role: str) -> Any:
    """The user of a role. Translators work into Latvian."""
    make = get_user_model().objects.create_user
    if role == "anonymous":
        return AnonymousUser()
    if role == "admin":
        return get_user_model().objects.create_superuser("admin")
    user = make(role.replace(" ", "-"))
    if role == "source editor":
        _only_in_english(user)
    else:
        user.groups.add(_group(role))
    return user


def _group(role: str) -> Any:
    if role == "editor":
        return ensure_editors()
    if role == "reception":
        return ensure_reception()
    group = ensure_translator_group("lv")
    if role == "translator who may not publish":
        GroupPagePermission.objects.filter(
            group=group, permission__codename="publish_page"
        ).delete()
        group.permissions.remove(*group.permissions.filter(codename__startswith="publish_"))
    return group


def _only_in_english(user: Any) -> None:
    """Rights on the English tree alone, and the global right to send for translation."""
    group = user.groups.create(name="English editors")
    for name in ("add_page", "change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=factories.home_page(),
            permission=Permission.objects.get(codename=name, content_type__app_label="wagtailcore"),
        )
    group.permissions.add(*Permission.objects.filter(codename__in=_RIGHTS_ON_SOURCES))


_RIGHTS_ON_SOURCES = ["access_admin", "submit_translation"]
