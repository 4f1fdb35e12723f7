"""An optional search engine for the first step of the search, set by OPENSEARCH_URL.

It is queried through Wagtail's search API for pages that have all stems. Corrections,
prefixes, filters and techniques always use our own index, which is kept up to date; the
first step uses it too when the engine does not answer.
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
    """Return the pages that have all these stems, best first; ``None`` if the engine does not answer."""
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None:
        return NOTHING
    pages = Page.objects.live().public().filter(locale=locale, depth__gt=1)
    # Engines match any of the words by default, and return everything without a limit.
    results = pages.search(PlainText(" ".join(stems), operator="and"))[:CANDIDATES]
    try:
        found = [page.pk for page in results]
    except Exception as error:  # noqa: BLE001 - every engine has errors of its own
        logger.warning("The search engine does not answer (%s)", type(error).__name__)
        return None
    return _matches(found, language)


def _matches(found: list[int], language: str) -> Matches:
    # Mirrors of pages in another language are in the engine, but not in our index.
    documents = dict(
        Document.objects.filter(page__in=found, language=language).values_list("page", "pk")
    )
    ranked = [documents[page] for page in found if page in documents]
    scored = [(document, float(len(ranked) - at)) for at, document in enumerate(ranked)]
    return Matches(scored, len(scored), len(found) < CANDIDATES)
