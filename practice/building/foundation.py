"""What every practice begins with: the locales, the home page with the site's record, the words around every page."""

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from core.models import PracticeSettings, PracticeText
from home.models import HomePage
from practice.answers import Hours
from practice.building.keys import key
from practice.building.library import Library
from practice.building.upsert import place_page, upsert_entry


def ensure_locales() -> None:
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


@transaction.atomic
def ensure_home(
    content: dict[str, Any], library: Library, *, slug: str = "", **site: Any
) -> HomePage:
    """Place the home page of the source language instead of Wagtail's own, and let the site begin with it."""
    # Its slug is the one we want.
    welcome = Page.objects.filter(depth=2, content_type__model="page")
    welcome.update(slug="welcome")
    home = place_page(HomePage, content, Page.objects.get(depth=1), library, slug=slug)
    Site.objects.update_or_create(is_default_site=True, defaults={**site, "root_page": home})
    welcome.delete()
    return home


def upsert_words(words: dict[str, Any], library: Library) -> PracticeText:
    """Write the words around every page; a menu is a list of (key of the page, label)."""
    rows = dict(words)
    for menu in ("header_menu", "footer_menu"):
        rows[menu] = [
            ("link", f"{menu}-{page}", {"page": page, "label": label})
            for page, label in words[menu]
        ]
    return upsert_entry(PracticeText, rows, library, name="practice")[0]


def set_hours(practice: PracticeSettings, hours: Hours) -> None:
    rows = [
        {
            "type": "hours",
            "id": str(key("hours", number, day)),
            "value": {"weekday": str(day), "opens": opens, "closes": closes},
        }
        for number, (day, opens, closes) in enumerate(hours)
    ]
    practice.hours = PracticeSettings._meta.get_field("hours").stream_block.to_python(rows)
