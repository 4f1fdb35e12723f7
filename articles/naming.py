"""The conditions that a query of the site's search names: the answer of the library's own filter."""

from articles.models.contraindications import ContraindicationPage, meant_by
from core.searching.matching import matcher


def conditions_named(query: str, language: str) -> list[ContraindicationPage]:
    """Return the conditions of a language that the library's filter finds by name."""
    if not (typed := matcher(query, language)):
        return []
    live = ContraindicationPage.objects.live().select_related("locale").order_by("title")
    own = live.filter(alias_of__isnull=True, locale__language_code=language)
    named = meant_by(typed, list(own)).named
    # Asked only when there is something to hide: most searches name no condition.
    public = set(own.public().values_list("pk", flat=True)) if named else set()
    return [page for page in named if page.pk in public]
