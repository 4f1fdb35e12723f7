"""Translators publish, but take nothing offline: narrows what Wagtail's page rights allow.

The buttons, the views, the bulk actions and the actions themselves all ask `PagePermissionTester`.
A page may be moved where it may be deleted.
"""

from wagtail.models import PagePermissionTester

from translations.access.scope import may_take_offline
from translations.upstream import patches


def install_offline_rights() -> None:
    """Patch both methods. Idempotent."""
    for name in ("can_unpublish", "can_delete"):
        patches.install(PagePermissionTester, name, _for_editors)


def _for_editors(allowed: patches.Method) -> patches.Method:
    def guarded(tester: PagePermissionTester, *args: object, **kwargs: object) -> bool:
        return allowed(tester, *args, **kwargs) and may_take_offline(tester.user, tester.page)

    return guarded
