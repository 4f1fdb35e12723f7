"""Translators: a group for each language, with rights on that language's pages only.

Rights on shared entries (topics, techniques …) are per model in Wagtail, never per
language; `translations.access.scope` keeps their holders to their own language.
"""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import GroupPagePermission, Page

from translations.language.entries import shared_entry_models

PAGE_RIGHTS = ("change_page", "publish_page")
ENTRY_RIGHTS = ("change", "publish")
#: Below the invisible root of Wagtail's page tree.
HOME_DEPTH = 2


def ensure_translator_group(language_code: str) -> Group:
    """Create or complete the group "Translators: Latviešu". Idempotent.

    `make_group_for_home` calls it for each new home page.

    No right to submit pages for translation: its holder can publish every language
    of any source (wagtail-localize checks nothing else).
    """
    name = dict(settings.WAGTAIL_CONTENT_LANGUAGES)[language_code]
    group, _created = Group.objects.get_or_create(name=f"Translators: {name}")
    group.permissions.add(
        Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"),
        *_entry_permissions(),
    )
    page_permissions = Permission.objects.filter(
        codename__in=PAGE_RIGHTS, content_type__app_label="wagtailcore"
    )
    for home in Page.objects.filter(depth=HOME_DEPTH, locale__language_code=language_code):
        for permission in page_permissions:
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    return group


def make_group_for_home(
    instance: Model, *, created: bool, raw: bool = False, **_kwargs: object
) -> None:
    """Signal receiver: a language's first home page brings the group of its translators."""
    if raw or not created or not isinstance(instance, Page) or instance.depth != HOME_DEPTH:
        return
    code = instance.locale.language_code
    if code != settings.SOURCE_LANGUAGE and code in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        ensure_translator_group(code)


def _entry_permissions() -> list[Permission]:
    types = ContentType.objects.get_for_models(*shared_entry_models())
    wanted = {f"{right}_{model._meta.model_name}" for model in types for right in ENTRY_RIGHTS}
    return list(Permission.objects.filter(content_type__in=types.values(), codename__in=wanted))
