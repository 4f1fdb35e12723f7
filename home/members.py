"""What each person of the team wrote and reviewed on this site, from the records themselves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Model, Q
from wagtail.models import Locale

from articles.models import ArticlePage, ContraindicationPage
from core.models import Person
from reviews.public import all_facts


@dataclass
class Member:
    person: Person
    wrote: list[ArticlePage] = field(default_factory=list)
    #: The guides whose last review is theirs.
    reviewed: list[ArticlePage] = field(default_factory=list)
    #: How many entries of the library of contraindications they reviewed last.
    conditions: int = 0


def members(people: Iterable[Person], locale: Locale) -> list[Member]:
    """Return the people with their live guides in a language, in a fixed number of queries."""
    people = list(people)
    keys = {person.translation_key for person in people}
    family = dict(
        Person.objects.filter(translation_key__in=keys).values_list("pk", "translation_key")
    )
    reviewer = {
        key: family[facts.person_id]
        for key, facts in all_facts().items()
        if facts.person_id in family
    }
    wrote: dict[UUID, list[ArticlePage]] = defaultdict(list)
    reviewed: dict[UUID, list[ArticlePage]] = defaultdict(list)
    theirs = Q(author__in=family) | Q(translation_key__in=reviewer)
    guides = ArticlePage.objects.for_cards().filter(theirs, locale=locale)
    for guide in guides.defer_streamfields().order_by("title"):
        if guide.author_id in family:
            wrote[family[guide.author_id]].append(guide)
        if guide.translation_key in reviewer:
            reviewed[reviewer[guide.translation_key]].append(guide)
    conditions = _live_keys(ContraindicationPage, locale)
    return [
        Member(
            person,
            wrote[person.translation_key],
            reviewed[person.translation_key],
            sum(reviewer.get(key) == person.translation_key for key in conditions),
        )
        for person in people
    ]


def _live_keys(model: type[Model], locale: Locale) -> list[UUID]:
    rows = model._default_manager.filter(live=True, locale=locale, alias_of__isnull=True)
    return list(rows.values_list("translation_key", flat=True))
