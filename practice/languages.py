"""A language of the settings gets its home page, and with it the group of its translators."""

from functools import partial

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page

from core.models import PracticeSettings
from home.models import HomePage
from translations.access.groups import ensure_translator_group


def mirror(page: Page, locale: Locale) -> Page | None:
    """Create a mirror of a page: it shows the original's words until somebody translates it. None if there is a page."""
    if page.locale_id == locale.pk or page.has_translation(locale):
        return None
    return page.specific.copy_for_translation(locale, copy_parents=True, alias=True)


def ensure_homes() -> None:
    """Give every language of the settings its home page and its group. Idempotent."""
    for locale in Locale.objects.filter(language_code__in=_offered()).order_by("pk"):
        ensure_home_of(locale)


@transaction.atomic
def ensure_home_of(locale: Locale) -> None:
    home = HomePage.objects.filter(locale=Locale.get_default()).first()
    if home is None or locale.language_code not in _offered():
        return
    mirror(home, locale)
    if locale.language_code != settings.SOURCE_LANGUAGE:
        ensure_translator_group(locale.language_code)


def welcome_language(
    instance: Locale, *, created: bool, raw: bool = False, **_kwargs: object
) -> None:
    """Receive ``post_save``: a locale that is added to a practice gets its home page when the transaction commits."""
    if created and not raw:
        transaction.on_commit(partial(_ensure_if_set_up, instance.pk))


def _ensure_if_set_up(pk: int) -> None:
    locale = Locale.objects.filter(pk=pk).first()
    if locale and PracticeSettings.objects.filter(set_up_at__isnull=False).exists():
        ensure_home_of(locale)


def _offered() -> set[str]:
    return {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
