"""A search engine instead of the index in the database, when the settings name one (OPENSEARCH_URL).

It is asked through Wagtail's search API for the pages that have all the stems. What
else the search does (slips, beginnings, filters, techniques) stays with our index,
which is always kept; and so does everything when the engine does not answer.
"""

import logging
from collections.abc import Sequence

from django.conf import settings
from wagtail.models import Locale, Page
from wagtail.search.query import PlainText

from search.models import Document
from search.postings import CANDIDATES, NOTHING, Matches

logger = logging.getLogger("search.engine")


def is_used() -> bool:
    return bool(settings.SEARCH_ENGINE)


def match(stems: Sequence[str], language: str) -> Matches | None:
    """Return the pages that have all these stems, best first; None when the engine does not answer."""
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None:
        return NOTHING
    pages = Page.objects.live().public().filter(locale=locale, depth__gt=1)
    # Engines look for any of the words unless told, and give everything unless it is cut.
    results = pages.search(PlainText(" ".join(stems), operator="and"))[:CANDIDATES]
    try:
        found = [page.pk for page in results]
    except Exception as error:  # noqa: BLE001 - every engine has errors of its own
        logger.warning("The search engine does not answer (%s)", type(error).__name__)
        return None
    return _matches(found, language)


def _matches(found: list[int], language: str) -> Matches:
    # Pages that only mirror another language's are in the engine, and not in our index.
    documents = dict(
        Document.objects.filter(page__in=found, language=language).values_list("page", "pk")
    )
    ranked = [documents[page] for page in found if page in documents]
    scored = [(document, float(len(ranked) - at)) for at, document in enumerate(ranked)]
    return Matches(scored, len(scored), len(found) < CANDIDATES)
