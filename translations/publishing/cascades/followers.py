"""Finds the translations and mirrors of an original, and which of them the user may change with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q
from wagtail.models import Page

from translations.access.people import AnyUser


@dataclass
class Followers:
    """``able``: the user may include them; ``unable``: they stay; ``mirrors``: they always follow their original."""

    able: list[Page] = field(default_factory=list)
    unable: list[Page] = field(default_factory=list)
    mirrors: list[Page] = field(default_factory=list)


def followers(page: Page, action: str, user: AnyUser, destination: Page | None = None) -> Followers:
    found = Followers()
    family = Page.objects.filter(translation_key=page.translation_key)
    family = family.exclude(pk=page.pk).filter(Q(alias_of=page) | Q(alias_of=None))
    for one in family.select_related("locale").order_by("locale_id"):
        if one.alias_of_id and _is_free_to_go(one, action, destination):
            found.mirrors.append(one)
        elif _may_follow(one, action, user, destination):
            found.able.append(one)
        elif one.live or action != "unpublish":
            found.unable.append(one)
    return found


def followers_of_all(
    pages: Iterable[Page],
    action: str,
    user: AnyUser,
    destination: Page | None = None,
    *,
    besides: Iterable[Page] = (),
) -> Followers:
    """Return the followers of several pages, without those in ``besides``, which were selected themselves."""
    chosen = {page.pk for page in besides}
    found = Followers()
    for page in pages:
        one = followers(page, action, user, destination)
        for into, more in (
            (found.able, one.able),
            (found.unable, one.unable),
            (found.mirrors, one.mirrors),
        ):
            into += [follower for follower in more if follower.pk not in chosen]
    return found


def mirrors_below(page: Page) -> list[Page]:
    """The mirrors of subpages, deepest first. Wagtail would leave them live when their originals are deleted."""
    # An alias with another translation key is a plain copy, not a mirror.
    rows = Page.objects.filter(
        alias_of__in=page.get_descendants(), translation_key=F("alias_of__translation_key")
    )
    return [row for row in rows.order_by("-depth") if not _holds_translations(row)]


def _is_free_to_go(mirror: Page, action: str, destination: Page | None) -> bool:
    """Whether a mirror can follow: no translation below it is deleted, and its new slug is free."""
    if action == "delete":
        return not _holds_translations(mirror)
    return action != "move" or _has_room(mirror, destination)


def _holds_translations(mirror: Page) -> bool:
    return mirror.get_descendants().filter(alias_of=None).exists()


def _may_follow(page: Page, action: str, user: AnyUser, destination: Page | None) -> bool:
    rights = page.permissions_for_user(user)
    if action == "unpublish":
        return page.live and rights.can_unpublish()
    if action == "delete":
        return rights.can_delete()
    if action == "copy":
        return rights.can_edit()
    place = _place(page, destination)
    return place is not None and rights.can_move_to(place) and _has_room(page, destination)


def _place(page: Page, destination: Page | None) -> Page | None:
    return destination.get_translation_or_none(page.locale) if destination else None


def _has_room(page: Page, destination: Page | None) -> bool:
    """Whether the slug is free at the destination. Wagtail checks only the original."""
    place = _place(page, destination)
    if place is None:
        return False
    return not place.get_children().exclude(pk=page.pk).filter(slug=page.slug).exists()
