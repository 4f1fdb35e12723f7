"""The conditions that a query of the site's search names: the answer of the library's own filter."""

from articles.models.contraindications import ContraindicationPage, meant_by
from articles.models.library import Topic
from core.searching.matching import Matcher, matcher


def conditions_named(query: str, language: str) -> list[ContraindicationPage]:
    """Return the conditions of a language that the library's filter finds by name."""
    if not (typed := matcher(query, language)):
        return []
    live = ContraindicationPage.objects.live().select_related("locale").order_by("title")
    own = live.filter(alias_of__isnull=True, locale__language_code=language)
    named = meant_by(typed, list(own)).named
    whole = [page for page in named if typed.names(*page.names)]
    if len(whole) < len(named) and _is_a_topic(typed, language):
        named = whole  # who types "neck" has not named "Rheumatoid arthritis of the neck"
    # Asked only when there is something to hide: most searches name no condition.
    public = set(own.public().values_list("pk", flat=True)) if named else set()
    found = [page for page in named if page.pk in public]
    return sorted(found, key=lambda page: not page.is_titled(typed))


def _is_a_topic(typed: Matcher, language: str) -> bool:
    topics = Topic.objects.filter(locale__language_code=language)
    return any(typed.matches(name) for name in topics.values_list("name", flat=True))
