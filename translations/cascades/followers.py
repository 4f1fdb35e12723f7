"""The translations and mirrors of an original, and which of them this person may take along."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from wagtail.models import Page


@dataclass
class Followers:
    """``able`` go along if the person says so; ``unable`` stay anyway; mirrors are nothing without their original."""

    able: list[Page] = field(default_factory=list)
    unable: list[Page] = field(default_factory=list)
    mirrors: list[Page] = field(default_factory=list)


def followers(page: Page, action: str, user: Any, destination: Page | None = None) -> Followers:
    found = Followers()
    family = Page.objects.filter(translation_key=page.translation_key)
    family = family.exclude(pk=page.pk).filter(Q(alias_of=page) | Q(alias_of=None))
    for one in family.select_related("locale").order_by("locale_id"):
        if one.alias_of_id:
            found.mirrors.append(one)
        elif _may_follow(one, action, user, destination):
            found.able.append(one)
        elif one.live or action != "unpublish":
            found.unable.append(one)
    return found


def _may_follow(page: Page, action: str, user: Any, destination: Page | None) -> bool:
    rights = page.permissions_for_user(user)
    if action == "unpublish":
        return page.live and rights.can_unpublish()
    if action == "delete":
        return rights.can_delete()
    if action == "copy":
        return rights.can_edit()
    place = destination.get_translation_or_none(page.locale) if destination else None
    if place is None or not rights.can_move_to(place):
        return False
    # Wagtail checks this for the original only.
    return not place.get_children().exclude(pk=page.pk).filter(slug=page.slug).exists()
