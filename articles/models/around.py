"""The guides that a guide leads to: related ones, and its neighbours in the list."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from articles.models.cards import stored_conditions
from articles.models.querysets import NEWEST

if TYPE_CHECKING:
    from articles.models.articles import ArticlePage

#: How many related guides are shown.
RELATED = 3


class Around:
    """Found in a fixed number of queries, however many guides there are."""

    def __init__(self, page: "ArticlePage") -> None:
        self.page = page

    @cached_property
    def near(self) -> list["ArticlePage"]:
        """The newest guides that share a topic, and the neighbours; newest first."""
        among = [self._newest(pk__in=self._sharing_a_topic())]
        if self._place is not None:
            date, pk = self._place
            newer = Q(first_published_at__gt=date) | Q(first_published_at=date, pk__gt=pk)
            older = Q(first_published_at__lt=date) | Q(first_published_at=date, pk__lt=pk)
            others = self._others()
            among += [
                others.filter(newer).order_by("first_published_at", "pk").values("pk")[:1],
                others.filter(older).order_by(*NEWEST).values("pk")[:1],
            ]
        return self._fetched(among)

    @cached_property
    def related(self) -> list["ArticlePage"]:
        """The guides that share a topic, newest first; where they are few, then those that name the same conditions."""
        found = [one for one in self.near if one.shares_a_topic][:RELATED]
        conditions = stored_conditions(self.page.body.raw_data)
        if len(found) < RELATED and conditions:
            naming = self._fetched([self._newest(pk__in=_pages_that_name(conditions))])
            found += [one for one in naming if one not in found]
        return found[:RELATED]

    @property
    def neighbours(self) -> dict[str, "ArticlePage | None"]:
        """The guide before and the guide after this one in the list, which begins with the newest."""
        if self._place is None:
            return {}
        newer = [one for one in self.near if (one.first_published_at, one.pk) > self._place]
        older = [one for one in self.near if (one.first_published_at, one.pk) < self._place]
        return {
            "previous": newer[-1] if newer else None,
            "next": older[0] if older else None,
        }

    @property
    def _place(self) -> tuple[Any, int] | None:
        date = self.page.first_published_at
        return (date, self.page.pk) if date and self.page.pk else None

    def _sharing_a_topic(self) -> QuerySet[Any, Any]:
        rows = type(self.page).article_topics.rel.related_model._default_manager
        return rows.filter(topic__in=self.page.topic_ids).values("page")

    def _fetched(self, among: Iterable[QuerySet[Any, Any]]) -> list["ArticlePage"]:
        # Their ids are found first: sorting rows with whole texts is slow.
        wanted = Q()
        for pks in among:
            wanted |= Q(pk__in=pks)
        shares = Exists(self._sharing_a_topic().filter(page=OuterRef("pk")))
        guides = type(self.page).objects.for_cards().annotate(shares_a_topic=shares)
        found = guides.filter(wanted)
        return sorted(found, key=lambda one: (one.first_published_at, one.pk), reverse=True)

    def _others(self) -> QuerySet[Any, Any]:
        return type(self.page).objects.for_cards().sibling_of(self.page, inclusive=False)

    def _newest(self, **conditions: Any) -> QuerySet[Any, Any]:
        return self._others().filter(**conditions).order_by(*NEWEST).values("pk")[:RELATED]


def _pages_that_name(pks: Iterable[int]) -> QuerySet[Any, Any]:
    pages = ContentType.objects.get_for_model(Page)
    # Keys of other models may be no numbers: only those of pages are read as such.
    key = Cast(Case(When(base_content_type=pages, then=F("object_id"))), BigIntegerField())
    mentions = ReferenceIndex.objects.filter(
        base_content_type=pages, to_object_id__in=[str(pk) for pk in pks]
    )
    return mentions.annotate(page=key).values("page")
