"""Finds the translators of a language, and the language of their mails."""

from django.db.models import QuerySet
from wagtail.models import GroupPagePermission, Locale
from wagtail.users.models import UserProfile

from accounts.models import User
from translations.access.scope import RIGHTS, ROOT_DEPTH


def translators_into(locale: Locale) -> QuerySet[User]:
    """Return active users with an e-mail address who work in this language, but not in all languages."""
    rights = GroupPagePermission.objects.filter(permission__codename__in=RIGHTS)
    everywhere = rights.filter(page__depth=ROOT_DEPTH).values("group")
    here = rights.filter(page__locale=locale, page__depth__gt=ROOT_DEPTH).values("group")
    people = User.objects.filter(is_active=True, is_superuser=False, groups__in=here)
    return people.exclude(groups__in=everywhere).exclude(email="").distinct().order_by("pk")


def language_of(person: User, locale: Locale) -> str:
    """Return the language of the user's admin; by default the one they translate into."""
    profile = UserProfile.objects.filter(user=person).first()
    return (profile and profile.preferred_language) or locale.language_code
