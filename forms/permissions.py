from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.models import User

POSSIBLE = {"view", "change", "export", "erase"}


class CallbackPolicy(ModelPermissionPolicy):
    """Permissions on requests. Only visitors create them; only retention and erasure delete them.

    No user may add or delete a single request, not even an administrator.
    """

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action in POSSIBLE and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        return super().users_with_any_permission(POSSIBLE & set(actions))
