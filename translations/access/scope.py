"""The languages a user works in: those of the page trees where the user has rights.

Wagtail gives rights on snippets per model and wagtail-localize globally, never per
language. Rights on pages are per tree, and each language has its own tree.
"""

from collections.abc import Iterable

from django.db.models import Model
from wagtail.models import GroupPagePermission, Page

from translations.access.people import AnyUser

RIGHTS = ("add_page", "change_page", "publish_page")
ROOT_DEPTH = 1
#: The attribute of a user object that holds its scope.
MEMO = "language_scope_memo"

#: Primary keys of locales; ``None`` for all of them.
Scope = frozenset[int] | None


def language_scope(user: AnyUser) -> Scope:
    """Return the languages a user works in. Rights on the root are rights in all.

    One query, once for each user object, as with Django's own permissions.
    """
    if not hasattr(user, MEMO):
        setattr(user, MEMO, _scope_of(user))
    scope: Scope = getattr(user, MEMO)
    return scope


def _scope_of(user: AnyUser) -> Scope:
    if user.is_superuser:
        return None
    rights = GroupPagePermission.objects.filter(group__user=user, permission__codename__in=RIGHTS)
    pages = set(rights.values_list("page__depth", "page__locale_id"))
    if any(depth == ROOT_DEPTH for depth, _locale in pages):
        return None
    return frozenset(locale for _depth, locale in pages)


def covers(scope: Scope, locale_ids: Iterable[int | None]) -> bool:
    return scope is None or set(locale_ids) <= scope


def may_publish(user: AnyUser, instance: Model) -> bool:
    """Whether the user may publish this page or snippet."""
    if hasattr(instance, "permissions_for_user"):
        return instance.permissions_for_user(user).can_publish()
    return user.has_perm(f"{instance._meta.app_label}.publish_{instance._meta.model_name}")


def may_edit(user: AnyUser, instance: Model) -> bool:
    if hasattr(instance, "permissions_for_user"):
        return instance.permissions_for_user(user).can_edit()
    return user.has_perm(f"{instance._meta.app_label}.change_{instance._meta.model_name}")


def may_take_offline(user: AnyUser, instance: Model) -> bool:
    """Whether the user is more than a translator here: who may not write a page or entry may not take one away.

    Wagtail lets everybody who may publish unpublish, and everybody who may change delete.
    """
    if user.is_superuser:
        return True
    if isinstance(instance, Page):
        return user.is_active and "add" in instance.permissions_for_user(user).permissions
    return user.has_perm(f"{instance._meta.app_label}.add_{instance._meta.model_name}")
