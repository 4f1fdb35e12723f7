"""The demo site from the first picture to the search indexes. Running it again changes nothing."""

from django.conf import settings
from django.core.management.base import CommandError
from wagtail.models import Page

from demo.accounts import ensure_accounts
from demo.build import build_source
from demo.paths import TRANSLATIONS
from demo.workflow import ensure_workflow
from practice.building.catalogues import publish_outdated
from practice.building.indexes import Tell, indexes_postponed, update_indexes


def seed(tell: Tell) -> int:
    """Build the demo site; return how many translations were published."""
    with indexes_postponed():
        objects = build_source(tell)
        published = 0
        for done, obj in enumerate(objects):
            tell("translations", done, len(objects))
            published += TRANSLATIONS.localize(obj)
        published += publish_outdated(objects)
    ensure_workflow()
    if any(Page.find_problems()):
        raise CommandError("The page tree is damaged: run manage.py fixtree.")
    if settings.DEMO_ACCOUNTS:
        ensure_accounts()
    update_indexes(tell)
    return published
