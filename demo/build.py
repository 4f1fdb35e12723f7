"""Builds the demo site. Running it again changes nothing.

One transaction for each object, never one around all: translating a parent and
its child in one transaction breaks the tree (wagtail-localize#773).
"""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page

from articles.models import RedFlag, Technique, Topic, UrgencyAdvice
from core.models import Person, PracticeSettings
from demo.content import glossary, services, site
from demo.content import library as entries
from demo.content.synonyms import SYNONYMS
from demo.library import DemoLibrary
from demo.tree import pages
from home.models import HomePage
from practice.building.foundation import ensure_home, ensure_locales, set_hours, upsert_words
from practice.building.upsert import fill_page, place_page, upsert_entry
from practice.content import warning_signs
from search.models import Synonyms
from services.models import Service
from translations.models import Term

#: Called with the phase, how many of its steps are finished and how many there are.
Tell = Callable[[str, int, int], None]

WEEK = [
    *((day, datetime.time(9), datetime.time(19)) for day in range(5)),
    (5, datetime.time(10), datetime.time(15)),
]


def build_source(tell: Tell) -> list[Any]:
    """Write everything in the source language; return the translatable objects, parents first."""
    ensure_locales()
    contents = [(HomePage, site.HOME, ""), *pages()]
    library = DemoLibrary()
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
    words = upsert_words(site.PRACTICE_TEXT, library)
    filled = [type(page).objects.get(pk=page.pk) for page in placed.values()]
    return [*snippets, *filled, words]


def _synonyms() -> None:
    """Before the guides, so that these are indexed with them; what editors have since made of the list stays."""
    if not Synonyms.objects.exists():
        rows = [
            Synonyms(language=code, words=words) for code in SYNONYMS for words in SYNONYMS[code]
        ]
        Synonyms.objects.bulk_create(rows)


def _snippets(library: DemoLibrary) -> list[Any]:
    rows: list[tuple[Any, list[dict[str, Any]]]] = [
        (Person, entries.PEOPLE),
        (Service, services.SERVICES),
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


def _home(library: DemoLibrary) -> HomePage:
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return ensure_home(
        site.HOME,
        library,
        hostname=address.hostname,
        port=address.port or (443 if address.scheme == "https" else 80),
        site_name=settings.WAGTAIL_SITE_NAME,
    )


def _practice() -> None:
    practice = PracticeSettings.load()
    if practice.phone:
        return
    practice.phone = "+37124112420"
    practice.text_messages = True
    practice.email = "info@mugura.example"
    practice.latitude, practice.longitude = Decimal("56.95560"), Decimal("24.12180")
    practice.map_url = (
        "https://www.openstreetmap.org/search?query=Br%C4%ABv%C4%ABbas%20iela%2040%2C%20R%C4%ABga"
    )
    set_hours(practice, WEEK)
    practice.save()
