"""Builds the demo site. Running it again changes nothing.

One transaction for each object, never one around all: translating a parent and
its child in one transaction breaks the tree (wagtail-localize#773).
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from articles.models import RedFlag, Technique, Topic, UrgencyAdvice
from core.models import Person, PracticeSettings, PracticeText
from demo.content import glossary, site, warning_signs
from demo.content import library as entries
from demo.content.synonyms import SYNONYMS
from demo.keys import key
from demo.library import Library
from demo.tree import pages
from demo.upsert import fill_page, place_page, upsert_entry
from home.models import HomePage
from search.models import Synonyms
from translations.models import Term

#: Called with the phase, how many of its steps are finished and how many there are.
Tell = Callable[[str, int, int], None]

#: (opens, closes) from Monday to Saturday.
WEEK = [("09:00:00", "19:00:00")] * 5 + [("10:00:00", "15:00:00")]


def build_source(tell: Tell) -> list[Any]:
    """Write everything in the source language; return the translatable objects, parents first."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    contents = [(HomePage, site.HOME, ""), *pages()]
    library = Library()
    tell("texts", 0, len(contents))
    library.load_pictures()
    _synonyms()
    snippets = _snippets(library)
    home = _home(library)
    placed = {"home": home}
    for model, content, parent in pages():
        # The tree fields of a parent grow stale with every child.
        placed[content["key"]] = place_page(
            model, content, Page.objects.get(pk=placed[parent].pk), library
        )
    for done, (_model, content, _parent) in enumerate(contents):
        tell("texts", done, len(contents))
        fill_page(
            placed[content["key"]].__class__.objects.get(pk=placed[content["key"]].pk),
            content,
            library,
        )
    _practice()
    words = _words(library)
    filled = [type(page).objects.get(pk=page.pk) for page in placed.values()]
    return [*snippets, *filled, words]


def _synonyms() -> None:
    """Before the guides, so that these are indexed with them; what editors have since made of the list stays."""
    if not Synonyms.objects.exists():
        rows = [
            Synonyms(language=code, words=words) for code in SYNONYMS for words in SYNONYMS[code]
        ]
        Synonyms.objects.bulk_create(rows)


def _snippets(library: Library) -> list[Any]:
    rows = [
        (Person, entries.PEOPLE),
        (Topic, entries.TOPICS),
        (Technique, entries.TECHNIQUES),
        (RedFlag, warning_signs.RED_FLAGS),
        (Term, glossary.TERMS),
    ]
    found = [upsert_entry(model, row, library)[0] for model, contents in rows for row in contents]
    # After the people: a doctor reviews it.
    advice = [
        upsert_entry(UrgencyAdvice, content, library, name=content["urgency"])[0]
        for content in warning_signs.ADVICE
    ]
    return [*found, *advice]


def _words(library: Library) -> PracticeText:
    words: dict[str, Any] = {**site.PRACTICE_TEXT}
    for menu in ("header_menu", "footer_menu"):
        words[menu] = [
            ("link", f"{menu}-{page}", {"page": page, "label": label})
            for page, label in words[menu]
        ]
    return upsert_entry(PracticeText, words, library, name="practice")[0]


@transaction.atomic
def _home(library: Library) -> HomePage:
    # Wagtail's own first page; its slug is the one we want.
    welcome = Page.objects.filter(depth=2, content_type__model="page")
    welcome.update(slug="welcome")
    home = place_page(HomePage, site.HOME, Page.objects.get(depth=1), library)
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    welcome.delete()
    return home


def _practice() -> None:
    practice = PracticeSettings.load()
    if practice.phone:
        return
    hours = [
        {
            "type": "hours",
            "id": str(key("hours", day)),
            "value": {"weekday": str(day), "opens": opens, "closes": closes},
        }
        for day, (opens, closes) in enumerate(WEEK)
    ]
    practice.phone = "+37124112420"
    practice.map_url = (
        "https://www.openstreetmap.org/search?query=Br%C4%ABv%C4%ABbas%20iela%2040%2C%20R%C4%ABga"
    )
    practice.hours = PracticeSettings._meta.get_field("hours").stream_block.to_python(hours)
    practice.save()
